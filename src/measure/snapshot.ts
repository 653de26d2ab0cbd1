import type { Us } from '../time/instant.ts'

/** How far a run is: cheap to make, for a progress bar. */
export interface Snapshot {
  readonly timeUs: Us
  readonly leadsOffered: number
  /** Completed or skipped. */
  readonly leadsDone: number
  readonly calls: number
  readonly timeouts: number
}
