// Where a quantile lies, told by the order of values alone: whatever they are distributed like, how many
// of n independent values lie below the quantile is binomial, so two of the sorted values are its bounds.
// Conover, Practical Nonparametric Statistics, §3.2; Hahn and Meeker, Statistical Intervals, §5.2.
import { incompleteBeta } from '../random/incomplete-beta.ts'
import { CONFIDENCE } from './interval.ts'

export interface QuantileEstimate {
  /** 0.99 for p99. */
  readonly at: number
  /** Values that it takes for two bounds. With fewer the other three are `null`: nothing is known. */
  readonly needed: number
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** All n values lie below the quantile with a chance of at^n, and then none of them is above it: there is
 *  an upper bound only from where that chance is half of what the interval may miss. So n is at least
 *  ln(α/2) ÷ ln(at), and at the lower end of a distribution the same with 1 − at. */
export function valuesNeeded(at: number, confidence: number = CONFIDENCE): number {
  return Math.ceil(Math.log((1 - confidence) / 2) / Math.log(Math.max(at, 1 - at)))
}

/** Of independent values in ascending order. */
export function quantileInterval(
  sorted: readonly number[],
  at: number,
  confidence: number = CONFIDENCE,
): QuantileEstimate {
  const count = sorted.length
  const needed = valuesNeeded(at, confidence)
  if (count < needed) return { at, needed, value: null, low: null, high: null }
  const tail = (1 - confidence) / 2
  // At least so many below: I of the share at (rank, count − rank + 1).
  const atLeast = (rank: number): number => incompleteBeta(at, rank, count - rank + 1)
  const ranks = Array.from({ length: count }, (_, index) => index + 1)
  const low = ranks.findLast((rank) => 1 - atLeast(rank) <= tail)
  const high = ranks.find((rank) => atLeast(rank) <= tail)
  return {
    at,
    needed,
    value: ofRank(sorted, Math.max(1, Math.ceil(at * count))),
    low: ofRank(sorted, low),
    high: ofRank(sorted, high),
  }
}

function ofRank(sorted: readonly number[], rank: number | undefined): number | null {
  return rank === undefined ? null : (sorted[rank - 1] ?? null)
}
