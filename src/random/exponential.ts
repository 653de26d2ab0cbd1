import type { Distribution } from './distribution.ts'

/** The wait for something that may come at any moment: `mean` above 0. The deviation is as large as
 *  the mean, and one sample in a hundred is 4.6 times as long. */
export function exponential({ mean }: { mean: number }): Distribution {
  return {
    at: (u) => -mean * Math.log1p(-u),
    mean,
    variance: mean * mean,
    min: 0,
    max: Number.POSITIVE_INFINITY,
  }
}
