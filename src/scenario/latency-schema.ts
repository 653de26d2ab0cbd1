// How latencies are written: by one of the families, or as a mix of latencies. A new family is one schema
// and one line in the list here.
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

export type LatencyInput = z.input<(typeof simple)[number]> | MixInput

/** From the request's arrival to the last byte of the reply. */
export const latency: z.ZodType<ReadLatency, LatencyInput> = z
  .union([...simple, mix])
  .meta({ title: 'latency', examples: ['50ms', { p50: '50ms', p99: '900ms' }] })
  .describe('Time from the arrival of a request to the last byte of the reply.')
