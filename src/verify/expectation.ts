// Limits the user puts in a scenario. Grammar:
//   expectation = operator , ' ' , amount
//   operator    = '==' | '<=' | '>=' | '<' | '>'
//   amount      = duration ('12h') | share ('1%') | count ('0'), as the metric asks
// How a duration and a share are written is known above, where scenarios are read: handed in.
import { nearestName } from '../executor/nearest-name.ts'

/** The metrics a scenario may limit, with the unit of their amount. */
export const METRICS = {
  totalDelay: 'duration',
  callTimeP50: 'duration',
  callTimeP99: 'duration',
  callTimeMax: 'duration',
  queueWaitP99: 'duration',
  leadTimeP99: 'duration',
  timeouts: 'count',
  timeoutShare: 'share',
  rejectedShare: 'share',
  failedShare: 'share',
  mappedShare: 'share',
  written: 'count',
  onNon2xx: 'count',
  backlogMax: 'count',
  utilisation: 'share',
  slotTimeOfTimeoutsShare: 'share',
} as const

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

/** Reads one limit. `text` is what stands beside the metric, of whatever type. */
export function parseExpectation(
  metric: string,
  text: unknown,
  readers: AmountReaders,
): ParsedExpectation {
  if (!isMetric(metric)) return { problem: unknownMetric(metric) }
  const unit = METRICS[metric]
  const mend = `Write an operator (==, <=, >=, < or >) and ${AMOUNTS[unit]}, like '${LIMIT_EXAMPLES[unit]}'.`
  const match = typeof text === 'string' ? /^\s*(==|<=|>=|<|>)(?!=)\s*(\S.*)$/.exec(text) : null
  const [, operator = '', amountText = ''] = match ?? []
  if (typeof text !== 'string' || !isOperator(operator)) {
    return { problem: { rule: 'has no operator.', mend } }
  }
  const amount = unit === 'count' ? readCount(amountText) : readers[unit](amountText)
  if (amount === undefined) return { problem: { rule: `does not limit ${AMOUNTS[unit]}.`, mend } }
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

function isMetric(text: string): text is Metric {
  return Object.hasOwn(METRICS, text)
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(OPERATORS, text)
}
