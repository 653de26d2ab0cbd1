// A row a point, for a spreadsheet: the varied values, then every figure with its interval.
import { csvRows } from '../../report/csv-rows.ts'
import { isMetric, METRICS } from '../../verify/expectation.ts'
import { columnName } from '../figure-unit.ts'
import type { Estimate } from '../interval.ts'
import type { Sweep } from './sweep.ts'

/** Durations in milliseconds, shares 0 to 1; an empty cell where there is nothing. */
export function sweepAsCsv({ axes, points }: Sweep): string {
  const metrics = Object.keys(METRICS).filter(isMetric)
  const header = [
    ...axes.map(({ name }) => name),
    'replications',
    'calls',
    ...metrics.flatMap((metric) => [columnName(metric), `${metric} low`, `${metric} high`]),
  ]
  const rows = points.map(({ values, replications, calls, figures }) => [
    ...values,
    replications,
    calls,
    ...metrics.flatMap((metric) => cells(figures[metric])),
  ])
  return csvRows([header, ...rows])
}

function cells(estimate: Estimate | null): readonly (number | undefined)[] {
  return [estimate?.mean, estimate?.low ?? undefined, estimate?.high ?? undefined]
}
