// Tables and figures of docs/validation.md.
import { count } from '../../src/report/format.ts'

/** In Markdown. Rows have as many cells as the head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** From seconds: `117.9 ms`, `9.342 s`, `155,400 s`. */
export function secondsText(value: number): string {
  return Math.abs(value) < 1 ? `${figures(value * 1_000)} ms` : `${figures(value)} s`
}

/** So many figures, and no fewer: `0.2000`, `61.34`, `155,400`. */
export function figures(value: number, figureCount = 4): string {
  const text = value.toPrecision(figureCount)
  return Math.abs(value) < 10 ** (figureCount - 1) ? text : count(Math.round(Number(text)))
}
