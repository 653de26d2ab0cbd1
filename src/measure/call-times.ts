import { type Us, us } from '../time/instant.ts'
import type { Histogram } from './histogram.ts'

/** How long something took, over all times it happened. Percentiles are good to 0.1%; the maximum is
 *  exact. */
export interface Times {
  readonly count: number
  readonly p50Us: Us
  readonly p90Us: Us
  readonly p95Us: Us
  readonly p99Us: Us
  readonly p999Us: Us
  readonly maxUs: Us
  /** Not whole: a mean. */
  readonly meanUs: number
}

/** `null` when it never happened. */
export function timesOf(histogram: Histogram): Times | null {
  if (histogram.count === 0) return null
  return {
    count: histogram.count,
    p50Us: us(histogram.percentile(0.5)),
    p90Us: us(histogram.percentile(0.9)),
    p95Us: us(histogram.percentile(0.95)),
    p99Us: us(histogram.percentile(0.99)),
    p999Us: us(histogram.percentile(0.999)),
    maxUs: us(histogram.max),
    meanUs: histogram.mean,
  }
}

export interface TimeBucket {
  /** Values up to and including this one, above the bucket before. */
  readonly upToUs: Us
  readonly count: number
}

/** Round numbers within a decade, finest first: the E-series of preferred numbers (IEC 60063), and
 *  the 1-2-5 of every scale. */
const STEPS: readonly (readonly number[])[] = [
  [10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91],
  [10, 12, 15, 18, 22, 27, 33, 39, 47, 56, 68, 82],
  [10, 15, 22, 33, 47, 68],
  [10, 20, 50],
]
/** More make no better picture. */
const BUCKETS_MAX = 14

/** The distribution over round edges: as fine as a picture bears, from the smallest to the largest
 *  value, empty buckets between them included. */
export function timeBuckets(histogram: Histogram): readonly TimeBucket[] {
  const values = [...histogram.buckets()]
  const [first] = values
  if (!first) return []
  const candidates = STEPS.map((steps) => edgesOver(steps, first.largest, histogram.max))
  const edges = candidates.find(({ length }) => length <= BUCKETS_MAX) ?? candidates.at(-1) ?? []
  let from = 0
  return edges.map((edge) => {
    let count = 0
    for (; from < values.length && (values[from]?.largest ?? 0) <= edge; from++) {
      count += values[from]?.count ?? 0
    }
    return { upToUs: us(edge), count }
  })
}

/** The edges from the first that holds `min`; the last is `max` itself. */
function edgesOver(steps: readonly number[], min: number, max: number): readonly number[] {
  if (max === 0) return [0]
  const edges: number[] = min === 0 ? [0] : []
  for (let decade = 1; ; decade *= 10) {
    for (const step of steps) {
      const edge = (step * decade) / 10
      if (!Number.isInteger(edge) || edge < min) continue
      edges.push(Math.min(edge, max))
      if (edge >= max) return edges
    }
  }
}
