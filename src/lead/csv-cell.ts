// The text of a cell → a value of its field's type.
import { readDate, readDateTime } from './calendar.ts'
import type { Wrong } from './csv-table.ts'
import type { Field, FieldValue } from './field.ts'
import { FIELD_KINDS, type FieldKind } from './field-kind.ts'

interface CellForm {
  /** `undefined` when it is no such value. */
  read(cell: string, field: Field): FieldValue | undefined
  rule(field: Field): string
  readonly mend: string
}

const FORMS: Readonly<Record<FieldKind, CellForm>> = {
  text: {
    read: (cell, field) => (isWithinLength(cell, field) ? cell : undefined),
    rule: (field) => `is longer than ${lengthOf(field)} ${unitOf(field)}.`,
    mend: 'Shorten it, or give the field another length under leads.fields.',
  },
  whole: {
    read: readWhole,
    rule: () => 'is not a whole number.',
    mend: 'Write digits only, like 42; 64 bits at most.',
  },
  number: {
    read: (cell) => (NUMBER.test(cell) && Number.isFinite(Number(cell)) ? Number(cell) : undefined),
    rule: () => 'is not a number.',
    mend: 'Write it with a point and no separators, like 1250.50.',
  },
  boolean: {
    read: (cell) => BOOLEANS.get(cell.toLowerCase()),
    rule: () => 'is neither true nor false.',
    mend: 'Write true, false, 1 or 0.',
  },
  date: {
    read: readDate,
    rule: () => 'is not a date.',
    mend: 'Write it like 2026-03-01.',
  },
  datetime: {
    read: readDateTime,
    rule: () => 'is not a date and time.',
    mend: 'Write it like 2026-03-01 09:30:00 or 2026-03-01T09:30:00Z.',
  },
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** The value of a cell; `undefined` when it does not fit the field. An empty cell is empty, and so is
 *  the word `null` (decision 44). Text is taken as it is, spaces and all. */
export function readCell(cell: string, field: Field): FieldValue | undefined {
  if (cell === 'null' || cell === '') return null
  const kind = FIELD_KINDS[field.type]
  if (kind === 'text') return FORMS.text.read(cell, field)
  const trimmed = cell.trim()
  return trimmed === '' ? null : FORMS[kind].read(trimmed, field)
}

/** What a cell that does not fit breaks, and what to write instead. */
export function cellRule(field: Field): Wrong {
  const { rule, mend } = FORMS[FIELD_KINDS[field.type]]
  return { rule: rule(field), mend }
}

/** marketo.md §3.8 [COM]: signed 64-bit. Beyond 2^53 the digits are kept as text (decision 41). */
function readWhole(cell: string): FieldValue | undefined {
  // Twenty digits hold every 64-bit integer; more are not worth reading.
  if (!/^[+-]?\d{1,20}$/.test(cell)) return undefined
  const number = Number(cell)
  if (Number.isSafeInteger(number)) return number
  const integer = BigInt(cell.replace('+', ''))
  return BigInt.asIntN(64, integer) === integer ? String(integer) : undefined
}

/** marketo.md §3.8 [DOC]: bytes for text, characters for everything else. */
function isWithinLength(cell: string, field: Field): boolean {
  const length = lengthOf(field)
  if (field.type === 'text') return Buffer.byteLength(cell) <= length
  return cell.length <= length || [...cell].length <= length
}

function lengthOf({ type, length }: Field): number {
  return length ?? (type === 'text' ? 30_000 : 255)
}

function unitOf({ type }: Field): string {
  return type === 'text' ? 'bytes' : 'characters'
}
