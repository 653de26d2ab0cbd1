import { count, share, shortDuration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import type { Table } from './table.ts'

type Bucket = Report['delay']['callTimeHistogram'][number]

/** More rows than this stop being a picture: neighbours are added together. */
const ROWS_MAX = 14

/** How many calls took how long; no row where there was no call. Bars are as long as the tallest is. */
export function callTimeTable({ delay }: Report): Table {
  const buckets = merged(delay.callTimeHistogram)
  const tallest = Math.max(...buckets.map((bucket) => bucket.count))
  const total = buckets.reduce((sum, bucket) => sum + bucket.count, 0)
  return {
    caption: 'Call times',
    columns: [
      { name: 'call time' },
      { name: 'calls', isNumber: true },
      { name: 'share', isNumber: true },
    ],
    rows: buckets.map((bucket) => ({
      cells: [
        `≤ ${shortDuration(toUs(bucket.upToMs))}`,
        count(bucket.count),
        share(bucket.count / total),
      ],
      share: bucket.count / tallest,
    })),
  }
}

/** Without what is empty at both ends, at most `ROWS_MAX`. */
export function merged(histogram: readonly Bucket[]): readonly Bucket[] {
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
