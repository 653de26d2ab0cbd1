// A reach on whose virtual time somebody keeps an eye: it goes on when a pacer lets it. What happens, and at
// which virtual instant, stays what it was; only when it happens in real time is the pacer's.
import type { Reach } from '../fidelity/port.ts'
import type { Us } from '../time/instant.ts'

/** How fast virtual time goes. */
export interface Pacer {
  /** Asked, again and again, before virtual time goes on to `nextUs`: `undefined` when it may, else a
   *  promise until it may or until the run is to take breath. */
  letPass(nextUs: Us): Promise<void> | undefined
}

export function pacedReach(reach: Reach, pacer: Pacer): Reach {
  return {
    begin: (call) => reach.begin(call),
    letPass(nextUs) {
      const passing = nextUs === undefined ? undefined : pacer.letPass(nextUs)
      return passing ?? reach.letPass?.(nextUs)
    },
  }
}
