import { type Us, ZERO } from '../time/instant.ts'
import type {
  CallEnded,
  CallStarted,
  LeadArrived,
  RunEnded,
  TimelineEvent,
} from '../timeline/event.ts'
import type { Tally, TimelineCheck } from './check.ts'

/** Virtual time never goes back, and within a call asking, starting and ending come in that order.
 *  Asking and a lead's end happen at an instant one of the others tells of. */
export const clockMonotonic = {
  of: 'timeline',
  id: 'clock-monotonic',
  title: 'Time never goes back.',
  nothing: 'nothing happened',
  open(tally: Tally) {
    const clock = { nowUs: ZERO }

    const passTo = (timeUs: Us, event: TimelineEvent): void => {
      tally.looked()
      if (timeUs < clock.nowUs) {
        tally.violated({
          lead: 'leadIndex' in event ? event.leadIndex : 0,
          step: 'stepIndex' in event ? event.stepIndex : 0,
          expected: `${event.kind} at ${clock.nowUs} µs or later`,
          actual: `${timeUs} µs`,
        })
      }
      clock.nowUs = timeUs
    }
    return {
      'lead-arrived': (event: LeadArrived) => passTo(event.timeUs, event),
      'call-started': (event: CallStarted) => passTo(event.timeUs, event),
      'call-ended': (event: CallEnded) => {
        passTo(event.timeUs, event)
        const { leadIndex: lead, stepIndex: step, queuedUs, startedUs, timeUs } = event
        if (queuedUs <= startedUs && startedUs <= timeUs) return
        const expected = 'queued, started and ended in that order'
        tally.violated({ lead, step, expected, actual: `${queuedUs}, ${startedUs}, ${timeUs} µs` })
      },
      'run-ended': (event: RunEnded) => passTo(event.timeUs, event),
    }
  },
} satisfies TimelineCheck
