import { duration } from '../../report/format.ts'
import { toUs } from '../../report/milliseconds.ts'
import { METRICS, type Metric } from '../../verify/expectation.ts'
import { metricText } from '../metric-text.ts'

/** A difference of two figures, as plans have it, with a minus where it is one. Shares differ by percentage
 *  points; what is exact is said to the last digit. */
export function differenceText(metric: Metric, value: number, isExact: boolean): string {
  const size = sizeText(metric, Math.abs(value), isExact)
  return value < 0 ? `−${size}` : size
}

function sizeText(metric: Metric, size: number, isExact: boolean): string {
  switch (METRICS[metric].unit) {
    case 'share': {
      const points = Number((size * 100).toPrecision(3))
      return `${points} ${points === 1 ? 'point' : 'points'}`
    }
    case 'duration':
      return isExact ? duration(toUs(size)) : metricText(metric, size)
    case 'count':
      return metricText(metric, size)
  }
}
