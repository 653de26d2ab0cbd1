// A row for each value that was run.
import { csvRows } from '../../report/csv-rows.ts'
import { columnName } from '../figure-unit.ts'
import type { Solution } from './solution.ts'

/** Durations in milliseconds, shares 0 to 1; an empty cell where there is nothing. */
export function solutionAsCsv({ unknown, points }: Solution): string {
  const metrics = points[0]?.figures.map(({ metric }) => metric) ?? []
  const header = [
    unknown.name,
    'amount',
    'seeds',
    'met',
    ...metrics.map(columnName).flatMap((name) => [`${name} least`, `${name} most`]),
  ]
  const rows = points.map(({ text, amount, seeds, met, figures }) => [
    text,
    amount,
    seeds,
    met,
    ...figures.flatMap(({ least, most }) => [least ?? undefined, most ?? undefined]),
  ])
  return csvRows([header, ...rows])
}
