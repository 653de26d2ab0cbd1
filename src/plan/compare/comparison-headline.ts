// The answer in plain sentences. A difference that luck could have made is not called one.
import { count, duration, quantity, share, shortDuration } from '../../report/format.ts'
import { toUs } from '../../report/milliseconds.ts'
import { METRICS, type Metric } from '../../verify/expectation.ts'
import type { Estimate } from '../interval.ts'
import { metricText } from '../metric-text.ts'
import { differenceText } from './difference-text.ts'
import type { FigureDifference } from './figure-differences.ts'
import type { Flip, LeadTimes, PairedLeads } from './paired-leads.ts'

export interface HeadlineFacts {
  readonly metric: Metric
  readonly figure: FigureDifference
  readonly pairs: PairedLeads | null
  readonly confidence: number
}

export function comparisonHeadline({
  metric,
  figure,
  pairs,
  confidence,
}: HeadlineFacts): readonly string[] {
  return [
    answer(metric, figure, confidence),
    ...(pairs ? [flipSentence(pairs), ...timeSentence(pairs.leadTime)] : []),
  ]
}

function answer(
  metric: Metric,
  { a, b, difference, relative }: FigureDifference,
  confidence: number,
): string {
  if (!a || !b || !difference) return `${metric}: there was nothing to compare.`
  const { mean, deviation } = difference
  if (mean === 0 && !deviation) {
    const runs = difference.count === 1 ? '' : ` with each of ${quantity(difference.count, 'seed')}`
    return `No difference at all in ${metric}${runs}: ${exactText(metric, b)}.`
  }
  const less = `${differenceText(metric, Math.abs(mean), isExact(difference))} ${mean < 0 ? 'less' : 'more'}`
  const interval = intervalText(metric, difference, confidence)
  if (mayBeNothing(difference)) {
    return `No difference in ${metric} that luck could not make: B ${verb(metric)} ${less} on average, ${interval}.`
  }
  const ratio = relative === null ? [] : [`${relativeText(relative)} ${mean < 0 ? 'less' : 'more'}`]
  const facts = [...ratio, interval].join('; ')
  return `${about(metric)}B ${verb(metric)} ${less} (${facts}): ${exactText(metric, b)} instead of ${exactText(metric, a)}.`
}

function about(metric: Metric): string {
  return metric === 'totalDelay' ? '' : `${metric}: `
}

function verb(metric: Metric): string {
  return metric === 'totalDelay' ? 'takes' : 'has'
}

/** The interval of the mean holds nothing at all. */
function mayBeNothing({ low, high, deviation }: Estimate): boolean {
  return Boolean(deviation) && low !== null && high !== null && low <= 0 && high >= 0
}

function isExact({ deviation }: Estimate): boolean {
  return !deviation
}

/** What never differs is said to the last digit. */
function exactText(metric: Metric, estimate: Estimate): string {
  const isDuration = METRICS[metric].unit === 'duration'
  return isDuration && isExact(estimate)
    ? duration(toUs(estimate.mean))
    : metricText(metric, estimate.mean)
}

/** From the smaller change to the larger. */
function intervalText(
  metric: Metric,
  { mean, low, high, count: runs, deviation }: Estimate,
  confidence: number,
): string {
  if (low === null || high === null || deviation === 0) {
    return runs === 1 ? 'one run of each' : `the same with each of ${quantity(runs, 'seed')}`
  }
  const isNothing = low <= 0 && high >= 0
  const text = (value: number): string =>
    differenceText(metric, isNothing ? value : Math.abs(value), false)
  const [from, to] = mean < 0 && !isNothing ? [high, low] : [low, high]
  return `${share(confidence)} interval ${text(from)} to ${text(to)}`
}

/** Without its sign, in three figures: `83%`, `0.019%`, `1,900%`. */
export function relativeText(relative: number): string {
  const percent = Math.abs(relative) * 100
  return `${percent >= 1_000 ? count(Math.round(percent)) : Number(percent.toPrecision(3))}%`
}

const KINDS_SAID = 2

function flipSentence({ leads, flipped, flips }: PairedLeads): string {
  if (flipped === 0) {
    return leads === 1
      ? 'The lead ends as before.'
      : `None of ${count(leads)} leads ends otherwise.`
  }
  const ends = flipped === 1 ? 'ends' : 'end'
  const who = `${count(flipped)} of ${quantity(leads, 'lead')} ${ends} otherwise`
  const [first] = flips
  if (first?.leads === flipped) return `${who}, ${kindText(first)}.`
  const said = flips.slice(0, KINDS_SAID)
  const rest = flipped - said.reduce((sum, flip) => sum + flip.leads, 0)
  const parts = [
    ...said.map((flip) => `${count(flip.leads)} ${kindText(flip)}`),
    ...(rest > 0 ? [`${count(rest)} in other ways`] : []),
  ]
  return `${who}: ${parts.join(', ')}.`
}

function kindText({ from, to }: Flip): string {
  return `from “${from}” to “${to}”`
}

function timeSentence({ compared, faster, slower, equal, medianMs }: LeadTimes): string[] {
  if (compared === 0 || medianMs === null) return []
  if (equal === compared) return ['Each takes as long as before.']
  const median =
    medianMs === 0
      ? '0 s'
      : `${shortDuration(toUs(Math.abs(medianMs)))} ${medianMs < 0 ? 'less' : 'more'}`
  const leads = quantity(faster, 'lead')
  return [
    `In B ${leads} ${faster === 1 ? 'is' : 'are'} faster, ${count(slower)} slower, ${count(equal)} as fast; the median difference is ${median}.`,
  ]
}
