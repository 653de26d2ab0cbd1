// A latency by the percentiles that people read off a dashboard.
import { z } from 'zod'
import { fitLogNormal } from '../random/fit-log-normal.ts'
import { roundToUs, type Us } from '../time/instant.ts'
import type { Mistake } from './finding.ts'
import { positiveSpan, type ReadLatency } from './latency-span.ts'
import { report } from './unit-schema.ts'
import { durationText } from './units.ts'

export const percentiles = z
  .strictObject({
    p50: positiveSpan('The median: half of the replies take longer.'),
    p90: positiveSpan('One reply in 10 takes longer.', '200ms').optional(),
    p95: positiveSpan('One reply in 20 takes longer.', '400ms').optional(),
    p99: positiveSpan('One reply in 100 takes longer.', '900ms').optional(),
  })
  .meta({ title: 'latency', examples: [{ p50: '50ms', p99: '900ms' }] })
  .describe('A log-normal fitted to the percentiles you know; the report says how well it fits.')
  .transform(({ p50, p90, p95, p99 }, context): ReadLatency => {
    const known = [p50, p90, p95, p99].filter((value) => value !== undefined)
    if (known.some((value, index) => value < (known[index - 1] ?? 0))) {
      report(context, NOT_ASCENDING)
      return z.NEVER
    }
    const fit = fitLogNormal({
      p50,
      ...(p90 !== undefined && { p90 }),
      ...(p95 !== undefined && { p95 }),
      ...(p99 !== undefined && { p99 }),
    })
    const medianUs = roundToUs(fit.median)
    return {
      latency: { kind: 'log-normal', medianUs, sigma: fit.sigma },
      fits: [fitText(medianUs, fit.sigma, fit.worstRelativeError)],
    }
  })

const NOT_ASCENDING: Mistake = {
  code: 'out-of-range',
  rule: 'has percentiles that do not grow.',
  mend: 'A higher percentile takes at least as long as a lower one: p50 ≤ p90 ≤ p95 ≤ p99.',
}

function fitText(medianUs: Us, sigma: number, worstError: number): string {
  const quality =
    worstError < 0.000_5 ? 'exact' : `at worst ${Number((worstError * 100).toFixed(1))}% off`
  const shape = `median ${durationText(medianUs)}, sigma ${Number(sigma.toFixed(4))}`
  return `log-normal with ${shape}; ${quality} at the percentiles given`
}
