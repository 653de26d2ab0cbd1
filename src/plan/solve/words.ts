// A solution in sentences.
import {
  count,
  decisiveShare,
  duration,
  quantity,
  share,
  shortDuration,
} from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import { toUs } from '../../report/milliseconds.ts'
import { durationOf } from '../../scenario/units.ts'
import { us } from '../../time/instant.ts'
import { type Expectation, METRICS, type Metric, meets } from '../../verify/expectation.ts'
import { readAmount } from '../amount.ts'
import type { Solution, SolutionFigure, SolutionPoint, SolutionValue } from './solution.ts'
import { readTarget } from './target.ts'

/** What is counted by people gets "fewest" and "most". */
const COUNTED: ReadonlyMap<string, string> = new Map([
  ['instance.concurrency', 'slots'],
  ['leads.count', 'leads'],
])

type Targets = Solution['targets']

/** `720 ms`, `72,000`, `1.2%`: exact. */
export function valueText({ text }: SolutionValue): string {
  const amount = readAmount(text)
  if (amount?.unit === 'duration') return duration(us(amount.value))
  if (amount?.unit === 'number' && Number.isInteger(amount.value)) return count(amount.value)
  return text
}

/** `The fewest slots that keep totalDelay <= 10m are 9: 9 m 15.6 s; with 8 it is 10 m 25 s.` */
export function headline(solution: Solution): string {
  const { outcome, unknown, targets } = solution
  const { low, high, path, name } = unknown
  const wanted = targetsText(targets)
  if (outcome === 'unknown') return `Stopped before it was found what keeps ${wanted}.`
  if (outcome === 'edge') return edgeText(solution)
  const bounds = `from ${valueText(low)} to ${valueText(high)}`
  if (!isOneWay(targets)) {
    const values = quantity(solution.points.length, 'value')
    const some = outcome === 'everything' ? `Each of ${values}` : `None of ${values}`
    return `${some} of ${plainText(name)} looked at ${bounds} keeps ${wanted}: ${endsText(solution)}.`
  }
  const counted = COUNTED.get(path)
  const noun = counted === undefined ? plainText(name) : `number of ${counted}`
  const all = outcome === 'everything' ? 'Every' : 'No'
  return `${all} ${noun} ${bounds} keeps ${wanted}: ${endsText(solution)}.`
}

/** Whether what is met or missed at both ends can be assumed to be so between them: of several limits one may
 *  want more and another less, and one with == is met at few values. */
function isOneWay(targets: Targets): boolean {
  return targets.length === 1 && targets.every(({ limit }) => !limit.startsWith('=='))
}

function edgeText(solution: Solution): string {
  const { answer, beyond, unknown, targets } = solution
  if (!answer || !beyond) return ''
  const [here, there] = [answer, beyond].map((point) => figuresText(point, targets))
  const values = [valueText(answer), valueText(beyond)] as const
  const it = targets.length === 1 ? 'it is ' : ''
  const [direction, wanted] = [directionOf(solution), targetsText(targets)]
  const counted = COUNTED.get(unknown.path)
  return counted === undefined
    ? `The ${direction} ${plainText(unknown.name)} that keeps ${wanted} is ${values[0]}: ${here}; at ${values[1]} ${it}${there}.`
    : `The ${direction} ${counted} that keep ${wanted} are ${values[0]}: ${here}; with ${values[1]} ${it}${there}.`
}

function endsText({ points, targets, unknown: { low, high } }: Solution): string {
  const ends = [low, high].flatMap(({ text }) => points.find((point) => point.text === text) ?? [])
  const words = ends.map((point) => `${figuresText(point, targets)} at ${valueText(point)}`)
  return `${targets.length === 1 ? 'it is ' : ''}${words.join(' and ')}`
}

/** What the answer is the last of, upwards and downwards. */
const DIRECTIONS = {
  counted: { most: 'most', fewest: 'fewest' },
  latency: { most: 'slowest', fewest: 'quickest' },
  duration: { most: 'longest', fewest: 'shortest' },
  other: { most: 'highest', fewest: 'lowest' },
} as const

function directionOf({ side, unknown: { path, unit } }: Solution): string {
  const kind = COUNTED.has(path)
    ? 'counted'
    : unit !== 'duration'
      ? 'other'
      : /\blatency\b/.test(path)
        ? 'latency'
        : 'duration'
  return DIRECTIONS[kind][side ?? 'most']
}

function targetsText(targets: Targets): string {
  return targets.map(({ metric, limit }) => `${metric} ${plainText(limit)}`).join(' and ')
}

function figuresText({ figures }: SolutionPoint, targets: Targets): string {
  if (targets.length === 1 && figures[0]) return figureText(figures[0], targets)
  return figures.map((figure) => `${figure.metric} ${figureText(figure, targets)}`).join(', ')
}

/** Exact where every seed came to the same, else from the least to the most. */
export function figureText({ metric, least, most }: SolutionFigure, targets: Targets): string {
  if (least === null || most === null) return 'nothing to measure'
  const limits = targets.filter((target) => target.metric === metric).map(readTarget)
  const isAlone = least === most
  const [from, to] = [least, most].map((value) => limitedText({ metric, value, limits, isAlone }))
  if (from !== to) return `${from} to ${to}`
  return isAlone || /^[<>]/.test(`${from}`) ? `${from}` : `about ${from}`
}

function floored(valueUs: number, unitUs: number): string {
  return duration(Math.floor(valueUs / unitUs) * unitUs)
}

interface Limited {
  readonly metric: Metric
  readonly value: number
  readonly limits: readonly Expectation[]
  readonly isAlone: boolean
}

/** Longer than this nobody reads it to the end. */
const EXACT_MAX = 14

/** Never so short that the words contradict the verdict. */
function limitedText({ metric, value, limits, isAlone }: Limited): string {
  switch (METRICS[metric].unit) {
    case 'duration': {
      const valueUs = toUs(value)
      const exact = duration(valueUs)
      if (isAlone && exact.length <= EXACT_MAX) return exact
      const rounded = [shortDuration(valueUs), ...[1e5, 1e3].map((unit) => floored(valueUs, unit))]
      const isTrue = (text: string): boolean =>
        limits.every((limit) => meets(limit, durationOf(text) ?? 0) === meets(limit, valueUs))
      return rounded.find(isTrue) ?? exact
    }
    case 'count':
      return count(value)
    case 'share':
      return decisiveShare(value, (rounded) => limits.every((limit) => meets(limit, rounded)))
  }
}

/** How far the answer holds beyond what was run. */
export function certainty(solution: Solution): string {
  const { answer, replications, leastShare, confidence, edges, outcome } = solution
  if (outcome === 'nothing' && replications > 1)
    return `The same with each of ${seeds(replications)}.`
  if (!answer || leastShare === null || !edges) return ''
  if (replications === 1)
    return 'With one seed: what others come to is not known (--replications 20).'
  const least = `with ${share(confidence)} confidence at least ${share(leastShare)} of all runs meet it`
  if (edges.areSame) {
    const isExact = answer.figures.every((figure) => figure.least === figure.most)
    return `The same with each of ${seeds(replications)}${isExact ? ', figures and all' : `: ${least}`}.`
  }
  const spread = [edges.least, edges.median, edges.most]
    .map((edge) => (edge ? valueText(edge) : 'none'))
    .join(', ')
  return `Met with ${count(answer.met)} of ${seeds(answer.seeds)}: ${least}. The edges of the seeds: least, median and most ${spread}.`
}

function seeds(number: number): string {
  return quantity(number, 'seed')
}

/** `50 ms now: 14.4 times that would do.` Nothing where it is not known what it is now. */
export function margin({ unknown, answer, outcome, side }: Solution): string {
  const { current } = unknown
  if (!current || !answer || outcome !== 'edge' || current.amount === 0) return ''
  const factor = answer.amount / current.amount
  const now = `${valueText(current)} now:`
  if (factor === 1) return `${now} just that.`
  const times = `${Number(factor.toPrecision(3))} times that`
  const isMet = side === 'most' ? factor > 1 : factor < 1
  if (isMet) return `${now} ${times} would do.`
  return `${now} ${times} ${side === 'most' ? 'is the most' : 'is needed'}.`
}

/** Where it was looked, what was assumed, and whether that was seen to hold. */
export function monotony({ isMonotonic, targets, points, outcome, unknown }: Solution): string {
  const { low, high, resolution } = unknown
  const where = `Searched ${valueText(low)} to ${valueText(high)} to the nearest ${resolution}.`
  if (outcome === 'unknown') return where
  if (isMonotonic) {
    const seen = `${quantity(points.length, 'value')} looked at, none against it.`
    return outcome === 'edge'
      ? `${where} Assumed: beyond the edge nothing meets the target again; ${seen}`
      : `${where} ${quantity(points.length, 'value')} looked at${isOneWay(targets) ? '' : '; one between them may do otherwise'}.`
  }
  const equal = targets.some(({ limit }) => limit.startsWith('=='))
    ? ' A limit with == holds at few values only: use <= or >=.'
    : ''
  return `${where} Met and missed alternate: there is more than one edge, and this is the one nearest to the present value.${equal}`
}
