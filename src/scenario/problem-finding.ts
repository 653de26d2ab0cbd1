// A problem of a webhook as a finding of the scenario it stands in.
import type { Webhook } from '../executor/webhook.ts'
import type { WebhookProblem } from '../executor/webhook-problem.ts'
import type { WebhookRule } from '../executor/webhook-rules.ts'
import { type Finding, quoted } from './finding.ts'

export function problemFinding(webhook: Webhook, problem: WebhookProblem): Finding {
  const { part, id, code, severity, got, rule, mend } = problem
  const steps = stepsOf(part)
  const isOfKey = KEY_RULES.includes(id) || (code === 'bad-header' && got === steps[1])
  const refusal = id === 'illegal-url' && got === webhook.url ? 'is not a URL' : REFUSALS[id]
  return {
    path: ['webhooks', webhook.name, ...steps],
    at: isOfKey ? 'key' : 'value',
    id,
    code,
    severity,
    rule: refusal === '' ? rule : `${refusal}. ${rule}`,
    mend,
    ...(got !== '' && { piece: got, nth: nthOf(webhook, problem), got: quoted(got) }),
  }
}

/** What is said of the value found before the rule says why. Empty where the rule says it all. */
const REFUSALS: Readonly<Record<WebhookRule, string>> = {
  'malformed-token': 'is not a token',
  'unknown-token': 'names nothing',
  'api-name-token': 'names nothing',
  'out-of-scope-token': 'names nothing',
  'email-only-token': 'names nothing',
  'illegal-url': 'cannot stand in a URL',
  'json-token-in-url': 'stands in the URL',
  'raw-token-in-url': 'stands in the URL',
  'secret-in-url': 'stands in the URL',
  'payload-on-get': 'is not sent',
  'illegal-backslash': 'cannot stand in a payload',
  'quoted-token': 'stands in quotes',
  'unquoted-token': 'stands without quotes',
  'raw-token-in-form': 'stands in a form',
  'numeric-default': 'has a default',
  'illegal-header': 'cannot be sent',
  'repeated-header': 'cannot be sent',
  'missing-content-type': '',
  'content-type-mismatch': 'does not fit the encoding',
  'malformed-path': 'is not a response attribute',
  'unmappable-key': 'is not a response attribute',
  'root-array': 'begins with an index',
  'nothing-mapped': 'is not mapped',
  'no-such-field': 'names no field',
  'rest-name': 'is the REST name',
  'no-soap-name': 'cannot be mapped to',
  'read-only-field': 'cannot be mapped to',
  'field-mapped-twice': 'is mapped to twice',
}

/** About the attribute, which is the key of its mapping. */
const KEY_RULES: readonly WebhookRule[] = [
  'malformed-path',
  'unmappable-key',
  'root-array',
  'nothing-mapped',
]

function stepsOf(part: WebhookProblem['part']): readonly string[] {
  const dot = part.indexOf('.')
  return dot < 0 ? [part] : [part.slice(0, dot), part.slice(dot + 1)]
}

/** How many times the value found stands in its text before it stands where it is wrong. */
function nthOf(webhook: Webhook, { part, got, offset = 0 }: WebhookProblem): number {
  const text = part === 'url' || part === 'payload' ? webhook[part] : ''
  return text.slice(0, offset).split(got).length - 1
}
