// How long a latency takes, by one span of each of its slices.
import { everyAnswer } from '../../service/decide.ts'
import type { Latency, Service } from '../../service/definition.ts'
import { compileLatency, latencyParts } from '../../service/latency.ts'

/** Where in a slice of a latency its length is taken, 0 to 1: at its beginning it is never too long, in
 *  its middle right on average. */
export type Within = 0 | 0.5

export interface Slicing {
  readonly within: Within
  /** Of each latency. */
  readonly sliceCount: number
}

/** A latency is cut into as many slices of the same chance. */
const SLICES = 20_000
/** Slices of all latencies together, a second or two: a mix may have any number of parts. */
const SLICES_MAX = 2_000_000

/** Of each latency of these services. What is said of fewer slices is less exact, and true all the same. */
export function sliceCountFor(services: readonly Service[]): number {
  const latencyCount = services.reduce(
    (sum, service) =>
      sum +
      everyAnswer(service).reduce(
        (own, { latency }) => own + partCount(latency ?? service.latency),
        0,
      ),
    0,
  )
  return Math.max(1, Math.min(SLICES, Math.floor(SLICES_MAX / latencyCount)))
}

function partCount(whole: Latency): number {
  return latencyParts(whole).reduce(
    (sum, { latency }) =>
      sum +
      (latency.kind === 'slowest'
        ? latency.latencies.reduce((inner, each) => inner + partCount(each), 0)
        : 1),
    0,
  )
}

/** One of each slice: the shortest, whatever is in the tail, is not more than there is. */
export function spansOf(latency: Latency, { within, sliceCount }: Slicing): readonly number[] {
  const span = compileLatency(latency)
  if (typeof span === 'number') return [span]
  return Array.from({ length: sliceCount }, (_, index) => span((index + within) / sliceCount))
}
