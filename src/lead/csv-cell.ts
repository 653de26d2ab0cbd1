// The text of a cell → a value of its field's type.
import { readDate, readDateTime } from '../time/read-date.ts'
import type { Wrong } from './csv-table.ts'
import type { Field, FieldValue } from './field.ts'
import { FIELD_KINDS, type FieldKind } from './field-kind.ts'
import { readWhole } from './field-value.ts'
import { isWithinLength, lengthOf, lengthUnit } from './length.ts'

/** What the meaning of a cell depends on. */
export interface CellPlace {
  readonly field: Field
  /** Of the instance, an IANA name: what a datetime with an offset is converted to (decision 42). */
  readonly timeZone: string
}

interface CellForm {
  /** `undefined` when it is no such value. */
  read(cell: string, place: CellPlace): FieldValue | undefined
  rule(field: Field): string
  readonly mend: string
}

const FORMS: Readonly<Record<FieldKind, CellForm>> = {
  text: {
    read: (cell, { field }) => (isWithinLength(cell, field) ? cell : undefined),
    rule: (field) => `is longer than ${lengthOf(field)} ${lengthUnit(field)}.`,
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
    read: (cell, { timeZone }) => readDateTime(cell, timeZone)?.text,
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
export function readCell(cell: string, place: CellPlace): FieldValue | undefined {
  if (cell === 'null' || cell === '') return null
  const kind = FIELD_KINDS[place.field.type]
  if (kind === 'text') return FORMS.text.read(cell, place)
  const trimmed = cell.trim()
  return trimmed === '' ? null : FORMS[kind].read(trimmed, place)
}

/** What a cell that does not fit breaks, and what to write instead. */
export function cellRule(field: Field): Wrong {
  const { rule, mend } = FORMS[FIELD_KINDS[field.type]]
  return { rule: rule(field), mend }
}
