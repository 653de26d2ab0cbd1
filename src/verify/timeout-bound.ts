import { type Us, ZERO } from '../time/instant.ts'
import type { CallEnded, RunStarted } from '../timeline/event.ts'
import { isLastAnswered, type Limit, overUs } from '../timeline/truth.ts'
import type { Mismatch, Tally, TimelineCheck } from './check.ts'

/** Decisions 3, 4: a call holds its slot for the limit at most, one that times out for exactly the limit, one
 *  whose answer is complete in time does not time out, and one that is still without it at the limit does. */
export const timeoutBound = {
  of: 'timeline',
  id: 'timeout-bound',
  title: 'No call outlasts the time limit, and only one that reaches it times out.',
  nothing: 'no call ended',
  /** `lateUs`: how late the end of the limit may be noticed, where time is real. */
  open(tally: Tally, lateUs: Us = ZERO) {
    let limit: Limit = { timeoutUs: ZERO, answerMaxUs: ZERO, timeoutCovers: 'total' }
    return {
      'run-started': (event: RunStarted) => {
        limit = event
      },
      'call-ended': (event: CallEnded) => {
        tally.looked()
        const mismatch = mismatchOf(event, limit, lateUs)
        if (mismatch) tally.violated({ lead: event.leadIndex, step: event.stepIndex, ...mismatch })
      },
    }
  },
} satisfies TimelineCheck

function mismatchOf(call: CallEnded, limit: Limit, lateUs: Us): Mismatch | undefined {
  const spanUs = call.timeUs - call.startedUs
  const isTimeout = call.result.outcome === 'timeout'
  if (spanUs < limit.timeoutUs && !isTimeout) return undefined
  const mostUs = overUs(call, limit) - call.startedUs
  if (spanUs > mostUs + lateUs) return { expected: `at most ${mostUs} µs`, actual: `${spanUs} µs` }
  if (!isTimeout) {
    const isHidden = spanUs >= mostUs && isUnanswered(call, mostUs)
    return isHidden ? { expected: 'a timeout', actual: call.result.outcome } : undefined
  }
  if (isLastAnswered(call, limit)) {
    return { expected: 'an answer complete in time counts', actual: 'a timeout' }
  }
  if (spanUs >= mostUs) return undefined
  return { expected: `a timeout after ${mostUs} µs`, actual: `a timeout after ${spanUs} µs` }
}

/** Whether it still waits then for what it asked last. A crash is judged elsewhere. */
function isUnanswered({ exchanges, startedUs, result }: CallEnded, mostUs: number): boolean {
  const last = exchanges.at(-1)
  if (!last || result.outcome === 'crashed') return false
  const { afterUs } = last.reply
  return afterUs === 'never' || last.arrivedUs + afterUs > startedUs + mostUs
}
