// The text of a file of samples → durations as texts, or the first row that is wrong. The rows are CSV:
// one duration in each, or several cells of which one column has them. A first row whose cell cannot be
// a duration is a header.
import { type CsvRow, type CsvTable, placeOf, readTable } from '../lead/csv-table.ts'
import { LATENCY_MAX_US } from '../service/latency.ts'
import { secondsSince1970 } from '../time/calendar.ts'
import { type Us, ZERO } from '../time/instant.ts'
import { readDateTime } from '../time/read-date.ts'
import { CAMPAIGN_SPAN } from './campaign-span.ts'
import { grouped, listed, type Mistake, quoted } from './finding.ts'
import { didYouMean } from './suggest.ts'
import { readDuration } from './units.ts'

/** What is wrong with a file, and the cell it is about. */
export type SamplesMistake = Omit<Mistake, 'code'> & { readonly got?: string }

export type Samples =
  | { readonly texts: readonly string[]; readonly mistake?: never }
  | { readonly texts?: never; readonly mistake: SamplesMistake }

export interface SamplesText {
  /** As the scenario names it. */
  readonly name: string
  readonly text: string
  /** The column that has the durations, by its name in the first row; none in a file of one column. */
  readonly column: string | undefined
  /** Whether they are times of arrival: of a campaign's length, and points in time may stand there too, which
   *  count from the first of them. */
  readonly areTimes?: boolean
}

export function samplesFromCsv({ name, text, column, areTimes = false }: SamplesText): Samples {
  const file = quoted(name)
  const table = readTable(text)
  const [first] = table.rows
  if (table.mistake) return { mistake: brokenCsv(table, table.mistake, file) }
  if (!first) return { mistake: empty(file) }
  const cellIndex = column === undefined ? 0 : indexOf(first, column)
  const isWide = first.cells.length > 1
  if (column === undefined && isWide) return { mistake: severalColumns(first, file) }
  if (column !== undefined && cellIndex < 0) return { mistake: noColumn(first, column, file) }
  const hasHeader = column !== undefined || !MAY_BE_DURATION.test(first.cells[0] ?? '')
  const below = hasHeader ? table.rows.slice(1) : table.rows
  const rows = areTimes ? sinceTheFirst(below, cellIndex) : below
  const maxUs = areTimes ? CAMPAIGN_SPAN.max : LATENCY_MAX_US
  const [wrong, ...others] = rows.flatMap(
    (row, index) =>
      rowMistake(row, { cellIndex, first, file, maxUs, typed: below[index] ?? row }) ?? [],
  )
  if (wrong) return { mistake: { ...wrong, mend: `${wrong.mend}${moreText(others.length)}` } }
  if (rows.length === 0) return { mistake: empty(file) }
  return { texts: rows.map(({ cells }) => cells[cellIndex] ?? '') }
}

/** A number, or what somebody took for one. */
const MAY_BE_DURATION = /^\s*[-+.\d]/

function indexOf({ cells }: CsvRow, column: string): number {
  const wanted = column.trim().toLowerCase()
  return cells.findIndex((cell) => cell.trim().toLowerCase() === wanted)
}

interface RowPlace {
  readonly cellIndex: number
  readonly first: CsvRow
  /** Its name, quoted. */
  readonly file: string
  readonly maxUs: Us
  /** The row as it is in the file. */
  readonly typed: CsvRow
}

function rowMistake(
  { start, cells }: CsvRow,
  { cellIndex, first, file, maxUs, typed }: RowPlace,
): SamplesMistake | undefined {
  const where = `line ${grouped(start.line)} of ${file}`
  if (cells.length !== first.cells.length) {
    const rule = `There are not as many cells in ${where} (${cells.length}) as in its first (${first.cells.length}).`
    return { rule, mend: 'Put a cell with a delimiter or a line break in quotes.' }
  }
  const { mistake } = readDuration(cells[cellIndex] ?? '', { min: ZERO, max: maxUs })
  if (!mistake) return undefined
  const got = quoted(typed.cells[cellIndex] ?? '')
  return { got, rule: `in ${where} ${mistake.rule}`, mend: mistake.mend }
}

/** Rows of points in time, each as the time since the earliest; any other rows as they are. */
function sinceTheFirst(rows: readonly CsvRow[], cellIndex: number): readonly CsvRow[] {
  const seconds = rows.map(({ cells }) => secondsOf(cells[cellIndex] ?? ''))
  const known = seconds.filter((second) => second !== undefined)
  if (known.length < rows.length) return rows
  const first = known.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
  return rows.map((row, index) => ({
    ...row,
    cells: row.cells.with(cellIndex, `${(known[index] ?? first) - first}s`),
  }))
}

/** Since 1970; the platform's activities say no parts of a second (marketo.md §4.10). */
function secondsOf(cell: string): number | undefined {
  const parts = readDateTime(cell.trim(), 'UTC')?.text.split(/\D/).map(Number)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  return secondsSince1970({ year, month, day, hour, minute, second })
}

function moreText(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ' Another row is wrong too.' : ` ${grouped(count)} other rows are wrong too.`
}

function brokenCsv(
  table: CsvTable,
  mistake: NonNullable<CsvTable['mistake']>,
  file: string,
): SamplesMistake {
  const { line } = placeOf(table, mistake)
  const rule = `Line ${grouped(line)} of ${file} is no CSV: ${mistake.rule}`
  return { rule, mend: mistake.mend }
}

function empty(file: string): SamplesMistake {
  const mend = 'Write a duration with its unit in each row, like 50ms.'
  return { rule: `There are no samples in ${file}.`, mend }
}

function severalColumns({ cells }: CsvRow, file: string): SamplesMistake {
  const rule = `There are ${cells.length} columns in ${file}.`
  const names = cells.map((cell) => quoted(cell.trim()))
  const mend = `Say which has the durations, as column: ${listed(names)}.`
  return { rule, mend }
}

function noColumn({ cells }: CsvRow, column: string, file: string): SamplesMistake {
  const names = cells.map((cell) => cell.trim())
  const mend = didYouMean(column, names).trim() || `Use ${listed(names.map(quoted))}.`
  return { got: quoted(column), rule: `is not a column of ${file}.`, mend }
}
