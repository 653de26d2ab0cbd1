import type { Us } from '../time/instant.ts'

/** A stretch of the run, or one that comes again. */
export interface TimeWindow {
  /** Since the start of the run. */
  readonly fromUs: Us
  readonly forUs: Us
  /** From one start to the next; left out when there is only one. */
  readonly everyUs?: Us
}

/** Whether an instant lies within: the first one does, the one at the end does not. */
export function isWithin({ fromUs, forUs, everyUs }: TimeWindow, atUs: Us): boolean {
  const sinceUs = atUs - fromUs
  if (sinceUs < 0) return false
  return (everyUs === undefined ? sinceUs : sinceUs % everyUs) < forUs
}
