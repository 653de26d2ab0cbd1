import { ZERO } from '../time/instant.ts'
import type { TimelineCheck } from './check.ts'

/** Decision 2: one pool for all webhooks. Never more calls in flight than slots, and no slot stands
 *  empty while a call waits. */
export const slotBound: TimelineCheck = {
  of: 'timeline',
  id: 'slot-bound',
  title: 'Calls in flight never exceed the slots, and none waits while a slot is free.',
  nothing: 'no call was made',
  open(tally) {
    let slotCount = 0
    let inFlight = 0
    let waiting = 0
    let nowUs = ZERO
    return (event) => {
      if (event.timeUs > nowUs) {
        if (waiting > 0 && inFlight < slotCount) {
          const free = slotCount - inFlight
          tally.violated({
            ...NOBODY,
            expected: 'no call waits while a slot is free',
            actual: `${waiting} waiting and ${free} free at ${nowUs} µs`,
          })
        }
        nowUs = event.timeUs
      }
      switch (event.kind) {
        case 'run-started':
          slotCount = event.slotCount
          return
        case 'call-queued':
          waiting++
          return
        case 'call-started':
          waiting--
          inFlight++
          tally.looked()
          if (inFlight <= slotCount) return
          return tally.violated({
            lead: event.leadIndex,
            step: event.stepIndex,
            expected: `at most ${slotCount} calls in flight`,
            actual: `${inFlight} at ${event.timeUs} µs`,
          })
        case 'call-ended':
          inFlight--
      }
    }
  },
}

/** A moment of the whole run belongs to no lead; the first is as good as any to replay. */
const NOBODY = { lead: 0, step: 0 }
