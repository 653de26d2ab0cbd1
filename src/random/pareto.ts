import type { Distribution } from './distribution.ts'

/** The heaviest tail: nothing is below `min`, which is above 0, and what is above any x is
 *  (min/x)^`alpha` of all. Each tenfold length is 10^alpha times as rare. The mean is infinite for an
 *  `alpha` of 1 or less, the variance for 2 or less. */
export function pareto({ min, alpha }: { min: number; alpha: number }): Distribution {
  const endless = Number.POSITIVE_INFINITY
  return {
    at: (u) => min * (1 - u) ** (-1 / alpha),
    mean: alpha > 1 ? (min * alpha) / (alpha - 1) : endless,
    variance: alpha > 2 ? (min * min * alpha) / ((alpha - 1) ** 2 * (alpha - 2)) : endless,
    min,
    max: endless,
  }
}
