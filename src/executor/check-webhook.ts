// Everything that can be wrong with a webhook before it is run. One check a part of the webhook, each
// in a file of its own; an error means the scenario does not run, a warning is for `lint`.
import { checkHeaders } from './check-headers.ts'
import { checkMappings } from './check-mappings.ts'
import { checkPayload } from './check-payload.ts'
import { checkUrl } from './check-url.ts'
import type { WebhookProblem, WebhookToCheck } from './webhook-problem.ts'

const CHECKS: readonly ((subject: WebhookToCheck) => readonly WebhookProblem[])[] = [
  checkUrl,
  checkPayload,
  checkHeaders,
  checkMappings,
]

/** Every problem of a webhook, in the order url, payload, headers, mappings. */
export function checkWebhook(subject: WebhookToCheck): readonly WebhookProblem[] {
  return CHECKS.flatMap((check) => check(subject))
}
