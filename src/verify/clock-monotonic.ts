import { ZERO } from '../time/instant.ts'
import type { TimelineCheck } from './check.ts'

/** Virtual time never goes back, and within a call asking, starting and ending come in that order. */
export const clockMonotonic: TimelineCheck = {
  of: 'timeline',
  id: 'clock-monotonic',
  title: 'Time never goes back.',
  nothing: 'nothing happened',
  open(tally) {
    let nowUs = ZERO
    return (event) => {
      tally.looked()
      if (event.timeUs < nowUs) {
        tally.violated({
          lead: 'leadIndex' in event ? event.leadIndex : 0,
          step: 'stepIndex' in event ? event.stepIndex : 0,
          expected: `${event.kind} at ${nowUs} µs or later`,
          actual: `${event.timeUs} µs`,
        })
      }
      nowUs = event.timeUs
      if (event.kind !== 'call-ended') return
      const { leadIndex: lead, stepIndex: step, queuedUs, startedUs, timeUs } = event
      if (queuedUs <= startedUs && startedUs <= timeUs) return
      const expected = 'queued, started and ended in that order'
      tally.violated({ lead, step, expected, actual: `${queuedUs}, ${startedUs}, ${timeUs} µs` })
    }
  },
}
