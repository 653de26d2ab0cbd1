// A row for each value that was run.
import { csvCell } from '../../report/csv-cell.ts'
import { METRICS } from '../../verify/expectation.ts'
import type { Solution } from './solution.ts'

/** Durations in milliseconds, shares 0 to 1; an empty cell where there is nothing. */
export function solutionAsCsv({ unknown, points }: Solution): string {
  const metrics = points[0]?.figures.map(({ metric }) => metric) ?? []
  const header = [
    unknown.name,
    'amount',
    'seeds',
    'met',
    ...metrics.flatMap((metric) => {
      const name = METRICS[metric].unit === 'duration' ? `${metric} ms` : metric
      return [`${name} least`, `${name} most`]
    }),
  ]
  const rows = points.map(({ text, amount, seeds, met, figures }) => [
    text,
    amount,
    seeds,
    met,
    ...figures.flatMap(({ least, most }) => [least ?? undefined, most ?? undefined]),
  ])
  return [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('')
}
