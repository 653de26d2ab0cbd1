// A line for the terminal before it is painted: pieces of text, each with a tone. Widths are counted
// here, on text without escape sequences; colours come last and only in `as-terminal.ts`.
import { clip, displayWidth, pieces, wrap } from '../display-width.ts'
import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'

/** What a piece of text is, not how it looks. A tone repeats what the text says, never more. */
export type Tone = 'plain' | 'strong' | 'faint' | 'good' | 'bad' | 'bar' | 'warning'

export interface Span {
  readonly text: string
  readonly tone: Tone
}

export type Line = readonly Span[]

/** One part of the terminal report. Gives no lines when there is nothing to say. */
export type Section = (report: Report, columns: number) => readonly Line[]

export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone }
}

/** From here on there is no room for what a table can do without. */
export const NARROW_COLUMNS = 60

const INDENT = span('  ')
export const INDENT_COLUMNS = INDENT.text.length

export function indent(lines: readonly Line[]): Line[] {
  return lines.map((line) => [INDENT, ...line])
}

/** A title and, indented below it, what it is the title of. */
export function titled(title: string, lines: readonly Line[]): Line[] {
  return [[span(title, 'strong')], ...indent(lines)]
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + displayWidth(text), 0)
}

/** The line cut to at most `columns`. */
export function clipLine(line: Line, columns: number): Line {
  const kept: Span[] = []
  let left = columns
  for (const { text, tone } of line) {
    if (left <= 0) break
    const clipped = clip(text, left)
    kept.push(span(clipped, tone))
    left = clipped === text ? left - displayWidth(clipped) : 0
  }
  return kept
}

/** Sentences, wrapped at spaces. */
export function prose(text: string, columns: number, tone: Tone = 'plain'): Line[] {
  return wrap(text, columns).map((line) => [span(line, tone)])
}

/** Text as it was sent: its own line breaks, every space kept, cut into pieces where the width ends. */
export function verbatim(text: string, columns: number): Line[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => pieces(plainText(line), columns))
    .map((piece) => [span(piece)])
}

const SEPARATOR = ' · '

/** Short facts in a row, broken between facts where the width ends. */
export function facts(items: readonly string[], columns: number): Line[] {
  const rows: string[] = []
  for (const item of items) {
    const last = rows.at(-1)
    const longer = last === undefined ? item : `${last}${SEPARATOR}${item}`
    if (last !== undefined && displayWidth(longer) <= columns) rows[rows.length - 1] = longer
    else rows.push(item)
  }
  return rows.flatMap((row) => prose(row, columns, 'faint'))
}
