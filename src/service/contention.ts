import { InstantHeap } from '../time/instant-heap.ts'
import type { Behaviour, Load } from './behaviour.ts'
import { isTooLate, stretch, workEndUs } from './draft.ts'

/** Work gets slower the more of it there is: up to `knee` requests in work none is in the way of another,
 *  and each one more makes the work that begins take `scale` longer. With n in work, itself included:
 *  factor = 1 + scale × max(0, n − knee). Work that has begun keeps its pace. So no more than
 *  1 ÷ (scale × latency) requests a second ever get done. */
export interface Contention {
  /** Of the latency, for each request beyond the knee, 0 to 1: 0.1 is a tenth. */
  readonly scale: number
  /** Requests in work, 1 to 1,000,000; 1 by default. */
  readonly knee: number
}

/** Beyond a million requests in work nobody counts on: such a service has long ceased to answer, and
 *  memory is finite. */
const COUNTED_MAX = 1_000_000

export function contention({
  contention: law,
  abandons = 'continue',
}: Load): Behaviour | undefined {
  if (!law) return undefined
  const { scale, knee } = law
  const isCancelled = abandons === 'cancel'
  return (next) => {
    const ends = new InstantHeap()
    return (visit, atUs) => {
      ends.dropUntil(atUs)
      const extra = ends.size + 1 - knee
      const draft = next(visit, atUs)
      if (extra > 0) stretch(draft, 1 + scale * extra)
      const isDropped = isCancelled && isTooLate(draft, atUs, visit)
      const endUs = isDropped ? visit.giveUpUs : workEndUs(draft, atUs, visit)
      if (ends.size < COUNTED_MAX) ends.push(endUs)
      return draft
    }
  }
}
