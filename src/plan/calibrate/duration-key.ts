// Which key or column has the durations, and in which unit: by its name, and where the name ends in one, by that.
import { UNITS, type UnitName } from './read-samples.ts'

/** As they are called with case, separators and unit taken off; the first that is there counts. */
const NAMES = [
  'duration',
  'latency',
  'responsetime',
  'requesttime',
  'calltime',
  'call',
  'elapsed',
  'took',
  'time',
] as const

const SUFFIXES: readonly (readonly [RegExp, UnitName])[] = [
  [/(?:ns|nanos|nanoseconds)$/, 'ns'],
  [/(?:us|µs|μs|micros|microseconds)$/, 'us'],
  [/(?:ms|millis|msec|milliseconds)$/, 'ms'],
  [/(?:secs?|seconds)$/, 's'],
]
/** A lone s ends many a word, so it needs a separator before it, or a capital. */
const LONE_S = /[\s_.([-]s\W*$|[a-z]S$/

/** Taken where the name has none. */
const UNIT_USUAL: UnitName = 'ms'

export interface DurationKey {
  readonly key: string
  readonly unit: UnitName
  /** Whether the name says the unit. */
  readonly isSure: boolean
}

/** `undefined` where no name is one of a duration. `isDuration` says what has a duration in it. */
export function durationKeyOf(
  keys: readonly string[],
  isDuration: (key: string) => boolean = () => true,
): DurationKey | undefined {
  const known = keys.map((key) => ({ ...unitOf(key), key }))
  for (const name of NAMES) {
    const found = known.find(({ bare, key }) => bare === name && isDuration(key))
    if (found)
      return { key: found.key, unit: found.unit ?? UNIT_USUAL, isSure: found.unit !== undefined }
  }
  return undefined
}

/** For a key that was named. */
export function keyAsNamed(key: string): DurationKey {
  const { unit } = unitOf(key)
  return { key, unit: unit ?? UNIT_USUAL, isSure: unit !== undefined }
}

function unitOf(key: string): { readonly bare: string; readonly unit: UnitName | undefined } {
  if (LONE_S.test(key)) return { bare: plain(key.replace(/[sS]\W*$/, '')), unit: 's' }
  const whole = plain(key)
  if (NAMES.some((name) => name === whole)) return { bare: whole, unit: undefined }
  const [suffix, unit] = SUFFIXES.find(([pattern]) => pattern.test(whole)) ?? []
  return { bare: suffix ? whole.replace(suffix, '') : whole, unit }
}

function plain(key: string): string {
  return key
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-zµμ]/g, '')
}

/** What was assumed, where something was. */
export function assumedUnit(
  { key, unit, isSure }: DurationKey,
  asked: UnitName | undefined,
): string[] {
  if (isSure || asked !== undefined) return []
  const others = Object.keys(UNITS).filter((name) => name !== unit)
  return [
    `"${key}" is taken as ${unit}: its name has no unit. --unit ${others.slice(0, -1).join(', ')} or ${others.at(-1)} says otherwise.`,
  ]
}
