// A row a point, for a spreadsheet: the varied values, then every figure with its interval.
import { csvCell } from '../../report/csv-cell.ts'
import { isMetric, METRICS, type Metric } from '../../verify/expectation.ts'
import type { Estimate } from '../interval.ts'
import type { Sweep } from './sweep.ts'

/** Durations in milliseconds, shares 0 to 1; an empty cell where there is nothing. */
export function sweepAsCsv({ axes, points }: Sweep): string {
  const metrics = Object.keys(METRICS).filter(isMetric)
  const header = [
    ...axes.map(({ name }) => name),
    'replications',
    'calls',
    ...metrics.flatMap((metric) => [nameOf(metric), `${metric} low`, `${metric} high`]),
  ]
  const rows = points.map(({ values, replications, calls, figures }) => [
    ...values,
    replications,
    calls,
    ...metrics.flatMap((metric) => cells(figures[metric])),
  ])
  return [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('')
}

function nameOf(metric: Metric): string {
  return METRICS[metric].unit === 'duration' ? `${metric} ms` : metric
}

function cells(estimate: Estimate | null): readonly (number | undefined)[] {
  return [estimate?.mean, estimate?.low ?? undefined, estimate?.high ?? undefined]
}
