// Fitted numbers as a scenario has them, and as people read them: rounded to what a fit can know.
import { shortDuration } from '../../report/format.ts'
import { LATENCY_MAX_US } from '../../service/latency.ts'

/** More figures than any number of samples settles. */
const FIGURES = 5

/** `42.137ms`: of five figures, in whole µs, from 1 µs to the longest a scenario may have. */
export function writtenDuration(valueUs: number): string {
  const limited = Math.min(Math.max(valueUs, 1), LATENCY_MAX_US)
  const wholeUs = Math.max(1, Math.round(Number(limited.toPrecision(FIGURES))))
  if (wholeUs >= 1_000_000) return `${wholeUs / 1_000_000}s`
  return wholeUs >= 1_000 ? `${wholeUs / 1_000}ms` : `${wholeUs}us`
}

/** A plain number of five figures. */
export function writtenNumber(value: number): number {
  return Number(value.toPrecision(FIGURES))
}

/** `42.1 ms` */
export function durationWords(valueUs: number): string {
  return shortDuration(Math.min(valueUs, LATENCY_MAX_US))
}

/** `0.501` */
export function numberWords(value: number): string {
  return String(Number(value.toPrecision(3)))
}
