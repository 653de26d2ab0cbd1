// What is wrong between the parts of a scenario: names that name nothing, templates against fields and
// tokens. Looks at what is left of each part without its wrong values, and not at all at what a part
// that cannot be read may hold, so that all mistakes come out together and none follows from another.
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { quotedFields } from '../service/quoted-fields.ts'
import { campaignFindings } from './campaign-findings.ts'
import { type Finding, listed, type Path, quoted } from './finding.ts'
import { instance as instanceSchema } from './instance-schema.ts'
import { fieldFindings, type NamedField, nameFindings } from './lead-fields.ts'
import { field as fieldSchema } from './lead-schema.ts'
import { ANY } from './normalize-campaigns.ts'
import { type Leads, namedFields } from './normalize-leads.ts'
import { originFindings } from './normalize-services.ts'
import { areTokensKnown, readableTokens, tokenFindings, tokenScopes } from './normalize-tokens.ts'
import { type WebhookSurroundings, webhookFindings } from './normalize-webhooks.ts'
import { readableCampaigns } from './readable-campaigns.ts'
import { readableWebhooks } from './readable-webhooks.ts'
import { salvage } from './salvage.ts'
import { executorSettings } from './settings.ts'
import { stepFieldFindings } from './step-fields.ts'
import { didYouMean, suggest } from './suggest.ts'
import { isMapping, membersOf, valueAt } from './tree.ts'
import { writtenCampaigns, writtenSteps } from './written-flow.ts'

export function crossFindings(input: JsonValue, leads: Leads): readonly Finding[] {
  return [
    ...ownFindings(input, leads),
    ...tokenFindings(input),
    ...originFindings(namesAt(input, 'services')),
    ...templateFindings(input, leads),
    ...replyFindings(input, leads),
    ...campaignFindings(input),
    ...flowFindings(input),
    ...(codesUnknowable(input, leads).includes('unknown-field')
      ? []
      : stepFieldFindings(input, namedFields(leads))),
  ]
}

/** Where nobody knows which fields are given, only the names of the others can be wrong. */
function ownFindings(input: JsonValue, leads: Leads): readonly Finding[] {
  const own = ownFields(input)
  return areGivenFieldsKnown(input, leads) ? fieldFindings(own, leads.given) : nameFindings(own)
}

/** A field of which nothing can be read is still a field: tokens and mappings may name it. */
export function ownFields(input: JsonValue): readonly NamedField[] {
  const members = membersOf(valueAt(input, ['leads', 'fields']))
  return members.map(([name, part]) => [name, salvage(fieldSchema, part) ?? { type: 'string' }])
}

function templateFindings(input: JsonValue, leads: Leads): readonly Finding[] {
  const around = surroundings(input, leads)
  const unknowable = codesUnknowable(input, leads)
  const findings = readableWebhooks(input).flatMap((readable) => {
    const found = webhookFindings(readable, around)
    const hasUrl = typeof valueAt(input, ['webhooks', readable.webhook.name, 'url']) === 'string'
    return hasUrl ? found : found.filter(({ path }) => path[2] !== 'url')
  })
  return findings.filter(({ code }) => !unknowable.includes(code))
}

/** Replies that quote a lead field which is not there, or depend on one. */
function replyFindings(input: JsonValue, leads: Leads): readonly Finding[] {
  if (codesUnknowable(input, leads).includes('unknown-field')) return []
  const names = namedFields(leads).map(({ displayName }) => displayName)
  const known = new Set(names.map((name) => name.toLowerCase()))
  return membersOf(valueAt(input, ['services'])).flatMap(([origin]) => {
    const path = ['services', origin, 'replies']
    const replies = valueAt(input, path) ?? null
    const cacheField = cacheFieldAt(input, origin)
    return [...quotedFields(replies, path), ...conditionFields(replies, path), ...cacheField]
      .filter(({ name }) => name !== '' && !known.has(name.toLowerCase()))
      .map(({ name, path: at }): Finding => {
        const rule = 'is not the display name of a lead field.'
        const mend = `Add it under leads.fields.${didYouMean(name, names)}`
        return { path: at, code: 'unknown-field', got: quoted(name), rule, mend }
      })
  })
}

/** The field by which a cache tells requests apart, with its place. */
function cacheFieldAt(input: JsonValue, origin: string): ReturnType<typeof quotedFields> {
  const path = ['services', origin, 'cache', 'by']
  const name = valueAt(input, path)
  return typeof name === 'string' ? [{ path, name }] : []
}

/** The fields that conditions look at, with their places. */
function conditionFields(replies: JsonValue, path: Path): ReturnType<typeof quotedFields> {
  if (!isList(replies)) return []
  return replies.flatMap((reply, index) => {
    const name = valueAt(reply, ['when', 'lead'])
    return typeof name === 'string' ? [{ path: [...path, index, 'when', 'lead'], name }] : []
  })
}

/** What the templates of webhooks are checked against. */
export function surroundings(input: JsonValue, leads: Leads): WebhookSurroundings {
  const instance = salvage(instanceSchema, valueAt(input, ['instance'])) ?? {}
  const name = valueAt(input, ['name'])
  return {
    fields: namedFields(leads),
    tokens: tokenScopes({
      name: typeof name === 'string' ? name : '',
      campaigns: readableCampaigns(input),
      tokens: readableTokens(input),
    }),
    settings: executorSettings(instance),
    serviceKeys: namesAt(input, 'services'),
    unknownTokenIsError: (instance.unknownToken ?? 'error') === 'error',
  }
}

/** Names cannot be told from mistakes where the place that declares them cannot be read. */
function codesUnknowable(input: JsonValue, leads: Leads): readonly string[] {
  const areFieldsKnown =
    leads.issues.length === 0 &&
    areGivenFieldsKnown(input, leads) &&
    isReadable(input, ['leads', 'fields'])
  const areNamesKnown = areFieldsKnown && areTokensKnown(input) && isReadable(input, ['tokens'])
  return [
    ...(areServicesKnown(input) ? [] : ['unknown-service']),
    ...(areFieldsKnown ? [] : ['unknown-field', 'field-not-writable']),
    ...(areNamesKnown ? [] : ['unknown-token']),
  ]
}

/** Handlers of the user's own may be at any origin. */
function areServicesKnown(input: JsonValue): boolean {
  if (!isMapping(input) || Object.hasOwn(input, 'handlers') || isMisspelt(input, 'handlers')) {
    return false
  }
  return isMapping(valueAt(input, ['services']))
}

/** Whether no file describes the fields, or one that can be read. */
function areGivenFieldsKnown(input: JsonValue, { described }: Leads): boolean {
  const part = valueAt(input, ['leads'])
  if (!isMapping(part)) return part === undefined
  return Object.hasOwn(part, 'describe') ? described !== undefined : !isMisspelt(part, 'describe')
}

/** Whether there is a mapping at a path, or nothing on purpose: not because a key is misspelt. */
function isReadable(input: JsonValue, path: readonly string[]): boolean {
  let here: JsonValue | undefined = input
  for (const step of path) {
    if (!isMapping(here)) return false
    const child = valueAt(here, [step])
    if (child === undefined) return !isMisspelt(here, step)
    here = child
  }
  return isMapping(here)
}

/** Whether a key that is not there may have been written otherwise. */
function isMisspelt(mapping: { readonly [key: string]: JsonValue }, key: string): boolean {
  return Object.keys(mapping).some((other) => suggest(other, [key]) !== undefined)
}

/** Steps and triggers that name a webhook which is not there. */
function flowFindings(input: JsonValue): readonly Finding[] {
  if (!isMapping(valueAt(input, ['webhooks']))) return []
  const calls = writtenSteps(input).map(({ path, value }) => ({
    path: [...path, 'call'],
    name: valueAt(value, ['call']),
  }))
  const triggers = writtenCampaigns(input).map(({ path, value }) => ({
    path: [...path, 'trigger', 'called'],
    name: valueAt(value, ['trigger', 'called']),
  }))
  return [...calls, ...triggers.filter(({ name }) => name !== ANY)].flatMap(
    ({ path, name }): readonly Finding[] => {
      const names = namesAt(input, 'webhooks')
      if (typeof name !== 'string' || names.includes(name)) return []
      const choice = names.length === 0 ? 'Add it under webhooks.' : `Use ${listed(names)}.`
      const mend = didYouMean(name, names).trim() || choice
      const rule = 'is not a webhook of this scenario.'
      return [{ path, code: 'unknown-webhook', got: quoted(name), rule, mend }]
    },
  )
}

function namesAt(input: JsonValue, key: string): readonly string[] {
  return membersOf(valueAt(input, [key])).map(([name]) => name)
}
