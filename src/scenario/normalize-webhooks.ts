// Webhooks with their defaults filled in, and what is wrong between them and the rest of the scenario.
import type { IssueCode } from '../errors.ts'
import { checkWebhook } from '../executor/check-webhook.ts'
import { originOf } from '../executor/url.ts'
import type { TokenScopes, Value, Webhook } from '../executor/webhook.ts'
import type { WebhookProblem, WebhookToCheck } from '../executor/webhook-problem.ts'
import { type Finding, listed, quoted } from './finding.ts'
import { originOfKey } from './normalize-services.ts'
import { didYouMean } from './suggest.ts'
import type { ReadWebhook } from './webhook-schema.ts'

export function normalizeWebhook([name, read]: readonly [string, ReadWebhook]): Webhook {
  const { url, method = 'POST', encoding = 'JSON', responseType = 'JSON', payload = '' } = read
  const headers = Object.entries(read.headers ?? {}).map(([header, value]) => ({
    name: header,
    value,
  }))
  const mappings = Object.entries(read.mappings ?? {}).map(([attribute, field]) => ({
    attribute,
    field,
  }))
  return { name, url, method, headers, payload, encoding, responseType, mappings }
}

export interface WebhookSurroundings extends Omit<WebhookToCheck, 'webhook'> {
  /** As written, services with mistakes among them. */
  readonly serviceKeys: readonly string[]
  /** Whether a token that names nothing stops the scenario (decision 20). */
  readonly unknownTokenIsError: boolean
}

export function webhookFindings(webhook: Webhook, around: WebhookSurroundings): readonly Finding[] {
  const { serviceKeys, unknownTokenIsError, ...context } = around
  const problems = checkWebhook({ webhook, ...context }).filter(
    ({ code, severity }) =>
      severity === 'error' && (unknownTokenIsError || code !== 'unknown-token'),
  )
  return [
    ...problems.map((problem) => problemFinding(webhook, problem)),
    ...serviceFindings(webhook, serviceKeys),
  ]
}

function problemFinding(
  webhook: Webhook,
  { part, code, got, rule, mend }: WebhookProblem,
): Finding {
  const steps = stepsOf(part)
  const isOfKey = code === 'bad-path' || (code === 'bad-header' && got === steps[1])
  const isWholeUrl = code === 'bad-url' && got === webhook.url
  const refusal = isWholeUrl ? 'is not a URL' : (REFUSALS[code] ?? 'is refused')
  return {
    path: ['webhooks', webhook.name, ...steps],
    at: isOfKey ? 'key' : 'value',
    piece: got,
    code,
    got: quoted(got),
    rule: `${refusal}. ${rule}`,
    mend,
  }
}

/** What is wrong with a piece of a webhook, before the rule says why. */
const REFUSALS: Partial<Readonly<Record<IssueCode, string>>> = {
  'bad-header': 'cannot be sent',
  'bad-path': 'is not a response attribute',
  'bad-template': 'cannot stand in a payload',
  'bad-token': 'is not a token',
  'bad-url': 'cannot stand in a URL',
  'field-not-writable': 'cannot be mapped to',
  'unknown-field': 'names no field',
  'unknown-token': 'names nothing',
}

function stepsOf(part: WebhookProblem['part']): readonly string[] {
  const dot = part.indexOf('.')
  return dot < 0 ? [part] : [part.slice(0, dot), part.slice(dot + 1)]
}

function serviceFindings(
  { name, url }: Webhook,
  serviceKeys: readonly string[],
): readonly Finding[] {
  const origin = originOf(url)
  const origins = serviceKeys.flatMap((key) => originOfKey(key) ?? [])
  // A service key with a mistake may be the one that is meant: it is reported, and that is enough.
  if (origin === undefined || origins.includes(origin) || origins.length < serviceKeys.length)
    return []
  const choice = origins.length === 0 ? '' : ` The services are ${listed(origins, 'and')}.`
  return [
    {
      path: ['webhooks', name, 'url'],
      code: 'unknown-service',
      got: quoted(origin),
      rule: 'has no service.',
      mend: `Add it under services.${choice}${didYouMean(origin, origins)}`,
      piece: url,
    },
  ]
}

/** The scenario's tokens over what a program and a campaign always have. Scopes are lower case; names
 *  are matched without regard to case (decision 21). */
export function tokenScopes(
  name: string,
  own: Readonly<Record<string, Readonly<Record<string, Value>>>>,
): TokenScopes {
  const scopes = new Map<string, Map<string, readonly [string, Value]>>()
  const given = {
    program: { Name: name, id: 1, Description: '' },
    campaign: { name, id: 1, description: '' },
    my: {},
  }
  for (const [scope, values] of [...Object.entries(given), ...Object.entries(own)]) {
    const names = scopes.get(scope.toLowerCase()) ?? new Map<string, readonly [string, Value]>()
    for (const entry of Object.entries<Value>(values)) names.set(entry[0].toLowerCase(), entry)
    scopes.set(scope.toLowerCase(), names)
  }
  return Object.fromEntries(
    Array.from(scopes, ([scope, names]) => [scope, Object.fromEntries(names.values())]),
  )
}

/** Scopes whose values come from the lead. */
const LEAD_SCOPES = ['lead', 'company']

export function tokenFindings(scopes: readonly string[]): readonly Finding[] {
  return scopes
    .filter((scope) => LEAD_SCOPES.includes(scope.toLowerCase()))
    .map((scope) => ({
      path: ['tokens', scope],
      at: 'key',
      code: 'conflict',
      rule: `Tokens of the scope ${scope} have the values of the lead.`,
      mend: 'Put it under leads.fields, with always for one value.',
    }))
}
