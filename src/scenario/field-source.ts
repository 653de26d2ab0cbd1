// Whether the values a scenario gives a field are values of that field: of its type, of its length, and
// a range only where there are numbers to draw.
import type { Field, FieldValue } from '../lead/field.ts'
import { FIELD_KINDS, FIELD_TYPES, type FieldKind } from '../lead/field-kind.ts'
import { isOfType } from '../lead/field-value.ts'
import { isWithinLength, lengthOf, lengthUnit } from '../lead/length.ts'
import { type Finding, grouped, listed, type Mistake, type Path, quoted } from './finding.ts'
import type { ReadField } from './lead-schema.ts'

/** `path` is where the field stands. */
export function sourceFindings(read: ReadField, field: Field, path: Path): readonly Finding[] {
  const { min, max, oneOf = [], always } = read
  const one = (value: FieldValue | undefined, ...steps: Path): readonly Finding[] => {
    const mistake = value === undefined ? undefined : valueMistake(value, field)
    return mistake ? [{ path: [...path, ...steps], ...mistake }] : []
  }
  if (min !== undefined && max !== undefined) {
    if (!isNumeric(field.type)) return [{ path: [...path, 'min'], ...notARange(field) }]
    return [...one(min, 'min'), ...one(max, 'max')]
  }
  return [...oneOf.flatMap((value, index) => one(value, 'oneOf', index)), ...one(always, 'always')]
}

const FORMS: Readonly<Record<FieldKind, string>> = {
  text: 'a text; put it in quotes if it looks like a number',
  whole: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date like 2026-03-01',
  datetime: 'a datetime like 2026-03-01 09:30:00',
}

/** What is wrong with a value that a field is to have. */
export function valueMistake(
  value: FieldValue,
  field: Field,
): (Mistake & { readonly got: string }) | undefined {
  const got = quoted(value)
  const { type } = field
  const kind = FIELD_KINDS[type]
  if (!isOfType(value, field)) {
    const rule = `is not a value of the type ${type}.`
    return { code: 'wrong-type', got, rule, mend: `Write ${FORMS[kind]}.` }
  }
  if (kind !== 'text' || typeof value !== 'string' || isWithinLength(value, field)) return undefined
  const rule = `is longer than the field, which holds ${grouped(lengthOf(field))} ${lengthUnit(field)}.`
  return { code: 'out-of-range', got, rule, mend: 'Shorten it, or give the field a length.' }
}

function isNumeric(type: Field['type']): boolean {
  return FIELD_KINDS[type] === 'whole' || FIELD_KINDS[type] === 'number'
}

function notARange({ type }: Field): Mistake {
  const mend = `Use oneOf or always, or a type of ${listed(FIELD_TYPES.filter(isNumeric))}.`
  const rule = `Only numbers are drawn from a range, and ${type} holds none.`
  return { code: 'conflict', rule, mend }
}
