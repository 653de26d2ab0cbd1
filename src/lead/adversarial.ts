// The catalogue of awkward values, and leads that have them. What is longer than a field may be is cut
// to its length, as the platform would have done before the lead came here: a cut value is awkward too.
import { AWKWARD_ROWS } from './awkward-values.ts'
import type { Field, FieldType, FieldValue } from './field.ts'
import { FIELD_KINDS, type FieldKind } from './field-kind.ts'
import { cutToLength } from './length.ts'

export interface AdversarialValue {
  /** As it is before it is cut to the length of a field. */
  readonly value: FieldValue
  readonly types: readonly FieldType[]
  /** One sentence. */
  readonly reason: string
}

/** Every awkward value, in one order for good. */
export const ADVERSARIAL: readonly AdversarialValue[] = AWKWARD_ROWS.flatMap(([types, rows]) =>
  rows.map(([value, reason]) => ({ value, types, reason })),
)

/** What the field may hold of the catalogue, cut to its length, once each; nothing for the Id. */
export function adversarialValues(field: Field): readonly FieldValue[] {
  const fitting = ADVERSARIAL.filter((each) => fits(each, field))
  return [...new Set(fitting.map(({ value }) => asHeld(value, field)))]
}

/** The values of one lead, by display name. */
export type LeadValues = Readonly<Record<string, FieldValue>>

export interface AdversarialLead {
  /** What is awkward about it: one thing only. */
  readonly reason: string
  readonly values: LeadValues
}

/** One lead for each awkward value: it has it in all fields that it fits, and ordinary values in the
 *  others, so that what goes wrong is the fault of that value. Values that fit no field are left out. */
export function adversarialLeads(fields: readonly Field[]): readonly AdversarialLead[] {
  const ordinary = ordinaryValues(fields)
  return ADVERSARIAL.flatMap((each) => {
    const { value, reason } = each
    const fitting = fields.filter((field) => fits(each, field))
    if (fitting.length === 0) return []
    const awkward = fitting.map((field) => [field.displayName, asHeld(value, field)] as const)
    return [{ reason, values: Object.fromEntries(new Map([...ordinary, ...awkward])) }]
  })
}

/** A lead that nothing is awkward about. */
export function ordinaryLead(fields: readonly Field[]): LeadValues {
  return Object.fromEntries(ordinaryValues(fields))
}

const ORDINARY: Readonly<Record<FieldKind, FieldValue>> = {
  text: 'Ann',
  whole: 7,
  number: 1.5,
  boolean: true,
  date: '2026-03-01',
  datetime: '2026-03-01 09:30:00',
}

function ordinaryValues(fields: readonly Field[]): readonly (readonly [string, FieldValue])[] {
  return fields.map((field) => [
    field.displayName,
    asHeld(ORDINARY[FIELD_KINDS[field.type]], field),
  ])
}

/** The Id is the platform's, and says who somebody is: it is never awkward. */
function fits({ types }: AdversarialValue, { type, restName }: Field): boolean {
  return types.includes(type) && restName?.toLowerCase() !== 'id'
}

function asHeld(value: FieldValue, field: Field): FieldValue {
  const isText = typeof value === 'string' && FIELD_KINDS[field.type] === 'text'
  return isText ? cutToLength(value, field) : value
}
