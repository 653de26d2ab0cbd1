// Parts of what every run says of itself.
import { createHash } from 'node:crypto'

export function secondsSince(startedMs: number): number {
  return (performance.now() - startedMs) / 1_000
}

/** Of anything that was done, long enough to tell runs apart. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
