// Runs count durations in µs; plans tell them in milliseconds, as a report does. What else a figure may be,
// a share or a count, stays as it is.
import { toMs } from '../report/milliseconds.ts'
import { METRICS, type Metric } from '../verify/expectation.ts'

/** From what a run came to, to what a plan tells. */
export function inUnitOf(metric: Metric): (figure: number) => number {
  return METRICS[metric].unit === 'duration' ? toMs : (figure) => figure
}

/** `totalDelay ms`, `timeouts`: a figure as the column of a spreadsheet. */
export function columnName(metric: Metric): string {
  return METRICS[metric].unit === 'duration' ? `${metric} ms` : metric
}
