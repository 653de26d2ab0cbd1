// Everything that can be wrong with a webhook before it is run. One check a part of the webhook, each
// in a file of its own; an error means the scenario does not run, a warning is for `lint`.
import { checkHeaders } from './check-headers.ts'
import { checkMappings } from './check-mappings.ts'
import { checkPayload } from './check-payload.ts'
import { checkUrl } from './check-url.ts'
import type { BrokenRule, WebhookProblem, WebhookToCheck } from './webhook-problem.ts'
import { WEBHOOK_RULES } from './webhook-rules.ts'

const CHECKS: readonly ((subject: WebhookToCheck) => readonly BrokenRule[])[] = [
  checkUrl,
  checkPayload,
  checkHeaders,
  checkMappings,
]

/** Every problem of a webhook, in the order url, payload, headers, mappings. */
export function checkWebhook(subject: WebhookToCheck): readonly WebhookProblem[] {
  return CHECKS.flatMap((check) => check(subject)).map((broken) => problemOf(broken, subject))
}

function problemOf(broken: BrokenRule, { settings }: WebhookToCheck): WebhookProblem {
  const [severity, code] = WEBHOOK_RULES[broken.id]
  // Decision 20: whoever asks for unknown tokens to be kept as typed is not stopped by one.
  const isWanted = code === 'unknown-token' && settings.unknownToken === 'literal'
  return { ...broken, code, severity: isWanted ? 'warning' : severity }
}
