// What stands between a run and everything that is printed or written of it: secrets are masked wherever
// they turn up: those that a scenario holds by their value, others by the name they travel under.
import { coverOf } from './cover.ts'
import { MASK, maskText } from './mask.ts'
import { SECRET_MIN, secretValues } from './secret-values.ts'

export interface Veil {
  /** Text from outside as it may be shown. */
  text(text: string): string
  /** The same for every text in plain data; of the keys of a mapping, too. What only we can have written
   *  there stays. */
  data<Data>(data: Data): Data
}

/** How secrets are covered. */
export const SECRETS = { mark: MASK, least: SECRET_MIN, flags: 'gu' } as const

/** Keys whose texts are ours: a digest may hold a short secret by chance. */
const OURS: ReadonlySet<string> = new Set([
  'format',
  'digest',
  'hash',
  'run',
  'kind',
  'state',
  'id',
  'code',
  'severity',
])

const veils = new WeakMap<object, Veil>()
/** By their names alone, secrets are masked anywhere. */
const NOTHING = {}

/** Over what `scenario` holds: one that was checked, or as it is written, mistakes and all. */
export function veilOf(scenario: unknown): Veil {
  const holder = Object(scenario ?? NOTHING)
  const known = veils.get(holder)
  if (known) return known
  const veil = veilOver(secretValues(scenario))
  veils.set(holder, veil)
  return veil
}

/** A veil over these, none of them shorter than a few characters. */
function veilOver(secrets: readonly string[]): Veil {
  const cover = coverOf(secrets, SECRETS)
  const text = (given: string): string => cover(maskText(given))
  return { text, data: (data) => veiled(data, text) }
}

/** Plain data with every text in it seen through `text`. */
export function veiled<Data>(data: Data, text: (given: string) => string): Data {
  const each = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    // A series of figures is long, and has no texts.
    if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map(each)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        if (OURS.has(key)) return [key, member]
        return [OUR_KEY.test(key) ? key : text(key), each(key === VALUE ? asText(member) : member)]
      }),
    )
  }
  // A secret may be a number; others are figures, which hold one by chance at most.
  const asText = (value: unknown): unknown =>
    typeof value === 'number' && text(String(value)) !== String(value) ? String(value) : value
  return each(data) as Data // the same shape, with other texts
}

/** The key of what a lead, a token or a write holds. */
const VALUE = 'value'

/** A key of a format of ours, which a secret that is a word would break. */
const OUR_KEY = /^[a-z][a-zA-Z0-9]{0,30}$/
