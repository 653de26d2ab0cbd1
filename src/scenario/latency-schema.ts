// How latencies are written: by one of the families, as a mix of latencies, or as the slowest of several. A
// new family is one schema and one line in the list here.
import { z } from 'zod'
import {
  constant,
  exponential,
  gamma,
  lognormal,
  normal,
  pareto,
  uniform,
} from './latency-families.ts'
import type { ReadLatency } from './latency-span.ts'
import { percentiles } from './percentiles-schema.ts'
import { samples } from './samples-schema.ts'

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

/** More services than anybody asks at once; each costs a draw. */
export const SLOWEST_MAX = 20

interface SlowestInput {
  readonly slowest: readonly LatencyInput[]
}

const slowest: z.ZodType<ReadLatency, SlowestInput> = z
  .strictObject({
    slowest: z
      .array(z.lazy(() => latency))
      .min(1)
      .max(SLOWEST_MAX)
      .meta({ title: 'list of latencies', examples: [['50ms', { p50: '40ms', p99: '900ms' }]] })
      .describe('Each is drawn on its own: 1 to 20.'),
  })
  .meta({ title: 'latency', examples: [{ slowest: ['50ms', { p50: '40ms', p99: '900ms' }] }] })
  .describe('Several latencies, all drawn for each reply, of which the longest counts.')
  .transform(
    ({ slowest: all }): ReadLatency => ({
      latency: { kind: 'slowest', latencies: all.map((each) => each.latency) },
      fits: all.flatMap((each) => each.fits),
    }),
  )

/** The families that hold no other latency. */
const simple = [
  constant,
  percentiles,
  uniform,
  lognormal,
  normal,
  exponential,
  gamma,
  pareto,
  samples,
] as const

export type LatencyInput = z.input<(typeof simple)[number]> | MixInput | SlowestInput

/** From the request's arrival to the last byte of the reply. */
export const latency: z.ZodType<ReadLatency, LatencyInput> = z
  .union([...simple, mix, slowest])
  .meta({ title: 'latency', examples: ['50ms', { p50: '50ms', p99: '900ms' }] })
  .describe('Time from the arrival of a request to the last byte of the reply.')
