import { plainJson, plainText } from './mask.ts'

/** A cell of a CSV file: no character in it drives a terminal, and one that begins like a formula, in
 *  letters of any width and after any spaces or quotes, is text to whoever opens the file: it gets a
 *  quote in front. */
export function csvCell(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const isText = typeof value === 'string'
  const text = isText ? plainText(value) : plainJson(JSON.stringify(value))
  const tamed = FORMULA.test(isText ? value : text) ? `'${text}` : text
  return /[",\r\n]/.test(tamed) ? `"${tamed.replaceAll('"', '""')}"` : tamed
}

// A tab or a line break in front is what some spreadsheets take a formula behind; ＝＋－＠ are folded to
// their narrow forms by others.
const FORMULA = /^[\s"'\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u
