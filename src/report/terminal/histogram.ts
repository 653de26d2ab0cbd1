import { count, shortDuration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { type Line, span, titled } from './line.ts'
import { type Row, table } from './table.ts'

type Bucket = Report['delay']['callTimeHistogram'][number]

/** More rows than this stop being a picture: neighbours are added together. */
const ROWS_MAX = 14

/** Call times as horizontal bars, the tallest of full length. */
export function histogramSection({ delay }: Report, columns: number): Line[] {
  const buckets = merged(delay.callTimeHistogram)
  if (buckets.length === 0) return []
  const tallest = Math.max(...buckets.map((bucket) => bucket.count))
  const rows = buckets.map((bucket): Row => {
    return {
      cells: [span(`≤ ${shortDuration(toUs(bucket.upToMs))}`, 'faint'), span(count(bucket.count))],
      bar: { share: bucket.count / tallest, tone: 'bar' },
    }
  })
  return titled('Call times', table(rows, { columns, align: 'rr' }))
}

function merged(histogram: readonly Bucket[]): Bucket[] {
  const first = histogram.findIndex((bucket) => bucket.count > 0)
  const last = histogram.findLastIndex((bucket) => bucket.count > 0)
  if (first < 0) return []
  const used = histogram.slice(first, last + 1)
  const size = Math.ceil(used.length / ROWS_MAX)
  const groups = Array.from({ length: Math.ceil(used.length / size) }, (_, index) =>
    used.slice(index * size, (index + 1) * size),
  )
  return groups.map((group) => ({
    upToMs: group.at(-1)?.upToMs ?? 0,
    count: group.reduce((sum, bucket) => sum + bucket.count, 0),
  }))
}
