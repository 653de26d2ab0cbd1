// Cells in columns, and a bar in whatever room is left. When the cells need more than there is, the
// columns of text give way, widest first; numbers never do, because half a number is a wrong one.
import { displayWidth, padEnd, padStart } from '../display-width.ts'
import { bar } from './bars.ts'
import { type Line, lineWidth, type Span, span, type Tone } from './line.ts'

export interface Row {
  readonly cells: readonly Span[]
  /** 0 to 1 of the bar's full length. */
  readonly bar?: { readonly share: number; readonly tone: Tone }
}

export interface TableShape {
  readonly columns: number
  /** One letter a cell: `l` for text, on the left; `r` for numbers, on the right. */
  readonly align: string
}

const GAP = 2
const TEXT_COLUMNS_MIN = 4
const BAR_COLUMNS_MIN = 6
const BAR_COLUMNS_MAX = 40

/** One line a row, none wider than `columns` unless its numbers alone are. */
export function table(rows: readonly Row[], { columns, align }: TableShape): Line[] {
  const widths = shrink(naturalWidths(rows), { columns, align })
  const barColumns = Math.min(columns - total(widths) - GAP, BAR_COLUMNS_MAX)
  return rows.map((row) => {
    const cells = row.cells.flatMap((cell, index) => [
      ...(index === 0 ? [] : [span(' '.repeat(GAP))]),
      pad(cell, widths[index] ?? 0, align[index] === 'r'),
    ])
    return trimEnd([...cells, ...barOf(row, barColumns)])
  })
}

/** Columns the rows take when nothing is cut, bars left out. */
export function naturalWidth(rows: readonly Row[]): number {
  return total(naturalWidths(rows))
}

/** Two blocks next to each other, the right one starting at column `at`. */
export function sideBySide(left: readonly Line[], right: readonly Line[], at: number): Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const line = left[index] ?? []
    const beside = right[index]
    if (beside === undefined) return line
    return [...line, span(' '.repeat(Math.max(0, at - lineWidth(line)))), ...beside]
  })
}

function naturalWidths(rows: readonly Row[]): number[] {
  const widths: number[] = []
  for (const { cells } of rows) {
    for (const [index, { text }] of cells.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(text))
    }
  }
  return widths
}

function shrink(widths: readonly number[], { columns, align }: TableShape): number[] {
  const shrunk = [...widths]
  while (total(shrunk) > columns) {
    const texts = shrunk.map((width, index) => (align[index] === 'l' ? width : 0))
    const widest = Math.max(...texts)
    if (widest <= TEXT_COLUMNS_MIN) break
    shrunk[texts.indexOf(widest)] = widest - 1
  }
  return shrunk
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1))
}

function pad(cell: Span, width: number, isNumber: boolean): Span {
  return span(isNumber ? padStart(cell.text, width) : padEnd(cell.text, width), cell.tone)
}

function barOf(row: Row, columns: number): Span[] {
  if (row.bar === undefined || columns < BAR_COLUMNS_MIN) return []
  return [span(' '.repeat(GAP)), span(bar(row.bar.share, columns), row.bar.tone)]
}

function trimEnd(line: Line): Line {
  const last = line.at(-1)
  if (last === undefined) return line
  const text = last.text.trimEnd()
  return text === '' ? trimEnd(line.slice(0, -1)) : [...line.slice(0, -1), span(text, last.tone)]
}
