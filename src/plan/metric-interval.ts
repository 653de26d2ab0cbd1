import { METRICS, type Metric } from '../verify/expectation.ts'
import { type Estimate, meanInterval } from './interval.ts'

/** Of the mean of a metric's values. Student's interval knows nothing of what a metric can be, and for a
 *  rare event it begins below 0: it is cut at 0, and that of a share at 1. What is cut off cannot hold the
 *  true mean, so the interval covers no less. `null` where there are no values. */
export function metricInterval(metric: Metric, values: readonly number[]): Estimate | null {
  const estimate = meanInterval(values)
  if (estimate === null || estimate.low === null || estimate.high === null) return estimate
  const most = METRICS[metric].unit === 'share' ? 1 : Number.POSITIVE_INFINITY
  return {
    ...estimate,
    low: Math.max(0, estimate.low),
    high: Math.min(most, estimate.high),
  }
}
