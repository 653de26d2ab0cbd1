// Values in the words of a violation. What of them may not be seen is the report's to say, and it says so
// before they are cut.
import type { WebhookLead, Write } from '../executor/webhook.ts'

/** How what comes from outside is put into words. `lead`: as the executor got it. */
export interface Showing {
  value(value: unknown): string
  body(text: string | undefined, lead: WebhookLead): string
  url(url: string): string
  /** The value of a header of a request. */
  header(name: string, value: string): string
  /** Why something ended as it did. */
  sentence(text: string, lead: WebhookLead): string
}

/** All of it as it is. */
export const PLAIN_SHOWING: Showing = {
  value: shown,
  body: shown,
  url: (url) => url,
  header: (_name, value) => value,
  sentence: (text) => text,
}

/** Longer values are cut. */
const SHOWN_MAX = 200

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`
}

/** `Plan = "team", Lead Score = 7`. */
export function countedWrites(writes: readonly Write[], showing: Showing): string {
  if (writes.length === 0) return 'no write'
  return writes.map(({ field, value }) => `${field} = ${showing.value(value)}`).join(', ')
}
