import { standardNormalQuantile } from './normal.ts'

/** What is known of a latency: its median and higher percentiles, ascending, in any one unit. */
export interface Percentiles {
  readonly p50: number
  readonly p90?: number
  readonly p95?: number
  readonly p99?: number
}

/** The parameters of a log-normal, and how far off it is at the percentile it misses most: 0.1 when
 *  that one is 10% too high or too low. */
export interface LogNormalFit {
  readonly median: number
  readonly sigma: number
  readonly worstRelativeError: number
}

/**
 * The log-normal that has the given median and comes nearest to the other percentiles (least squares
 * of the logarithms). Exact when one other is given; without any there is no spread: `sigma` is 0.
 */
export function fitLogNormal({ p50, p90, p95, p99 }: Percentiles): LogNormalFit {
  const points = [
    { z: standardNormalQuantile(0.9), value: p90 },
    { z: standardNormalQuantile(0.95), value: p95 },
    { z: standardNormalQuantile(0.99), value: p99 },
  ].flatMap(({ z, value }) => (value === undefined ? [] : [{ z, value }]))

  let above = 0
  let below = 0
  for (const { z, value } of points) {
    above += z * Math.log(value / p50)
    below += z * z
  }
  const sigma = below === 0 ? 0 : above / below
  const errors = points.map(({ z, value }) => Math.abs((p50 * Math.exp(sigma * z)) / value - 1))
  return { median: p50, sigma, worstRelativeError: Math.max(0, ...errors) }
}
