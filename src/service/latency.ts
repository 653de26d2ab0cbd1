import { unreachable } from '../errors.ts'
import { constant } from '../random/constant.ts'
import type { Distribution } from '../random/distribution.ts'
import { empirical } from '../random/empirical.ts'
import { exponential } from '../random/exponential.ts'
import { gamma } from '../random/gamma.ts'
import { logNormal } from '../random/log-normal.ts'
import { mix } from '../random/mix.ts'
import { pareto } from '../random/pareto.ts'
import { slowest } from '../random/slowest.ts'
import { tabulated } from '../random/tabulated.ts'
import { truncatedNormal } from '../random/truncated-normal.ts'
import { uniform } from '../random/uniform.ts'
import { roundToUs, seconds, type Us } from '../time/instant.ts'
import type { Latency, LatencyPart } from './definition.ts'

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

/** What a mix draws from, mixes in it opened too, in weights that add up to 1; another latency is all
 *  there is. A part takes no less time for a greater draw, which a mix as a whole may do, and the slowest
 *  of several. */
export function latencyParts(latency: Latency): readonly LatencyPart[] {
  if (latency.kind !== 'mix') return [{ weight: 1, latency }]
  const total = latency.parts.reduce((sum, { weight }) => sum + weight, 0)
  return latency.parts.flatMap(({ weight: outer, latency: part }) =>
    latencyParts(part).map((inner) => ({ ...inner, weight: (inner.weight * outer) / total })),
  )
}

function distributionOf(latency: Latency): Distribution {
  switch (latency.kind) {
    case 'constant':
      return constant(latency.spanUs)
    case 'uniform':
      return uniform({ min: latency.minUs, max: latency.maxUs })
    case 'log-normal':
      return tabulated(logNormal({ median: latency.medianUs, sigma: latency.sigma }))
    case 'normal':
      return truncatedNormal({ mean: latency.meanUs, sd: latency.sdUs })
    case 'exponential':
      return exponential({ mean: latency.meanUs })
    case 'gamma':
      return tabulated(gamma({ mean: latency.meanUs, shape: latency.shape }))
    case 'pareto':
      return pareto({ min: latency.minUs, alpha: latency.alpha })
    case 'samples':
      return empirical(latency.spansUs)
    case 'mix':
      return mix(
        latency.parts.map((part) => ({
          weight: part.weight,
          distribution: distributionOf(part.latency),
        })),
      )
    case 'slowest':
      return slowest(latency.latencies.map(distributionOf))
    default:
      return unreachable(latency)
  }
}
