// How latencies are written. A family is one schema that turns what people write into the service's
// own `Latency`, and one line in the list at the end.
import { z } from 'zod'
import { fitLogNormal } from '../random/fit-log-normal.ts'
import type { Latency } from '../service/definition.ts'
import { LATENCY_MAX_US } from '../service/latency.ts'
import { roundToUs, us, ZERO } from '../time/instant.ts'
import type { Mistake } from './finding.ts'
import { duration, report } from './unit-schema.ts'
import { durationText } from './units.ts'

/** A latency as read, with what had to be fitted, in words. */
export interface ReadLatency {
  readonly latency: Latency
  readonly fits: readonly string[]
}

const span = (description: string, example?: string) =>
  duration({ min: ZERO, max: LATENCY_MAX_US }, `${description} 0 s to 30 d.`, example)

const positiveSpan = (description: string, example?: string) =>
  duration({ min: us(1), max: LATENCY_MAX_US }, `${description} 1 µs to 30 d.`, example)

const constant = span('Every reply takes this long, from the request to its last byte.').transform(
  (spanUs): ReadLatency => ({ latency: { kind: 'constant', spanUs }, fits: [] }),
)

const percentiles = z
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

const uniform = z
  .strictObject({
    uniform: z
      .tuple([span('The shortest.', '20ms'), span('The longest.', '80ms')])
      .meta({ title: 'range', examples: [['20ms', '80ms']] })
      .describe('Anything between these two is as likely as anything else.'),
  })
  .meta({ title: 'latency', examples: [{ uniform: ['20ms', '80ms'] }] })
  .describe('The same chance for all of a range.')
  .transform(({ uniform: [minUs, maxUs] }, context): ReadLatency => {
    if (minUs > maxUs) report(context, WRONG_WAY_ROUND, ['uniform'])
    return { latency: { kind: 'uniform', minUs, maxUs }, fits: [] }
  })

const lognormal = z
  .strictObject({
    lognormal: z
      .strictObject({
        median: positiveSpan('Half of the replies take longer.'),
        sigma: z
          .number()
          .min(0)
          .max(10)
          .meta({ title: 'sigma', examples: [0.5] })
          .describe('Standard deviation of the logarithm: 0 for no spread, 0 to 10.'),
      })
      .meta({ title: 'mapping', examples: [{ median: '50ms', sigma: 0.5 }] })
      .describe('Its two parameters.'),
  })
  .meta({ title: 'latency', examples: [{ lognormal: { median: '50ms', sigma: 0.5 } }] })
  .describe('A log-normal by its parameters.')
  .transform(
    ({ lognormal: { median: medianUs, sigma } }): ReadLatency => ({
      latency: { kind: 'log-normal', medianUs, sigma },
      fits: [],
    }),
  )

interface MixInput {
  readonly mix: readonly { readonly weight: number; readonly latency: LatencyInput }[]
}

const mix: z.ZodType<ReadLatency, MixInput> = z
  .strictObject({
    mix: z
      .array(
        z
          .strictObject({
            weight: z
              .number()
              .positive()
              .max(1e9)
              .meta({ title: 'weight', examples: [1] })
              .describe('How often this part is drawn, in proportion to the others. Up to 1e9.'),
            latency: z.lazy(() => latency),
          })
          .meta({ title: 'part of a mix', examples: [{ weight: 9, latency: '50ms' }] })
          .describe('One of the latencies.'),
      )
      .min(1)
      .meta({ title: 'list of latencies', examples: [[{ weight: 1, latency: '50ms' }]] })
      .describe('Its parts, at least one.'),
  })
  .meta({ title: 'latency', examples: [{ mix: [{ weight: 1, latency: '50ms' }] }] })
  .describe('Several latencies, one of them drawn for each reply.')
  .transform(
    ({ mix: parts }): ReadLatency => ({
      latency: {
        kind: 'mix',
        parts: parts.map((part) => ({ weight: part.weight, latency: part.latency.latency })),
      },
      fits: parts.flatMap((part) => part.latency.fits),
    }),
  )

/** The families that hold no other latency. */
const simple = [constant, percentiles, uniform, lognormal] as const

export type LatencyInput = z.input<(typeof simple)[number]> | MixInput

/** From the request's arrival to the last byte of the reply. */
export const latency: z.ZodType<ReadLatency, LatencyInput> = z
  .union([...simple, mix])
  .meta({ title: 'latency', examples: ['50ms', { p50: '50ms', p99: '900ms' }] })
  .describe('Time from the arrival of a request to the last byte of the reply.')

const NOT_ASCENDING: Mistake = {
  code: 'out-of-range',
  rule: 'has percentiles that do not grow.',
  mend: 'A higher percentile takes at least as long as a lower one: p50 ≤ p90 ≤ p95 ≤ p99.',
}

const WRONG_WAY_ROUND: Mistake = {
  code: 'out-of-range',
  rule: 'has its ends the wrong way round.',
  mend: 'Write the shorter one first.',
}

function fitText(medianUs: ReturnType<typeof us>, sigma: number, worstError: number): string {
  const quality =
    worstError < 0.000_5 ? 'exact' : `at worst ${Number((worstError * 100).toFixed(1))}% off`
  const shape = `median ${durationText(medianUs)}, sigma ${Number(sigma.toFixed(4))}`
  return `log-normal with ${shape}; ${quality} at the percentiles given`
}
