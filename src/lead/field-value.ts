// Which values a field holds, by its type, and how each is written: for cells of files and for values in
// a scenario alike.
import { readDate, readDateTime } from '../time/read-date.ts'
import type { Field, FieldValue } from './field.ts'
import { FIELD_KINDS, type FieldKind } from './field-kind.ts'

/** Whether the field holds values like that, whatever their length. Empty goes anywhere. */
export function isOfType(value: FieldValue, { type }: Pick<Field, 'type'>): boolean {
  return value === null || HOLDS[FIELD_KINDS[type]](value)
}

const HOLDS: Readonly<Record<FieldKind, (value: Exclude<FieldValue, null>) => boolean>> = {
  text: (value) => typeof value === 'string',
  // Digits are for those beyond 2^53 (decision 41): a number that has its digits in quotes is a text.
  whole: (value) =>
    typeof value === 'string' ? readWhole(value) === value : Number.isSafeInteger(value),
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && readDate(value) !== undefined,
  datetime: (value) => typeof value === 'string' && readDateTime(value, 'UTC')?.text === value,
}

/** A whole number of 64 bits (marketo.md §3.8 [COM]): as a number, or beyond 2^53 as its digits
 *  (decision 41). A negative zero is zero: JSON could not carry it on. */
export function readWhole(text: string): number | string | undefined {
  // Twenty digits hold every 64-bit integer; more are not worth reading.
  if (!/^[+-]?\d{1,20}$/.test(text)) return undefined
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number === 0 ? 0 : number
  const integer = BigInt(text.replace('+', ''))
  return BigInt.asIntN(64, integer) === integer ? String(integer) : undefined
}
