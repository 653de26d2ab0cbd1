// Conditions on a value: a small closed set of tests, the same wherever a scenario decides by a value. A
// text is compared without regard to case, and a number or a boolean as it would be written. An empty
// value (null or an empty text) is not like anything: it passes only `isEmpty` and `isNot`.
import { unreachable } from '../errors.ts'

/** The value of a lead's field, or of a member of a request. */
export type Value = string | number | boolean | null

/** One thing that is asked of a value. */
export type ValueTest =
  | { readonly kind: 'is'; readonly value: string | number | boolean }
  | { readonly kind: 'isNot'; readonly value: string | number | boolean }
  | { readonly kind: 'oneOf'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'startsWith'; readonly text: string }
  /** Beside a number a value counts as a number; beside a text (a date) as a text. */
  | { readonly kind: 'above' | 'atLeast' | 'below' | 'atMost'; readonly bound: number | string }
  /** Whether there is nothing, or something where that is false. */
  | { readonly kind: 'isEmpty'; readonly isWanted: boolean }

/** What a decision depends on. */
export type Condition =
  /** A field of the lead, by its display name. */
  | { readonly kind: 'lead'; readonly field: string; readonly tests: readonly ValueTest[] }
  /** The first value at a JSONPath of the request's JSON body; empty where there is none, or where an
   *  object or a list stands. */
  | { readonly kind: 'request'; readonly path: string; readonly tests: readonly ValueTest[] }

/** Whether a value passes every test. */
export function compileTests(tests: readonly ValueTest[]): (value: Value) => boolean {
  const passes = tests.map(compileTest)
  return (value) => passes.every((pass) => pass(value))
}

function compileTest(test: ValueTest): (value: Value) => boolean {
  switch (test.kind) {
    case 'is':
      return isOneOf([test.value])
    case 'isNot': {
      const isThat = isOneOf([test.value])
      return (value) => !isThat(value)
    }
    case 'oneOf':
      return isOneOf(test.values)
    case 'contains': {
      const part = textOf(test.text)
      return (value) => !isEmpty(value) && textOf(value).includes(part)
    }
    case 'startsWith': {
      const start = textOf(test.text)
      return (value) => !isEmpty(value) && textOf(value).startsWith(start)
    }
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
      return compileBound(test.kind, test.bound)
    case 'isEmpty':
      return (value) => isEmpty(value) === test.isWanted
    default:
      return unreachable(test)
  }
}

function isOneOf(wanted: readonly Value[]): (value: Value) => boolean {
  const texts = new Set(wanted.map(textOf))
  return (value) => !isEmpty(value) && texts.has(textOf(value))
}

type Bound = Extract<ValueTest, { readonly bound: unknown }>

function compileBound(kind: Bound['kind'], bound: Bound['bound']): (value: Value) => boolean {
  const holds = COMPARISONS[kind]
  if (typeof bound === 'string') {
    const limit = textOf(bound)
    return (value) => !isEmpty(value) && holds(compare(textOf(value), limit))
  }
  return (value) => !isEmpty(value) && holds(compare(numberOf(value), bound))
}

/** `NaN` for what is none; blanks are none. */
function numberOf(value: Value): number {
  return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
}

/** Below 0, 0 or above 0; `NaN`, which is none of these, where one is no number. */
function compare<Side extends number | string>(one: Side, other: Side): number {
  if (one < other) return -1
  if (one > other) return 1
  return one === other ? 0 : Number.NaN
}

const COMPARISONS: Readonly<Record<Bound['kind'], (order: number) => boolean>> = {
  above: (order) => order > 0,
  atLeast: (order) => order >= 0,
  below: (order) => order < 0,
  atMost: (order) => order <= 0,
}

function isEmpty(value: Value): boolean {
  return value === null || value === ''
}

function textOf(value: Value): string {
  return String(value).toLowerCase()
}
