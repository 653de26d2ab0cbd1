// A scenario's identity: what means the same has the same hash, whatever the order of keys, comments,
// units or defaults. Decided here:
// - Left out is what a run reports beside it (seed, number of leads), what only people read (name,
//   story, how a limit was typed), and the assumptions, which follow from the rest. The name counts
//   where a webhook sends it, as {{program.Name}}.
// - Names of webhooks count: reports are compared by them.
// - Lists count in their order. So do headers (sent in it), mappings (the last one to a field wins) and
//   bodies (their values are drawn and sent in it).
// - Tokens count by their values, not by the folder a my token is inherited from.
// - Handlers count by the text of their file, not by what it imports.
// - The rows of a file count one by one: fewer of them are other leads.
import { createHash } from 'node:crypto'
import { tokenize } from '../executor/token.ts'
import type { MyToken, TokenScopes, Value, Webhook } from '../executor/webhook.ts'
import type { LeadSpec } from '../lead/definition.ts'
import type { ReplyDefinition } from '../service/definition.ts'
import type { Scenario } from './model.ts'

/** 64 hexadecimal digits: SHA-256 of the canonical text of the scenario after defaults. */
export function hashScenario(scenario: Scenario): string {
  const { instance, campaigns, webhooks, services, settings, expectations, leads } = scenario
  const hash = createHash('sha256')
  hash.update(
    canonical({
      instance,
      campaigns: campaigns.map(({ name, tokens: _, ...campaign }) =>
        campaigns.length === 1 ? campaign : { name, ...campaign },
      ),
      webhooks,
      services: services.map((service) => ({ ...service, replies: service.replies.map(asSent) })),
      tokens: asRendered(sendsName(webhooks) ? scenario.tokens : withoutName(scenario.tokens)),
      settings,
      expectations: expectations.map(({ text: _, ...limit }) => limit),
      leads: withoutRows(leads),
      handlers: scenario.handlers?.text,
    }),
  )
  // Row by row, because a million of them in one text is more than the scenario itself.
  const rows = leads.kind === 'rows' ? leads.rows : []
  for (const row of rows) hash.update(`\n${JSON.stringify(row)}`)
  return hash.digest('hex')
}

/** JSON with the keys of every object in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(
      Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    )
  })
}

function asSent({ body, ...reply }: ReplyDefinition): unknown {
  return { ...reply, body: JSON.stringify(body) }
}

function withoutRows(leads: LeadSpec): unknown {
  const { kind, fields } = leads
  return kind === 'rows' ? { kind, fields } : { kind, fields, awkward: leads.adversarialShare }
}

/** Where a my token is from bears on nothing; its type does where a number is digits in a text. */
function asRendered(tokens: TokenScopes): unknown {
  return Object.fromEntries(
    Object.entries(tokens).map(([scope, values]) => [
      scope,
      Object.fromEntries(Object.entries(values).map(([name, given]) => [name, asWritten(given)])),
    ]),
  )
}

function asWritten(given: Value | MyToken): unknown {
  if (typeof given !== 'object' || given === null) return given
  const isDigits = given.type === 'number' && typeof given.value === 'string'
  return isDigits ? { digits: given.value } : given.value
}

/** The two tokens whose value is the scenario's name, unless it says otherwise. */
const NAME_SCOPES: readonly string[] = ['program', 'campaign']

function isName(name: string): boolean {
  return name.toLowerCase() === 'name'
}

function sendsName(webhooks: readonly Webhook[]): boolean {
  const texts = webhooks.flatMap(({ url, payload, headers }) => [
    url,
    payload,
    ...headers.map(({ value }) => value),
  ])
  return texts
    .flatMap((text) => tokenize(text).parts)
    .some((part) => part.kind === 'token' && NAME_SCOPES.includes(part.scope) && isName(part.name))
}

function withoutName(tokens: TokenScopes): TokenScopes {
  return Object.fromEntries(
    Object.entries(tokens).map(([scope, values]) => [
      scope,
      NAME_SCOPES.includes(scope)
        ? Object.fromEntries(Object.entries(values).filter(([name]) => !isName(name)))
        : values,
    ]),
  )
}
