// What is wrong between the parts of a scenario: names that name nothing, templates against fields and
// tokens. Looks at what is left of each part without its wrong values, and not at all at what a part
// that cannot be read may hold, so that all mistakes come out together and none follows from another.
import type { Value } from '../executor/webhook.ts'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { quotedFields } from '../service/quoted-fields.ts'
import { type Finding, listed, quoted } from './finding.ts'
import { instance as instanceSchema } from './instance-schema.ts'
import { field as fieldSchema } from './lead-schema.ts'
import { fieldFindings, type Leads, type NamedField, namedFields } from './normalize-leads.ts'
import { originFindings } from './normalize-services.ts'
import {
  normalizeWebhook,
  tokenFindings,
  tokenScopes,
  type WebhookSurroundings,
  webhookFindings,
} from './normalize-webhooks.ts'
import { salvage } from './salvage.ts'
import { executorSettings } from './settings.ts'
import { didYouMean, suggest } from './suggest.ts'
import { isMapping, membersOf, valueAt } from './tree.ts'
import { webhook as webhookSchema } from './webhook-schema.ts'

export function crossFindings(input: JsonValue, leads: Leads): readonly Finding[] {
  return [
    ...fieldFindings(ownFields(input)),
    ...tokenFindings(namesAt(input, 'tokens')),
    ...originFindings(namesAt(input, 'services')),
    ...templateFindings(input, leads),
    ...replyFindings(input, leads),
    ...flowFindings(input),
  ]
}

/** A field of which nothing can be read is still a field: tokens and mappings may name it. */
export function ownFields(input: JsonValue): readonly NamedField[] {
  const members = membersOf(valueAt(input, ['leads', 'fields']))
  return members.map(([name, part]) => [name, salvage(fieldSchema, part) ?? { type: 'string' }])
}

function templateFindings(input: JsonValue, leads: Leads): readonly Finding[] {
  const around = surroundings(input, leads)
  const unknowable = codesUnknowable(input, leads)
  const findings = membersOf(valueAt(input, ['webhooks'])).flatMap(([name, part]) => {
    const read = salvage(webhookSchema.partial(), part)
    if (!read) return []
    const found = webhookFindings(
      normalizeWebhook([name, { ...read, url: read.url ?? '' }]),
      around,
    )
    return read.url === undefined ? found.filter(({ path }) => path[2] !== 'url') : found
  })
  return findings.filter(({ code }) => !unknowable.includes(code))
}

/** Replies that quote a lead field which is not there. */
function replyFindings(input: JsonValue, leads: Leads): readonly Finding[] {
  if (codesUnknowable(input, leads).includes('unknown-field')) return []
  const names = namedFields(leads).map(({ displayName }) => displayName)
  const known = new Set(names.map((name) => name.toLowerCase()))
  return membersOf(valueAt(input, ['services'])).flatMap(([origin]) => {
    const path = ['services', origin, 'replies']
    return quotedFields(valueAt(input, path) ?? null, path)
      .filter(({ name }) => name !== '' && !known.has(name.toLowerCase()))
      .map(({ name, path: at }): Finding => {
        const rule = 'is not the display name of a lead field.'
        const mend = `Add it under leads.fields.${didYouMean(name, names)}`
        return { path: at, code: 'unknown-field', got: quoted(name), rule, mend }
      })
  })
}

function surroundings(input: JsonValue, leads: Leads): WebhookSurroundings {
  const instance = salvage(instanceSchema, valueAt(input, ['instance'])) ?? {}
  const name = valueAt(input, ['name'])
  return {
    fields: namedFields(leads),
    tokens: tokenScopes(typeof name === 'string' ? name : '', readTokens(input)),
    settings: executorSettings(instance),
    serviceKeys: namesAt(input, 'services'),
    unknownTokenIsError: (instance.unknownToken ?? 'error') === 'error',
  }
}

/** A token whose value cannot be read is still a token. */
function readTokens(input: JsonValue): Record<string, Record<string, Value>> {
  const scopes = membersOf(valueAt(input, ['tokens']))
  return Object.fromEntries(
    scopes.map(([scope, values]) => [
      scope,
      Object.fromEntries(membersOf(values).map(([name, value]) => [name, scalarOf(value)])),
    ]),
  )
}

function scalarOf(value: JsonValue): Value {
  return typeof value === 'object' ? null : value
}

/** Names cannot be told from mistakes where the place that declares them cannot be read. */
function codesUnknowable(input: JsonValue, { issues }: Leads): readonly string[] {
  const areScopesKnown = membersOf(valueAt(input, ['tokens'])).every(([, scope]) =>
    isMapping(scope),
  )
  const areFieldsKnown = issues.length === 0 && isReadable(input, ['leads', 'fields'])
  const areTokensKnown = areFieldsKnown && areScopesKnown && isReadable(input, ['tokens'])
  return [
    ...(isMapping(valueAt(input, ['services'])) ? [] : ['unknown-service']),
    ...(areFieldsKnown ? [] : ['unknown-field']),
    ...(areTokensKnown ? [] : ['unknown-token']),
  ]
}

/** Whether there is a mapping at a path, or nothing on purpose: not because a key is misspelt. */
function isReadable(input: JsonValue, path: readonly string[]): boolean {
  let here: JsonValue | undefined = input
  for (const step of path) {
    if (!isMapping(here)) return false
    const child = valueAt(here, [step])
    if (child === undefined)
      return !Object.keys(here).some((key) => suggest(key, [step]) !== undefined)
    here = child
  }
  return isMapping(here)
}

function flowFindings(input: JsonValue): readonly Finding[] {
  const flow = valueAt(input, ['campaign', 'flow']) ?? []
  if (!isMapping(valueAt(input, ['webhooks']))) return []
  const names = namesAt(input, 'webhooks')
  return (isList(flow) ? flow : []).flatMap((_, index): readonly Finding[] => {
    const path = ['campaign', 'flow', index, 'call']
    const call = valueAt(input, path)
    if (typeof call !== 'string' || names.includes(call)) return []
    const choice = names.length === 0 ? 'Add it under webhooks.' : `Use ${listed(names)}.`
    const mend = didYouMean(call, names).trim() || choice
    const rule = 'is not a webhook of this scenario.'
    return [{ path, code: 'unknown-webhook', got: quoted(call), rule, mend }]
  })
}

function namesAt(input: JsonValue, key: string): readonly string[] {
  return membersOf(valueAt(input, [key])).map(([name]) => name)
}
