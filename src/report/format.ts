// Number and unit → text: the only place that turns a figure into words, so that the same number
// reads the same in terminal, JSON and every file. Nothing here depends on a locale. A text never
// claims more than the figure: 99.97% is "> 99.9%", not "100%", and a duration is exact unless the
// function's name says otherwise.

const THOUSANDS = /\B(?=(\d{3})+$)/g

/** `100,000`. For whole numbers. */
export function count(value: number): string {
  return String(value).replace(THOUSANDS, ',')
}

/** `1 call`, `100,000 calls`, `2 replies`. For nouns that take an s. */
export function quantity(value: number, noun: string): string {
  return `${count(value)} ${value === 1 ? noun : `${noun.replace(/(?<![aeiou])y$/, 'ie')}s`}`
}

const LONG_UNITS = [
  ['d', 86_400_000_000],
  ['h', 3_600_000_000],
  ['m', 60_000_000],
] as const

/** Exact, largest units first, from µs: `1 h 23 m 20 s`, `29 m 7.5 s`, `1.25 ms`, `250 µs`, `0 s`. */
export function duration(valueUs: number): string {
  const parts: string[] = []
  let restUs = valueUs
  for (const [unit, unitUs] of LONG_UNITS) {
    const whole = Math.floor(restUs / unitUs)
    if (whole > 0) parts.push(`${count(whole)} ${unit}`)
    restUs -= whole * unitUs
  }
  if (restUs > 0 || parts.length === 0) parts.push(underOneMinute(restUs, parts.length > 0))
  return parts.join(' ')
}

/** Milliseconds and smaller stand alone only: after minutes it is `7.5 s`, never `7500 ms`. */
function underOneMinute(valueUs: number, isRemainder: boolean): string {
  if (isRemainder || valueUs >= 1_000_000 || valueUs === 0) return `${valueUs / 1_000_000} s`
  if (valueUs >= 1_000) return `${valueUs / 1_000} ms`
  return `${valueUs} µs`
}

/**
 * For tables and other small places: three figures below a minute, and from there the two largest
 * units as a clock shows them, not rounded up. `2.51 s`, `41 m 40 s`, `9 h 42 m`.
 */
export function shortDuration(valueUs: number): string {
  const unit = LONG_UNITS.findIndex(([, unitUs]) => valueUs >= unitUs)
  if (unit >= 0) {
    const stepUs = LONG_UNITS[unit + 1]?.[1] ?? 1_000_000
    return duration(Math.floor(valueUs / stepUs) * stepUs)
  }
  const figures = Number(valueUs.toPrecision(3))
  return duration(valueUs < 100 ? Math.round(valueUs) : figures)
}

/** `85.8%`, `1%`, `< 0.1%`, `> 99.9%`. Only nothing is `0%` and only everything is `100%`. */
export function share(value: number, decimals = 1): string {
  const step = 10 ** -decimals
  const percent = value * 100
  if (value > 0 && percent < step) return `< ${step}%`
  if (value < 1 && percent > 100 - step) return `> ${100 - step}%`
  return `${Number(percent.toFixed(decimals))}%`
}

/** With enough decimals that the words do not contradict the result: 1.04% is not "1%" to a limit of 1%. */
export function decisiveShare(value: number, isMet: (value: number) => boolean): string {
  const rounded = (decimals: number): number => Number((value * 100).toFixed(decimals)) / 100
  const decimals = [1, 2, 3, 4, 5, 6].find((digits) => isMet(rounded(digits)) === isMet(value))
  return share(value, decimals ?? 6)
}

/** `13,900 calls/s`: three figures, because a measured speed has no more. */
export function rate(perSecond: number, noun: string): string {
  const rounded = Number(perSecond.toPrecision(3))
  return `${rounded < 100 ? rounded : count(Math.round(rounded))} ${noun}s/s`
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const

/** Powers of 1,024, three figures: `512 B`, `1.05 MiB`, `182 MiB`. */
export function bytes(value: number): string {
  const unit = BYTE_UNITS.findLastIndex((_, power) => value >= 1_024 ** power)
  const power = Math.max(0, unit)
  return `${Number((value / 1_024 ** power).toPrecision(3))} ${BYTE_UNITS[power]}`
}
