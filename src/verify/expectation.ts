// Limits the user puts in a scenario. Grammar:
//   expectation = operator , { ' ' } , amount
//   operator    = '==' | '<=' | '>=' | '<' | '>'
//   amount      = duration ('12h') | share ('1%') | count ('0'), as the metric asks
// How a duration and a share are written is known above, where scenarios are read: handed in.
import { nearestName } from '../executor/nearest-name.ts'

interface MetricFacts {
  readonly unit: 'duration' | 'count' | 'share'
  readonly meaning: string
}

/** The metrics a scenario may limit. */
export const METRICS = {
  totalDelay: duration('From the first arrival to the end of the last flow.'),
  callTimeP50: duration('Half of the calls hold their slot for longer.'),
  callTimeP99: duration('One call in 100 holds its slot for longer.'),
  callTimeMax: duration('The longest that any call holds its slot.'),
  queueWaitP99: duration('One call in 100 waits longer for its slot.'),
  leadTimeP99: duration('One lead in 100 takes longer from its arrival to the end of its flow.'),
  timeouts: count('Calls that time out.'),
  timeoutShare: share('Calls that time out, of all calls.'),
  rejectedShare: share('Calls that are answered with a non-2xx, of all calls.'),
  failedShare: share('Calls that get no HTTP answer, of all calls.'),
  mappedShare: share('Calls that write at least one field, of all calls. Not at model.'),
  written: count('Fields written. Not at model.'),
  onNon2xx: count('Fields changed by a call that got no 2xx. Not at model.'),
  backlogMax: count('Most calls waiting for a slot at once.'),
  utilisation: share('Slot time that was held, of all there is.'),
  slotTimeOfTimeoutsShare: share('Slot time held by calls that time out, of all that was held.'),
} as const satisfies Readonly<Record<string, MetricFacts>>

function duration(meaning: string) {
  return { unit: 'duration', meaning } as const
}

function count(meaning: string) {
  return { unit: 'count', meaning } as const
}

function share(meaning: string) {
  return { unit: 'share', meaning } as const
}

export type Metric = keyof typeof METRICS

/** How an amount is compared with its limit. */
const OPERATORS = {
  '==': (actual: number, limit: number) => actual === limit,
  '<=': (actual: number, limit: number) => actual <= limit,
  '>=': (actual: number, limit: number) => actual >= limit,
  '<': (actual: number, limit: number) => actual < limit,
  '>': (actual: number, limit: number) => actual > limit,
} as const

export type Operator = keyof typeof OPERATORS

export interface Expectation {
  readonly metric: Metric
  readonly operator: Operator
  /** µs for a duration, 0 to 1 for a share, else a count. */
  readonly amount: number
  /** As the user wrote it: `<= 1%`. */
  readonly text: string
}

/** Text → µs, and text → 0 to 1; `undefined` for a text that is none. */
export interface AmountReaders {
  readonly duration: (text: string) => number | undefined
  readonly share: (text: string) => number | undefined
}

/** Goes on from the value found: `"1%"` … `has no operator.` */
export interface ExpectationProblem {
  readonly rule: string
  readonly mend: string
}

export type ParsedExpectation =
  | { readonly expectation: Expectation }
  | { readonly problem: ExpectationProblem }

/** A limit for each unit, as written. */
export const LIMIT_EXAMPLES = { duration: '<= 12h', share: '<= 1%', count: '== 0' } as const

const AMOUNTS = {
  duration: 'a duration with a unit',
  share: 'a share with %',
  count: 'a whole number',
} as const

const NOUNS = { duration: 'duration', share: 'share', count: 'whole number' } as const

/** Reads one limit. `text` is what stands beside the metric, of whatever type. */
export function parseExpectation(
  metric: string,
  text: unknown,
  readers: AmountReaders,
): ParsedExpectation {
  if (!isMetric(metric)) return { problem: unknownMetric(metric) }
  const { unit } = METRICS[metric]
  const mend = `Write an operator (==, <=, >=, < or >) and ${AMOUNTS[unit]}, like '${LIMIT_EXAMPLES[unit]}'.`
  const match = typeof text === 'string' ? /^\s*(==|<=|>=|<|>)(?!=)\s*(\S.*)$/.exec(text) : null
  const [, operator = '', amountText = ''] = match ?? []
  if (typeof text !== 'string' || !isOperator(operator)) {
    return { problem: { rule: 'has no operator.', mend } }
  }
  const amount = unit === 'count' ? readCount(amountText) : readers[unit](amountText)
  if (amount === undefined)
    return { problem: { rule: `has no ${NOUNS[unit]} to compare with.`, mend } }
  return { expectation: { metric, operator, amount, text: text.trim() } }
}

/** Whether the measured figure, in the metric's unit, keeps the limit. */
export function meets({ operator, amount }: Expectation, actual: number): boolean {
  return OPERATORS[operator](actual, amount)
}

function unknownMetric(metric: string): ExpectationProblem {
  const names = Object.keys(METRICS)
  const nearest = metric.length > 100 ? undefined : nearestName(metric, names)
  const mend = nearest === undefined ? `Use ${names.join(', ')}.` : `Did you mean ${nearest}?`
  return { rule: 'Nothing of that name is measured.', mend }
}

function readCount(text: string): number | undefined {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : undefined
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined
}

export function isMetric(text: string): text is Metric {
  return Object.hasOwn(METRICS, text)
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(OPERATORS, text)
}
