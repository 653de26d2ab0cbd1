// What a sweep varies. Grammar:
//   axis   = path '=' ( value { ',' value } | range )      commas inside brackets or quotes do not count
//   range  = amount '..' amount [ ':' count [ 'log' ] ]    so many values, both ends among them; 5 unless said
//   path   = as in --set, or one of the short names below
import { UsageError } from '../errors.ts'
import { splitOverride } from '../scenario/override.ts'
import { type Amount, amountText, readAmount } from './amount.ts'

export interface Axis {
  /** As typed: `concurrency`. */
  readonly name: string
  /** As `--set` takes it: `instance.concurrency`. */
  readonly path: string
  /** As `--set` takes them; at least one, none twice. */
  readonly values: readonly string[]
}

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['concurrency', 'instance.concurrency'],
  ['slots', 'instance.concurrency'],
  ['timeout', 'instance.timeout'],
  ['leads', 'leads.count'],
])

const VALUES_OF_A_RANGE = 5
/** More rows or columns than anybody reads. */
const VALUES_MAX = 1_000

/** The path that a name stands for; most stand for themselves. */
export function pathNamed(name: string): string {
  return SHORT_NAMES.get(name) ?? name
}

/** Throws `UsageError`. */
export function parseAxis(text: string): Axis {
  const { path: name, value } = split(text)
  const values = rangeValues(value, text) ?? listValues(value)
  if (values.length === 0 || values.includes('')) {
    throw refusal(text, 'a value is missing', 'Write path=value,value or path=from..to:count.')
  }
  if (values.length > VALUES_MAX) {
    throw refusal(text, `that is ${values.length} values`, `Use at most ${VALUES_MAX}.`)
  }
  return { name, path: pathNamed(name), values: [...new Set(values)] }
}

function split(text: string): ReturnType<typeof splitOverride> {
  try {
    return splitOverride(text, '--vary')
  } catch {
    const mend = 'Write it like concurrency=1,5,20 or timeout=5s..30s:6.'
    throw refusal(text, 'an override is path=value', mend)
  }
}

/** Cut at commas that are in no bracket and no quotes. */
function listValues(text: string): readonly string[] {
  const values: string[] = []
  let depth = 0
  let quote = ''
  let value = ''
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote
    else if (/["']/.test(character)) quote = character
    else if (/[[{(]/.test(character)) depth++
    else if (/[\]})]/.test(character)) depth--
    if (character === ',' && depth === 0 && quote === '') {
      values.push(value.trim())
      value = ''
    } else value += character
  }
  return [...values, value.trim()]
}

const RANGE = /^(.+?)\.\.(.+?)(?::(\d+)(log)?)?$/

function rangeValues(text: string, whole: string): readonly string[] | undefined {
  const [, fromText = '', toText = '', countText, scale] = RANGE.exec(text) ?? []
  const [from, to] = [readAmount(fromText), readAmount(toText)]
  if (!from || !to) return undefined
  if (from.unit !== to.unit) {
    throw refusal(
      whole,
      `"${fromText}" and "${toText}" have different units`,
      'Give both the same.',
    )
  }
  const count = Number(countText ?? VALUES_OF_A_RANGE)
  if (count < 2 || count > VALUES_MAX) {
    throw refusal(whole, `a range has 2 to ${VALUES_MAX} values`, 'Write from..to:count.')
  }
  if (scale && from.value * to.value <= 0) {
    throw refusal(whole, 'a logarithmic range has no 0 in it', 'Begin above 0.')
  }
  return between(from, to, { count, isLog: scale !== undefined })
}

/** Both ends as they are; what is between rounded to what can be written. */
function between(
  from: Amount,
  to: Amount,
  { count, isLog }: { readonly count: number; readonly isLog: boolean },
): readonly string[] {
  const isWhole = [from, to].every(({ value }) => Number.isInteger(value))
  return Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1)
    const value = isLog
      ? from.value * (to.value / from.value) ** share
      : from.value + (to.value - from.value) * share
    const isEnd = index === 0 || index === count - 1
    const short = isEnd || !isLog ? value : Number(value.toPrecision(3))
    return amountText({
      unit: from.unit,
      value: from.unit === 'number' && isWhole ? Math.round(short) : short,
    })
  })
}

function refusal(text: string, rule: string, mend: string): UsageError {
  return new UsageError(`--vary "${text}": ${rule}. ${mend}`)
}
