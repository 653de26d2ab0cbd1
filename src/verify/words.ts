// Values in the words of a violation. Masking is the report's.
import type { Write } from '../executor/webhook.ts'

/** Longer values are cut. */
const SHOWN_MAX = 200

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`
}

/** `Plan = "team", Lead Score = 7`. */
export function countedWrites(writes: readonly Write[]): string {
  if (writes.length === 0) return 'no write'
  return writes.map(({ field, value }) => `${field} = ${shown(value)}`).join(', ')
}
