// A number as it stands in a scenario, with its unit: read, moved, and written back so that it is read as
// the same.
import { durationOf, readRate, shareOf } from '../scenario/units.ts'

/** A duration is whole µs, a share 0 to 1, a rate per second. */
export interface Amount {
  readonly unit: 'number' | 'duration' | 'share' | 'rate'
  readonly value: number
}

/** `undefined` for a text that is no number with a unit known to scenarios. */
export function readAmount(text: string): Amount | undefined {
  if (/^\s*-?\d+(?:\.\d+)?\s*$/.test(text)) return { unit: 'number', value: Number(text) }
  const durationUs = durationOf(text)
  if (durationUs !== undefined) return { unit: 'duration', value: durationUs }
  const share = shareOf(text)
  if (share !== undefined) return { unit: 'share', value: share }
  const rate = readRate(text)
  return 'value' in rate ? { unit: 'rate', value: rate.value } : undefined
}

/** As a scenario has it: `720ms`, `1.5%`, `20/s`, `9`. A duration is rounded to whole µs, the others to
 *  nine figures. */
export function amountText({ unit, value }: Amount): string {
  switch (unit) {
    case 'duration':
      return durationText(Math.round(value))
    case 'share':
      return `${figures(value * 100)}%`
    case 'rate':
      return `${figures(value)}/s`
    case 'number':
      return figures(value)
  }
}

const UNITS = [
  ['d', 86_400_000_000],
  ['h', 3_600_000_000],
  ['m', 60_000_000],
  ['s', 1_000_000],
  ['ms', 1_000],
] as const

/** `17.5s`, `719.993ms`: in the largest unit in which it has at most three decimals and is not below 1. */
function durationText(valueUs: number): string {
  const fits = UNITS.find(([, unitUs]) => valueUs >= unitUs && (valueUs * 1_000) % unitUs === 0)
  const [unit, unitUs] = fits ?? (valueUs === 0 ? ['s', 1] : ['µs', 1])
  return `${valueUs / unitUs}${unit}`
}

/** Digits only, never an exponent. */
function figures(value: number): string {
  const rounded = Number(value.toPrecision(9))
  return /e/.test(String(rounded)) ? rounded.toFixed(9).replace(/\.?0+$/, '') : String(rounded)
}

/** A text with an amount, `factor` times as large and in the unit it was written with where that is a
 *  rate, so that 100/m stays whole. `undefined` for a text that is none, or a bare number. */
export function scaledText(text: string, factor: number): string | undefined {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(\/\s*\p{L}+)\s*$/u.exec(text) ?? []
  const amount = readAmount(text)
  if (amount === undefined || amount.unit === 'number') return undefined
  if (amount.unit === 'rate') return `${figures(Number(number) * factor)}${unit}`
  return amountText({ ...amount, value: amount.value * factor })
}
