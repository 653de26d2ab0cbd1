// Webhooks with their defaults filled in, and what is wrong between them and the rest of the scenario.
import { checkWebhook } from '../executor/check-webhook.ts'
import { originOf } from '../executor/url.ts'
import type { Webhook } from '../executor/webhook.ts'
import type { WebhookToCheck } from '../executor/webhook-problem.ts'
import { type Finding, listed, quoted } from './finding.ts'
import { originOfKey } from './normalize-services.ts'
import { problemFinding } from './problem-finding.ts'
import type { ReadableWebhook } from './readable-webhooks.ts'
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

/** Warnings of a webhook that is not `isSure` would follow from its other mistakes. */
export function webhookFindings(
  { webhook, isSure }: ReadableWebhook,
  around: WebhookSurroundings,
): readonly Finding[] {
  const { serviceKeys, unknownTokenIsError, ...context } = around
  const findings = checkWebhook({ webhook, ...context }).map((problem) => {
    const isWanted = problem.code === 'unknown-token' && !unknownTokenIsError
    return problemFinding(webhook, isWanted ? { ...problem, severity: 'warning' } : problem)
  })
  return [
    ...findings.filter(({ severity }) => isSure || severity === 'error'),
    ...serviceFindings(webhook, serviceKeys),
  ]
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
