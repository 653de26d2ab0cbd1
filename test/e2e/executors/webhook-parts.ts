// What the executors beside this have in common: enough of a webhook for the scenarios they run.
import type { WebhookCall } from '../../../src/index.ts'

/** The URL with the lead's fields in it. */
export function urlOf({ webhook, lead }: WebhookCall): string {
  return webhook.url.replaceAll(/\{\{lead\.([^}]+)\}\}/g, (_, name: string) =>
    encodeURIComponent(String(lead.values[name] ?? '')),
  )
}

/** The fields that an answer fills. */
export function writesOf({ webhook }: WebhookCall, status: number, body: string) {
  if (status < 200 || status > 299 || body === '') return []
  const answer = JSON.parse(body)
  return webhook.mappings.map(({ attribute, field }) => ({ field, value: answer[attribute] }))
}

/** As long as the platform waits. */
export const LIMIT_MS = 30_000
