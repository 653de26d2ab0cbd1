// What every family of latencies is written with and read into.
import type { Latency } from '../service/definition.ts'
import { LATENCY_MAX_US } from '../service/latency.ts'
import { us, ZERO } from '../time/instant.ts'
import { duration } from './unit-schema.ts'

/** A latency as read, with what had to be fitted, in words. */
export interface ReadLatency {
  readonly latency: Latency
  readonly fits: readonly string[]
}

/** A duration that may be none at all. */
export const span = (description: string, example?: string) =>
  duration({ min: ZERO, max: LATENCY_MAX_US }, `${description} 0 s to 30 d.`, example)

export const positiveSpan = (description: string, example?: string) =>
  duration({ min: us(1), max: LATENCY_MAX_US }, `${description} 1 µs to 30 d.`, example)
