// CSV as text: its rows, and where in the text a cell stands. Comma, tab or semicolon, whichever the
// header has most of: the platform exports CSV, TSV and SSV (marketo.md §10.3 [DOC]). Quoted cells may
// hold line breaks and doubled quotes; rows without any value are passed over, like blank lines.
import { CsvError, parse } from 'csv-parse/sync'

const DELIMITERS: readonly string[] = [',', '\t', ';']
const LINE_BREAK = /\r\n|\n|\r/g
/** Longest row. A quote that is never closed would otherwise take in the rest of the file. */
const ROW_BYTES_MAX = 1_000_000

/** Most rows that are kept, a few more than any table may have; the rest is only counted. A file at its limit of
 *  bytes may have a hundred times as many. */
const ROWS_MAX = 1_000_010

/** Where a row begins. */
interface RowStart {
  /** From 1. */
  readonly line: number
  /** From 0, in the bytes of the table. */
  readonly byte: number
}

export interface CsvRow {
  readonly start: RowStart
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly bytes: Buffer
  readonly delimiter: string
  /** The first of them. */
  readonly rows: readonly CsvRow[]
  /** All that there are. */
  readonly rowCount: number
  /** What is no CSV, and ended the reading. */
  readonly mistake: CsvMistake | undefined
}

/** What is wrong with a cell. */
export interface CsvMistake {
  readonly rowStart: RowStart
  /** From 0. */
  readonly cellIndex: number
  /** The cell, where it could be read. */
  readonly got?: string
  readonly rule: string
  readonly mend: string
}

/** A mistake, before it is known which cell has it. */
export type Wrong = Pick<CsvMistake, 'rule' | 'mend'>

export function readTable(text: string): CsvTable {
  const rows: CsvRow[] = []
  let rowCount = 0
  const read = readRows(text, (row) => {
    rowCount += 1
    if (rowCount <= ROWS_MAX) rows.push(row)
  })
  return { ...read, rows, rowCount }
}

/** For tables that are too long to keep: gives each row in turn, and what ended the reading before its end. */
export function eachRow(text: string, take: (row: CsvRow) => void): CsvMistake | undefined {
  return readRows(text, take).mistake
}

function readRows(text: string, take: (row: CsvRow) => void): Omit<CsvTable, 'rows' | 'rowCount'> {
  const bytes = Buffer.from(text.replace(/^\ufeff/, ''))
  const delimiter = delimiterOf(text)
  let start: RowStart = { line: 1, byte: 0 }
  const takeRow = (cells: readonly string[], { bytes: byte }: { bytes: number }) => {
    if (cells.some((cell) => cell.trim() !== '')) take({ start, cells })
    const breaksInside = cells.reduce((sum, cell) => sum + lineBreakCount(cell), 0)
    start = { line: start.line + breaksInside + 1, byte }
    return null // so that csv-parse keeps nothing
  }
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: ROW_BYTES_MAX,
      on_record: takeRow,
    })
    return { bytes, delimiter, mistake: undefined }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const cellIndex = typeof error.column === 'number' ? error.column : 0
    return { bytes, delimiter, mistake: { rowStart: start, cellIndex, ...problem(error) } }
  }
}

/** The line and column of a cell, both from 1. */
export function placeOf(
  { bytes, delimiter }: CsvTable,
  { rowStart, cellIndex }: CsvMistake,
): { readonly line: number; readonly column: number } {
  const row = bytes.toString('utf8', rowStart.byte, rowStart.byte + ROW_BYTES_MAX)
  let offset = 0
  let isQuoted = false
  for (let left = cellIndex; left > 0 && offset < row.length; offset++) {
    if (row[offset] === '"') isQuoted = !isQuoted
    else if (row[offset] === delimiter && !isQuoted) left--
  }
  const lines = row.slice(0, offset).split(LINE_BREAK)
  return { line: rowStart.line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 }
}

/** Looked for in the header, outside quotes; a header of one column has none, and any will do. */
function delimiterOf(text: string): string {
  const counts = DELIMITERS.map(() => 0)
  let isQuoted = false
  for (const character of text.replace(/^[\ufeff\r\n]+/, '')) {
    if (character === '"') isQuoted = !isQuoted
    if (isQuoted) continue
    if (character === '\n' || character === '\r') break
    const index = DELIMITERS.indexOf(character)
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
  }
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function lineBreakCount(cell: string): number {
  return cell.match(LINE_BREAK)?.length ?? 0
}

const DOUBLE_THEM = 'Put the cell in quotes and double the quotes inside: "say ""hi""".'

function problem({ code, message }: CsvError): Wrong {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { rule: 'The quote that opens this cell is not closed.', mend: 'Close it.' }
    case 'CSV_MAX_RECORD_SIZE': {
      const rule = `This row is longer than ${ROW_BYTES_MAX} bytes.`
      return { rule, mend: 'Look for a quote that is not closed.' }
    }
    case 'CSV_INVALID_CLOSING_QUOTE':
      return { rule: 'Text follows the closing quote of this cell.', mend: DOUBLE_THEM }
    case 'INVALID_OPENING_QUOTE':
      return {
        rule: 'A quote stands inside this cell, which does not begin with one.',
        mend: DOUBLE_THEM,
      }
    default:
      return { rule: `${message}.`, mend: 'Save the table as CSV again.' }
  }
}
