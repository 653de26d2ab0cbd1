// Text with a unit → number, exactly: decimals are read as digits, never as floats, so that `0.1s`
// is 100,000 µs and `0.0000001s` is a mistake instead of a rounded 0. Grammar:
//   duration = part { [' '] part }         '50ms', '1.5s', '1h 30m', '7 days'
//   part     = number [' '] unit           units from the largest to the smallest
//   rate     = number [' '] '/' unit       '20/s', '100/m'
//   share    = number [' '] '%'            '1%', '97 %'
//   number   = digits [ '.' digits ]
import type { JsonValue } from '../service/definition.ts'
import { type Us, us } from '../time/instant.ts'
import { listed, type Mistake } from './finding.ts'

export type Reading<Value> =
  | { readonly value: Value; readonly mistake?: never }
  | { readonly mistake: Mistake }

/** Every way to write a unit, in µs. */
const UNITS: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    µs: 1n, // the micro sign
    μs: 1n, // the Greek letter
    us: 1n,
    ms: 1_000n,
    s: 1_000_000n,
    second: 1_000_000n,
    seconds: 1_000_000n,
    m: 60_000_000n,
    min: 60_000_000n,
    minute: 60_000_000n,
    minutes: 60_000_000n,
    h: 3_600_000_000n,
    hour: 3_600_000_000n,
    hours: 3_600_000_000n,
    d: 86_400_000_000n,
    day: 86_400_000_000n,
    days: 86_400_000_000n,
  }),
)

const SHORT_UNITS = ['µs', 'ms', 's', 'm', 'h', 'd']
const RATE_UNITS = ['s', 'm', 'h', 'd']

/** Longer texts are no numbers that anybody typed. */
const TEXT_MAX = 64

const NUMBER = String.raw`\d+(?:\.\d+)?`
const PART = new RegExp(String.raw`(${NUMBER})\s*(\p{L}+)\s*`, 'uy')
const RATE = new RegExp(String.raw`^(${NUMBER})\s*/\s*(\p{L}+)$`, 'u')
const SHARE = new RegExp(String.raw`^(${NUMBER})\s*%$`)

/** Whole microseconds; `undefined` when the text is no duration, or not a whole number of µs. */
export function durationOf(text: string): Us | undefined {
  const span = spanOf(text)
  return span?.isWhole && span.us <= Number.MAX_SAFE_INTEGER ? us(Number(span.us)) : undefined
}

interface Span {
  /** Rounded down. */
  readonly us: bigint
  readonly isWhole: boolean
}

function spanOf(text: string): Span | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > TEXT_MAX) return undefined
  let span: Span = { us: 0n, isWhole: true }
  let last: bigint | undefined
  PART.lastIndex = 0
  while (PART.lastIndex < trimmed.length) {
    const match = PART.exec(trimmed)
    const unit = UNITS.get(match?.[2] ?? '')
    if (unit === undefined || (last !== undefined && unit >= last)) return undefined
    const part = product(match?.[1] ?? '', unit)
    span = { us: span.us + part.us, isWhole: span.isWhole && part.isWhole }
    last = unit
  }
  return span
}

/** In [0, 1]; `undefined` when the text is no share. */
export function shareOf(text: string): number | undefined {
  const digits = text.length <= TEXT_MAX ? SHARE.exec(text.trim())?.[1] : undefined
  if (digits === undefined) return undefined
  const share = Number(`${digits}e-2`) // rounded once: the number nearest to what was typed
  return share <= 1 ? share : undefined
}

/** How far shares may be from a sum and still come to it: decimals do not always add up exactly. */
export const SUM_TOLERANCE = 1e-9

export interface DurationRange {
  readonly min: Us
  readonly max: Us
}

export function readDuration(value: JsonValue, { min, max }: DurationRange): Reading<Us> {
  const span = typeof value === 'string' ? spanOf(value) : undefined
  if (span === undefined)
    return noUnit(value, 'duration', `${listed(SHORT_UNITS)}, like 50ms or 1h 30m`)
  if (!span.isWhole) return { mistake: NOT_WHOLE }
  if (span.us >= min && span.us <= max) return { value: us(Number(span.us)) }
  return outOfRange(`${durationText(min)} to ${durationText(max)}`)
}

const NOT_WHOLE: Mistake = {
  code: 'out-of-range',
  rule: 'is not a whole number of µs, and time has no smaller parts.',
  mend: 'Write fewer decimals.',
}

/** Most that a rate can be: one in each µs. */
const RATE_MAX_PER_SECOND = 1_000_000

/** Per second. */
export function readRate(value: JsonValue): Reading<number> {
  const match =
    typeof value === 'string' && value.length <= TEXT_MAX ? RATE.exec(value.trim()) : null
  const unit = UNITS.get(match?.[2] ?? '')
  if (!match || unit === undefined || unit < 1_000_000n) {
    return noUnit(
      value,
      'rate',
      `${listed(RATE_UNITS.map((name) => `/${name}`))}, like 20/s or 100/m`,
    )
  }
  const perSecond = (Number(match[1]) * 1_000_000) / Number(unit)
  if (perSecond > 0 && perSecond <= RATE_MAX_PER_SECOND) return { value: perSecond }
  return outOfRange('more than 0/s to 1000000/s')
}

/** So many in so many µs, in lowest terms. */
export interface Ratio {
  readonly count: number
  readonly perUs: number
}

/** A rate as it is written, where `readRate` has to round: 1/m is 1 in 60,000,000 µs. */
export function readRatio(value: JsonValue): Reading<Ratio> {
  const { mistake } = readRate(value)
  if (mistake) return { mistake }
  const [, digits = '', unit = ''] = RATE.exec(String(value).trim()) ?? []
  const [whole = '', fraction = ''] = digits.split('.')
  const count = BigInt(whole + fraction)
  const perUs = (UNITS.get(unit) ?? 1n) * 10n ** BigInt(fraction.length)
  const divisor = commonDivisor(count, perUs)
  const ratio = { count: Number(count / divisor), perUs: Number(perUs / divisor) }
  return Object.values(ratio).every(Number.isSafeInteger) ? { value: ratio } : { mistake: TOO_FINE }
}

const TOO_FINE: Mistake = {
  code: 'out-of-range',
  rule: 'cannot be counted exactly.',
  mend: 'Write fewer decimals.',
}

function commonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : commonDivisor(other, one % other)
}

export function readShare(value: JsonValue): Reading<number> {
  const share = typeof value === 'string' ? shareOf(value) : undefined
  if (share !== undefined) return { value: share }
  const isShare = typeof value === 'string' && SHARE.test(value.trim())
  return isShare ? outOfRange('0% to 100%') : noUnit(value, 'share', '%, like 1% or 97.5%')
}

/** `30 s`, `10 m`, `90 s`: the largest unit that leaves no fraction. */
export function durationText(span: Us): string {
  if (span === 0) return '0 s'
  const fits = (name: string): boolean => BigInt(span) % (UNITS.get(name) ?? 1n) === 0n
  const name = SHORT_UNITS.findLast(fits) ?? 'µs'
  return `${span / Number(UNITS.get(name))} ${name}`
}

function noUnit(value: JsonValue, noun: string, units: string): { readonly mistake: Mistake } {
  const isBare =
    typeof value === 'number' || (typeof value === 'string' && /^\s*[\d.]+\s*$/.test(value))
  const rule = isBare ? `has no unit, and a ${noun} needs one.` : `is not a ${noun}.`
  const code = isBare || typeof value === 'string' ? 'wrong-unit' : 'wrong-type'
  return { mistake: { code, rule, mend: `Write a number with ${units}.` } }
}

function outOfRange(range: string): { readonly mistake: Mistake } {
  const mend = `Use ${range}.`
  return { mistake: { code: 'out-of-range', rule: 'is out of range.', mend } }
}

function product(number: string, unit: bigint): Span {
  const [whole = '', fraction = ''] = number.split('.')
  const scaled = BigInt(whole + fraction) * unit
  const scale = 10n ** BigInt(fraction.length)
  return { us: scaled / scale, isWhole: scaled % scale === 0n }
}
