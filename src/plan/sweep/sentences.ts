// What every form of a sweep says in the same words.
import { quantity, share } from '../../report/format.ts'
import { metricText } from '../metric-text.ts'
import { meanOf, pointName } from './point-name.ts'
import type { Sweep, SweepPoint } from './sweep.ts'

/** Where the figure is least, and where most. */
export function sweepHeadline(sweep: Sweep): string {
  const { metric } = sweep
  const measured = sweep.points.filter((point) => meanOf(sweep, point) !== null)
  const sorted = measured.toSorted((a, b) => (meanOf(sweep, a) ?? 0) - (meanOf(sweep, b) ?? 0))
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (!least || !most) return `${metric}: nothing was measured.`
  const words = (point: SweepPoint): string =>
    `${metricText(metric, meanOf(sweep, point) ?? 0)} at ${pointName(sweep, point)}`
  const isFlat = meanOf(sweep, least) === meanOf(sweep, most)
  return isFlat
    ? `${metric} is the same at every point: ${metricText(metric, meanOf(sweep, least) ?? 0)}.`
    : `${metric} is least, ${words(least)}, and most, ${words(most)}.`
}

/** What the figures of the table are. */
export function sweepBasis({ metric, replications, confidence, partial }: Sweep): string {
  return replications === 1
    ? `${metric}, one run a point: no interval`
    : `${metric}, mean of ${partial ? 'at most ' : ''}${quantity(replications, 'run')}, ${share(confidence)} interval`
}
