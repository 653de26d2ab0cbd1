import { duration } from '../../report/format.ts'
import { toUs } from '../../report/milliseconds.ts'
import { METRICS, type Metric } from '../../verify/expectation.ts'
import { amountOfChange } from '../metric-text.ts'

/** A difference of two figures, as plans have it, with a minus where it is one. Shares differ by percentage
 *  points; what is exact is said to the last digit. */
export function differenceText(metric: Metric, value: number, isExact: boolean): string {
  const size = Math.abs(value)
  const isWhole = isExact && METRICS[metric].unit === 'duration'
  const text = isWhole ? duration(toUs(size)) : amountOfChange(metric, size)
  return value < 0 ? `−${text}` : text
}
