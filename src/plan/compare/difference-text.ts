import { duration } from '../../report/format.ts'
import { toUs } from '../../report/milliseconds.ts'
import { METRICS, type Metric } from '../../verify/expectation.ts'
import { metricText } from '../metric-text.ts'

/** A difference of two figures, as plans have it. Shares differ by percentage points; what is exact is
 *  said to the last digit. */
export function differenceText(metric: Metric, value: number, isExact: boolean): string {
  switch (METRICS[metric].unit) {
    case 'share':
      return `${Number((value * 100).toPrecision(3))} points`
    case 'duration':
      if (!isExact) return metricText(metric, value)
      return value < 0 ? `-${duration(toUs(-value))}` : duration(toUs(value))
    case 'count':
      return metricText(metric, value)
  }
}
