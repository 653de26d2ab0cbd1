import { type Us, ZERO } from '../time/instant.ts'
import type { CallEnded, CallQueued, RunEnded } from '../timeline/event.ts'
import type { Tally, TimelineCheck } from './check.ts'

/** Sums of floats over 10^8 calls are good to about this much. */
const TOLERANCE = 1e-9

/** L = λW, both sides counted apart: the number of calls in the system summed over time, and the time
 *  each call says it was there. They differ when a call's own times and the clock do. */
export const littlesLaw = {
  of: 'timeline',
  id: 'littles-law',
  title: "Calls in the system over time equal the calls' own times (Little's law).",
  nothing: 'no call was made',
  open(tally: Tally) {
    const sum = { nowUs: ZERO, inSystem: 0, area: 0, queued: 0, sojourn: 0 }

    const passTo = (timeUs: Us): void => {
      sum.area += sum.inSystem * (timeUs - sum.nowUs)
      sum.nowUs = timeUs
    }
    return {
      'call-queued': ({ timeUs }: CallQueued) => {
        passTo(timeUs)
        sum.inSystem++
        sum.queued += timeUs
      },
      'call-ended': ({ timeUs, queuedUs }: CallEnded) => {
        passTo(timeUs)
        sum.inSystem--
        sum.queued -= queuedUs
        sum.sojourn += timeUs - queuedUs
        tally.looked()
      },
      'run-ended': ({ timeUs }: RunEnded) => {
        passTo(timeUs)
        // Whoever is still there when a run is interrupted was there from its queueing until now.
        const { inSystem, area, queued, sojourn } = sum
        const unfinished = inSystem === 0 ? 0 : inSystem * timeUs - queued
        const total = sojourn + unfinished
        if (Math.abs(total - area) <= TOLERANCE * Math.max(total, area)) return
        const expected = `${area} call µs in the system`
        tally.violated({ lead: 0, step: 0, expected, actual: `${total} by the calls' own times` })
      },
    }
  },
} satisfies TimelineCheck
