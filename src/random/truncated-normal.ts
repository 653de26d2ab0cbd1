import type { Distribution } from './distribution.ts'
import { standardNormalQuantile } from './normal.ts'
import { standardNormalTail } from './normal-tail.ts'

/** The normal of `mean`, from 0, and deviation `sd`, above 0, without what is below 0: the rest keeps
 *  its proportions, and nothing piles up at 0. So the mean of the samples is above `mean`, and their
 *  deviation below `sd`: by less than 1 part in 1,000 where `mean` is 4 times `sd`. */
export function truncatedNormal({ mean, sd }: { mean: number; sd: number }): Distribution {
  const cut = mean / sd
  const kept = standardNormalTail(-cut)
  const lift = Math.exp((-cut * cut) / 2) / Math.sqrt(2 * Math.PI) / kept
  return {
    // Counted from above, where the tail has no end. At the other one rounding may go below 0.
    at: (u) => Math.max(0, mean - sd * standardNormalQuantile((1 - u) * kept)),
    mean: mean + sd * lift,
    variance: sd * sd * (1 - lift * (lift + cut)),
    min: 0,
    max: Number.POSITIVE_INFINITY,
  }
}
