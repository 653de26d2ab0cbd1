// Figures of plans in words. Means and bounds of counts are no whole numbers, so they get four figures.
import { count, share, shortDuration } from '../report/format.ts'
import { toUs } from '../report/milliseconds.ts'
import { METRICS, type Metric } from '../verify/expectation.ts'
import type { Estimate } from './interval.ts'

/** `value` as plans have it: milliseconds, 0 to 1, or a count. */
export function metricText(metric: Metric, value: number): string {
  switch (METRICS[metric].unit) {
    case 'duration':
      return value < 0 ? `-${shortDuration(toUs(-value))}` : shortDuration(toUs(value))
    case 'share':
      return share(value)
    case 'count': {
      const rounded = Math.round(value)
      return Number.isInteger(value) || Math.abs(value) >= 1_000
        ? count(rounded)
        : String(Number(value.toPrecision(4)))
    }
  }
}

/** Half the width of the interval, `± 1.2 s`, of a share in points: 4.5% ± 32% would read as a third of it.
 *  `exact` where no replication differed, nothing where there is none. Where the interval is cut on one
 *  side, the other side tells. */
export function marginText(metric: Metric, { mean, low, high, deviation }: Estimate): string {
  if (low === null || high === null) return ''
  if (deviation === 0) return 'exact'
  const half = Math.max(high - mean, mean - low)
  return `± ${amountOfChange(metric, half)}`
}

/** With its sign, `+2 h`, `−1.2 points` for what a share rises or falls by; `0` where nothing changes. */
export function changeText(metric: Metric, change: number): string {
  if (change === 0) return '0'
  return `${change < 0 ? '−' : '+'}${amountOfChange(metric, Math.abs(change))}`
}

/** Without a sign. A point is a hundredth of all. */
export function amountOfChange(metric: Metric, size: number): string {
  if (METRICS[metric].unit !== 'share') return metricText(metric, size)
  const points = Number((size * 100).toPrecision(3))
  return `${points} point${points === 1 ? '' : 's'}`
}

/** Of an event, 0 to 1, with two figures at either end, where it matters: `3.5%`, `0.012%`, `99.98%`. */
export function chanceText(value: number): string {
  const rest = Math.min(value, 1 - value)
  const decimals = rest === 0 ? 1 : Math.max(1, Math.ceil(-Math.log10(rest)) - 1)
  return share(value, Math.min(decimals, CHANCE_DECIMALS_MAX))
}

/** One in a hundred million is the least that is told from never. */
const CHANCE_DECIMALS_MAX = 6
