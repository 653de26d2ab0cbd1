// A duration as files have it → µs. Numbers get the unit of their column; texts may bring their own, as Go
// writes them: `1m2.5s`, `830.2µs`.
import { LATENCY_MAX_US } from '../../service/latency.ts'
import { UNITS, type UnitName } from './read-samples.ts'

const NUMBER = /^\d+(?:\.\d*)?(?:e[+-]?\d{1,3})?$|^\.\d+$/i
const PARTS = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s|m|h))+$/
const PART = /(\d+(?:\.\d+)?)(ns|us|µs|μs|ms|s|m|h)/g
const PART_US: ReadonlyMap<string, number> = new Map([
  ...Object.entries(UNITS),
  ['µs', 1],
  ['μs', 1],
  ['m', 60_000_000],
  ['h', 3_600_000_000],
])
/** Longer texts are no durations. */
const TEXT_MAX = 40

/** In µs, from 0 to 30 days; `undefined` for anything else. Rounded to whole µs. */
export function durationUsOf(value: unknown, unit: UnitName): number | undefined {
  if (typeof value === 'number') return limited(value * UNITS[unit])
  if (typeof value !== 'string' || value.length > TEXT_MAX) return undefined
  const text = value.trim()
  if (NUMBER.test(text)) return limited(Number(text) * UNITS[unit])
  const joined = text.replaceAll(' ', '')
  if (!PARTS.test(joined)) return undefined
  const parts = Array.from(joined.matchAll(PART), ([, number, name = '']) => {
    return Number(number) * (PART_US.get(name) ?? 0)
  })
  return limited(parts.reduce((sum, part) => sum + part, 0))
}

function limited(us: number): number | undefined {
  return us >= 0 && us <= LATENCY_MAX_US ? Math.round(us) : undefined
}

/** Why it could not be read. */
export function badDuration(value: unknown): { readonly why: string } {
  if (value === undefined || value === '' || value === null) return { why: 'it has no duration' }
  const text = typeof value === 'object' ? 'an object' : `"${String(value).slice(0, TEXT_MAX)}"`
  return { why: `its duration is ${text}, and not a number from 0 to 30 days` }
}
