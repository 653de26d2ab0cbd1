import type { Us } from '../time/instant.ts'

/** How far a run is: cheap to make, for a progress bar. */
export interface Snapshot {
  readonly timeUs: Us
  readonly leadsOffered: number
  /** Completed or skipped. */
  readonly leadsDone: number
  /** Calls that hold a slot, and those that wait for one. */
  readonly inFlight: number
  readonly waiting: number
  /** Calls that ended. */
  readonly calls: number
  readonly timeouts: number
}
