import { type Us, ZERO } from '../time/instant.ts'
import type { TimelineEvent } from '../timeline/event.ts'
import type { TimelineCheck } from './check.ts'

/** Virtual time never goes back, and within a call asking, starting and ending come in that order. */
export const clockMonotonic: TimelineCheck = {
  of: 'timeline',
  id: 'clock-monotonic',
  title: 'Time never goes back.',
  nothing: 'nothing happened',
  open(tally) {
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
    // Each reads the time of its own kind of event, and looks closer only when something is wrong.
    return {
      'run-started': (event) => passTo(event.timeUs, event),
      'lead-arrived': (event) => passTo(event.timeUs, event),
      'lead-skipped': (event) => passTo(event.timeUs, event),
      'call-queued': (event) => passTo(event.timeUs, event),
      'call-started': (event) => passTo(event.timeUs, event),
      'call-ended': (event) => {
        passTo(event.timeUs, event)
        const { leadIndex: lead, stepIndex: step, queuedUs, startedUs, timeUs } = event
        if (queuedUs <= startedUs && startedUs <= timeUs) return
        const expected = 'queued, started and ended in that order'
        tally.violated({ lead, step, expected, actual: `${queuedUs}, ${startedUs}, ${timeUs} µs` })
      },
      'lead-completed': (event) => passTo(event.timeUs, event),
      'run-ended': (event) => passTo(event.timeUs, event),
    }
  },
}
