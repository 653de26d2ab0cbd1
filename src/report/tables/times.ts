import { shortDuration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report, ReportTimes } from '../report.ts'
import type { Table } from './table.ts'

const FIGURES = [
  ['p50', 'p50Ms'],
  ['p90', 'p90Ms'],
  ['p95', 'p95Ms'],
  ['p99', 'p99Ms'],
  ['max', 'maxMs'],
  ['mean', 'meanMs'],
] as const

/** Percentiles, a row for each kind of time. */
export function timesTable({ delay }: Report): Table {
  const kinds = [
    ['lead', delay.lead],
    ['queue wait', delay.queueWait],
    ['call time', delay.callTime],
  ] as const
  return {
    caption: 'Percentiles',
    columns: [{ name: 'time' }, ...FIGURES.map(([name]) => ({ name, isNumber: true as const }))],
    rows: kinds.map(([name, times]) => ({
      cells: [name, ...FIGURES.map(([, key]) => figure(times, key))],
    })),
  }
}

function figure(times: ReportTimes, key: keyof ReportTimes): string {
  const valueMs = times[key]
  return valueMs === null ? '–' : shortDuration(toUs(valueMs))
}
