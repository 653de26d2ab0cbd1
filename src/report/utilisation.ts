import type { Measures } from '../measure/measures.ts'

/** Busy slot time over slots × total execution delay, 0 to 1; `null` when no time passed. */
export function utilisation({ slots, totalUs }: Measures): number | null {
  return totalUs === 0 ? null : slots.busyUs / (slots.count * totalUs)
}
