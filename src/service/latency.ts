import { unreachable } from '../errors.ts'
import { constant } from '../random/constant.ts'
import type { Distribution } from '../random/distribution.ts'
import { logNormal } from '../random/log-normal.ts'
import { mix } from '../random/mix.ts'
import { tabulated } from '../random/tabulated.ts'
import { uniform } from '../random/uniform.ts'
import { roundToUs, seconds, type Us } from '../time/instant.ts'
import type { Latency } from './definition.ts'

/** No reply takes longer than 30 days. Some families have no upper end, and one absurd sample must
 *  not push virtual time past what a number can hold; no time limit of a call is anywhere near. */
export const LATENCY_MAX_US: Us = seconds(30 * 24 * 60 * 60)

/** The time from a request's arrival to the last byte of its reply, for a draw in [0, 1). */
export type SampleLatency = (u: number) => Us

/** The latency in whole microseconds; or just the span where it is always the same, so that nothing
 *  needs to be drawn. */
export function compileLatency(latency: Latency): Us | SampleLatency {
  const distribution = distributionOf(latency)
  const sample: SampleLatency = (u) => roundToUs(Math.min(distribution.at(u), LATENCY_MAX_US))
  return distribution.min === distribution.max ? sample(0) : sample
}

function distributionOf(latency: Latency): Distribution {
  switch (latency.kind) {
    case 'constant':
      return constant(latency.spanUs)
    case 'uniform':
      return uniform({ min: latency.minUs, max: latency.maxUs })
    case 'log-normal':
      return tabulated(logNormal({ median: latency.medianUs, sigma: latency.sigma }))
    case 'mix':
      return mix(
        latency.parts.map((part) => ({
          weight: part.weight,
          distribution: distributionOf(part.latency),
        })),
      )
    default:
      return unreachable(latency)
  }
}
