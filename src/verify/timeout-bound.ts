import { ZERO } from '../time/instant.ts'
import type { CallEnded, RunStarted } from '../timeline/event.ts'
import { isLastAnswered } from '../timeline/truth.ts'
import type { Mismatch, Tally, TimelineCheck } from './check.ts'

/** Decisions 3, 4: a call holds its slot for the limit at most, one that times out for exactly the
 *  limit, and one whose answer is complete in time does not time out. */
export const timeoutBound = {
  of: 'timeline',
  id: 'timeout-bound',
  title: 'No call outlasts the time limit, and only one that reaches it times out.',
  nothing: 'no call ended',
  open(tally: Tally) {
    let limits: Limits = { timeoutUs: ZERO, answerMaxUs: ZERO }
    return {
      'run-started': (event: RunStarted) => {
        limits = { timeoutUs: event.timeoutUs, answerMaxUs: event.answerMaxUs }
      },
      'call-ended': (event: CallEnded) => {
        tally.looked()
        const mismatch = mismatchOf(event, limits)
        if (mismatch) tally.violated({ lead: event.leadIndex, step: event.stepIndex, ...mismatch })
      },
    }
  },
} satisfies TimelineCheck

type Limits = Pick<RunStarted, 'timeoutUs' | 'answerMaxUs'>

function mismatchOf(call: CallEnded, { timeoutUs, answerMaxUs }: Limits): Mismatch | undefined {
  const spanUs = call.timeUs - call.startedUs
  if (spanUs > timeoutUs) {
    return { expected: `at most ${timeoutUs} µs`, actual: `${spanUs} µs` }
  }
  if (call.result.outcome !== 'timeout') return undefined
  if (isLastAnswered(call, answerMaxUs)) {
    return { expected: 'an answer complete in time counts', actual: 'a timeout' }
  }
  if (spanUs === timeoutUs) return undefined
  return { expected: `a timeout after ${timeoutUs} µs`, actual: `a timeout after ${spanUs} µs` }
}
