// Leads from a file, as the platform exports them or a person writes them: the columns are fields, by
// any of their names (marketo.md §10.3 [DOC]: exports have REST names), the rows are leads. A column
// that names no field becomes one. What is wrong is collected and told together.
import type { Issue } from '../errors.ts'
import { type CellPlace, cellRule, readCell } from './csv-cell.ts'
import {
  type CsvMistake,
  type CsvRow,
  type CsvTable,
  placeOf,
  readTable,
  type Wrong,
} from './csv-table.ts'
import type { LeadRows } from './definition.ts'
import type { Field, FieldValue } from './field.ts'
import { isWithinLength } from './length.ts'
import { quoted } from './quoted.ts'

/** Most leads: unlike synthetic ones they are all kept in memory. */
const LEADS_MAX = 1_000_000
/** Most columns: several times the fields of a large instance. */
const COLUMNS_MAX = 2_000
/** Longest name of a column, as of a field in a scenario. */
const NAME_MAX = 255
/** Most mistakes that are told one by one: a wrong column is wrong in every row. */
const MISTAKES_MAX = 20

export interface LeadsText {
  /** As the user typed it. */
  readonly file: string
  readonly text: string
  /** The fields that columns may name; the leads have them whether or not one does. */
  readonly fields: readonly Field[]
  /** Of the instance, an IANA name. */
  readonly timeZone: string
}

export type LeadsFromCsv = { readonly spec: LeadRows } | { readonly issues: readonly Issue[] }

/** The leads of a CSV, or what is wrong with it. */
export function leadsFromCsv({ file, text, fields, timeZone }: LeadsText): LeadsFromCsv {
  const table = readTable(text)
  const [header] = table.rows
  const mistakes = new Mistakes()
  const columns = header ? readHeader(header, fields, mistakes) : []
  const places = columns.map((field): CellPlace => ({ field, timeZone }))
  const whole = table.mistake ?? sizeMistake(table)
  if (whole) mistakes.add(whole)
  if (mistakes.count > 0) return { issues: issuesOf(mistakes, table, file) }
  const rows = table.rows.slice(1).map((row) => readRow(row, places, mistakes))
  if (mistakes.count > 0) return { issues: issuesOf(mistakes, table, file) }
  return { spec: specOf(columns, rows, fields) }
}

/** Counts all and keeps as many as are told. */
class Mistakes {
  readonly told: CsvMistake[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add(mistake: CsvMistake): void {
    if (this.told.length < MISTAKES_MAX) this.told.push(mistake)
    this.#count++
  }
}

/** The field of each column. */
function readHeader(
  { start, cells }: CsvRow,
  fields: readonly Field[],
  mistakes: Mistakes,
): readonly Field[] {
  const named = fieldsByName(fields)
  const columns = cells.map((cell) => named.get(cell.trim().toLowerCase()) ?? ownField(cell.trim()))
  const taken = new Set<string>()
  for (const [cellIndex, { displayName }] of columns.entries()) {
    const wrong = nameMistake(displayName, taken)
    if (wrong) mistakes.add({ rowStart: start, cellIndex, got: cells[cellIndex] ?? '', ...wrong })
    taken.add(displayName.toLowerCase())
  }
  return columns
}

/** A display name goes before a SOAP name, and that before a REST name. */
function fieldsByName(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const keys = ['restName', 'soapName', 'displayName'] as const
  return new Map(
    keys.flatMap((key) =>
      fields.flatMap((field) => (field[key] ? [[field[key].toLowerCase(), field] as const] : [])),
    ),
  )
}

/** Of a column that names no field. Long text is allowed until it is known that there is none. */
function ownField(name: string): Field {
  return { scope: 'lead', displayName: name, type: 'text', restName: name, soapName: name }
}

function nameMistake(name: string, taken: ReadonlySet<string>): Wrong | undefined {
  if (name === '') return { rule: 'A column needs a name.', mend: 'Name the field it holds.' }
  if (name.length > NAME_MAX) {
    return { rule: `is longer than ${NAME_MAX} characters.`, mend: 'Shorten the name.' }
  }
  if (!taken.has(name.toLowerCase())) return undefined
  return { rule: `names ${name}, as a column before it does.`, mend: 'Keep one of the two.' }
}

/** What is wrong with the table as a whole. */
function sizeMistake({ rows, rowCount }: CsvTable): CsvMistake | undefined {
  const columnCount = rows[0]?.cells.length ?? 0
  const leadCount = rowCount - 1
  const wrong = [
    columnCount === 0 && { rule: 'The file is empty.', mend: 'Begin with a line of field names.' },
    columnCount > COLUMNS_MAX && {
      rule: `The file has ${columnCount} columns; ${COLUMNS_MAX} are allowed.`,
      mend: 'Keep those that tokens or conditions use.',
    },
    leadCount === 0 && {
      rule: 'The file has names of columns and no leads.',
      mend: 'Add a line for each lead.',
    },
    leadCount > LEADS_MAX && {
      rule: `The file has ${leadCount} leads; ${LEADS_MAX} are allowed.`,
      mend: 'Split it, or use synthetic leads.',
    },
  ].find((each) => each !== false)
  return wrong && { rowStart: { line: 1, byte: 0 }, cellIndex: 0, ...wrong }
}

function readRow(
  { start, cells }: CsvRow,
  columns: readonly CellPlace[],
  mistakes: Mistakes,
): readonly FieldValue[] {
  if (cells.length !== columns.length) {
    const rule = `There are not as many cells (${cells.length}) as columns (${columns.length}).`
    const mend = 'Put a cell with a delimiter or a line break inside in quotes.'
    mistakes.add({ rowStart: start, cellIndex: 0, rule, mend })
    return []
  }
  return columns.map((place, cellIndex) => {
    const got = cells[cellIndex] ?? ''
    const value = readCell(got, place)
    if (value !== undefined) return value
    mistakes.add({ rowStart: start, cellIndex, got, ...cellRule(place.field) })
    return null
  })
}

function specOf(
  columns: readonly Field[],
  rows: LeadRows['rows'],
  fields: readonly Field[],
): LeadRows {
  const [known, named] = [new Set(fields), new Set(columns)]
  const ofFile = columns.map((field, index) =>
    known.has(field) ? field : fittingField(field, rows, index),
  )
  return {
    kind: 'rows',
    count: rows.length,
    fields: [...ofFile, ...fields.filter((field) => !named.has(field))],
    rows,
    firstSeen: firstSeen(columns, rows),
  }
}

/** A string, where all its values are short enough for one. */
function fittingField(field: Field, rows: LeadRows['rows'], index: number): Field {
  const asString = { ...field, type: 'string' } as const
  const isString = rows.every((row) => isWithinLength(String(row[index] ?? ''), asString))
  return isString ? asString : field
}

/** The same person again: by Id, or by email address in a row without one. Without either, somebody
 *  new. */
function firstSeen(columns: readonly Field[], rows: LeadRows['rows']): readonly number[] {
  const columnOf = (name: string) =>
    columns.findIndex(({ displayName }) => displayName.toLowerCase() === name)
  const [id, email] = [columnOf('id'), columnOf('email address')]
  const seen = new Map<string, number>()
  return rows.map((row, index) => {
    const key = String(row[id] ?? row[email] ?? '')
      .trim()
      .toLowerCase()
    if (key === '') return index
    const first = seen.get(key) ?? index
    seen.set(key, first)
    return first
  })
}

function issuesOf(mistakes: Mistakes, table: CsvTable, file: string): readonly Issue[] {
  const about = { code: 'bad-csv', path: 'leads.from' } as const
  const issues = mistakes.told.map((mistake): Issue => {
    const { got, rule, mend } = mistake
    const place = { file, ...placeOf(table, mistake) }
    return { ...about, place, ...(got && { got: quoted(got) }), rule, mend }
  })
  const more = mistakes.count - issues.length
  if (more === 0) return issues
  const rule = more === 1 ? 'There is 1 more mistake.' : `There are ${more} more mistakes.`
  return [...issues, { ...about, place: { file }, rule, mend: 'Mend these first.' }]
}
