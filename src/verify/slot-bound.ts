import { type Us, ZERO } from '../time/instant.ts'
import type {
  CallEnded,
  CallQueued,
  CallStarted,
  RunStarted,
  SendEnded,
  SendStarted,
} from '../timeline/event.ts'
import type { Tally, TimelineCheck } from './check.ts'

/** Decision 2: one pool for all webhooks. Never more calls in flight than slots, and no slot stands
 *  empty while a call waits and its turn has come. */
export const slotBound = {
  of: 'timeline',
  id: 'slot-bound',
  title: 'Calls in flight never exceed the slots, and none waits while a slot is free.',
  nothing: 'no call was made',
  open(tally: Tally) {
    let slotCount = 0
    let inFlight = 0
    let waiting = 0
    /** Steps that may still be worked on at once. */
    let turnsLeft = UNLIMITED
    const clock = { nowUs: ZERO }

    const passTo = (timeUs: Us): void => {
      if (timeUs === clock.nowUs) return
      if (waiting > 0 && inFlight < slotCount && turnsLeft > 0) {
        tally.violated({
          ...NOBODY,
          expected: 'no call waits while a slot is free',
          actual: `${waiting} waiting and ${slotCount - inFlight} free at ${clock.nowUs} µs`,
        })
      }
      clock.nowUs = timeUs
    }
    return {
      'run-started': (event: RunStarted) => {
        slotCount = event.slotCount
        if (event.processing !== 'unlimited') turnsLeft = event.processing
      },
      'call-queued': ({ timeUs }: CallQueued) => {
        passTo(timeUs)
        waiting++
      },
      'call-started': ({ timeUs, leadIndex, stepIndex }: CallStarted) => {
        passTo(timeUs)
        waiting--
        inFlight++
        turnsLeft--
        tally.looked()
        if (inFlight <= slotCount) return
        tally.violated({
          lead: leadIndex,
          step: stepIndex,
          expected: `at most ${slotCount} calls in flight`,
          actual: `${inFlight} at ${timeUs} µs`,
        })
      },
      'call-ended': ({ timeUs }: CallEnded) => {
        passTo(timeUs)
        inFlight--
        turnsLeft++
      },
      'send-started': ({ timeUs }: SendStarted) => {
        passTo(timeUs)
        turnsLeft--
      },
      'send-ended': ({ timeUs }: SendEnded) => {
        passTo(timeUs)
        turnsLeft++
      },
    }
  },
} satisfies TimelineCheck

/** More than there are ever; not infinity, because counting a float up and down boxes it. */
const UNLIMITED = 2 ** 30

/** A moment of the whole run belongs to no lead; the first is as good as any to replay. */
const NOBODY = { lead: 0, step: 0 }
