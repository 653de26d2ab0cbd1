import { shortDuration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report, ReportTimes } from '../report.ts'
import { type Line, span, titled } from './line.ts'
import { naturalWidth, type Row, table } from './table.ts'

const FIGURES = [
  ['p50', 'p50Ms'],
  ['p90', 'p90Ms'],
  ['p95', 'p95Ms'],
  ['p99', 'p99Ms'],
  ['max', 'maxMs'],
  ['mean', 'meanMs'],
] as const

/** Percentiles: a row for each kind of time where that fits, else a row for each percentile. */
export function timesSection({ delay }: Report, columns: number): Line[] {
  const kinds = [
    ['lead', delay.lead],
    ['queue wait', delay.queueWait],
    ['call time', delay.callTime],
  ] as const
  const grid = [
    ['', ...FIGURES.map(([name]) => name)],
    ...kinds.map(([name, times]) => [name, ...FIGURES.map(([, key]) => figure(times, key))]),
  ]
  const isWide = naturalWidth(rowsOf(grid)) <= columns
  const rows = rowsOf(isWide ? grid : transposed(grid))
  return titled('Times', table(rows, { columns, align: isWide ? 'lrrrrrr' : 'lrrr' }))
}

function figure(times: ReportTimes, key: keyof ReportTimes): string {
  const valueMs = times[key]
  return valueMs === null ? '–' : shortDuration(toUs(valueMs))
}

/** Names of rows and columns are faint, figures plain. */
function rowsOf(grid: readonly (readonly string[])[]): Row[] {
  return grid.map((texts, row) => ({
    cells: texts.map((text, column) => span(text, row === 0 || column === 0 ? 'faint' : 'plain')),
  }))
}

function transposed(grid: readonly (readonly string[])[]): string[][] {
  return (grid[0] ?? []).map((_, column) => grid.map((row) => row[column] ?? ''))
}
