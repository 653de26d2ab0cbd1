import { constant } from './constant.ts'
import type { Distribution } from './distribution.ts'
import { standardNormalQuantile } from './normal.ts'

/** A number whose logarithm is normal: `median` above 0, `sigma` from 0 the deviation of its natural
 *  logarithm. The usual shape of a service's latency: most calls near the median, a long tail. */
export function logNormal({ median, sigma }: { median: number; sigma: number }): Distribution {
  if (sigma === 0) return constant(median)
  const spread = Math.exp(sigma * sigma)
  return {
    at: (u) => median * Math.exp(sigma * standardNormalQuantile(u)),
    mean: median * Math.sqrt(spread),
    variance: median * median * spread * (spread - 1),
    min: 0,
    max: Number.POSITIVE_INFINITY,
  }
}
