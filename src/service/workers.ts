// The workers of a service and the line in front of them: first come, first served. Nobody stands in that
// line: whoever comes is told at once when its work begins, which is when the first worker is free that
// nobody before it was promised. Only where the line has an end is it known who is in it. Hot.
import { us } from '../time/instant.ts'
import { InstantHeap } from '../time/instant-heap.ts'
import type { Behaviour, Load, LoadParts } from './behaviour.ts'
import type { AnswerDefinition } from './definition.ts'
import { type Draft, postpone, workEndUs } from './draft.ts'

export interface Workers {
  /** How many requests are worked on at once: 1 to 10,000. */
  readonly count: number
  /** Left out when any number may wait. */
  readonly queue?: Queue
}

export interface Queue {
  /** How many may wait: 0 to 1,000,000. */
  readonly max: number
  /** For those who find as many waiting. */
  readonly whenFull: AnswerDefinition
}

/** Whoever hangs up while waiting leaves the line where requests are cancelled; otherwise its work is done
 *  in its turn, for nobody. At one instant workers get free before those who hang up leave, those leave
 *  before work begins, and work begins before others come. */
export function workers(
  { workers: staff, abandons = 'continue' }: Load,
  { refuse }: LoadParts,
): Behaviour | undefined {
  if (!staff) return undefined
  const { count, queue } = staff
  const isCancelled = abandons === 'cancel'
  const turnAway = queue && refuse(queue.whenFull)
  return (next) => {
    const freeAt = new InstantHeap(count)
    const leaveAt = new InstantHeap()
    return (visit, atUs) => {
      const startUs = us(Math.max(atUs, freeAt.first))
      if (startUs > atUs) {
        if (turnAway) {
          leaveAt.dropUntil(atUs)
          if (leaveAt.size >= queue.max) return turnAway(visit, atUs)
          leaveAt.push(isCancelled ? Math.min(startUs, visit.giveUpUs) : startUs)
        }
        if (isCancelled && startUs >= visit.giveUpUs) return goneBefore()
      }
      const draft = next(visit, startUs)
      freeAt.replaceFirst(workEndUs(draft, startUs, visit))
      return postpone(draft, startUs - atUs)
    }
  }
}

/** No reply was chosen for somebody whose work never began. */
function goneBefore(): Draft {
  return { replyIndex: -1, status: 0, afterUs: 'never', isAnswer: false }
}
