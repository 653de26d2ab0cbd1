import type { FieldSource, LeadField, SyntheticLeads } from '../../src/lead/definition.ts'
import type { Field, FieldType, FieldValue, Lead } from '../../src/lead/field.ts'
import { STANDARD_FIELDS } from '../../src/lead/standard-fields.ts'
import { compileLeads } from '../../src/lead/synthesize.ts'
import { createLuck } from '../../src/random/luck.ts'

/** A field of the scenario's own. */
export function own(displayName: string, type: FieldType, source: FieldSource): LeadField {
  return { field: { scope: 'lead', displayName, type }, source }
}

export const always = (value: FieldValue): FieldSource => ({ kind: 'always', value })

/** The standard fields, some of them replaced, then others. */
export function standardLeads(...others: readonly LeadField[]): SyntheticLeads {
  const isReplaced = ({ displayName }: Field) =>
    others.some(({ field }) => field.displayName === displayName)
  const standard = STANDARD_FIELDS.filter((field) => !isReplaced(field)).map(
    (field): LeadField => ({ field, source: { kind: 'standard' } }),
  )
  return { kind: 'synthetic', count: 1_000, fields: [...standard, ...others] }
}

export function leadsOf(spec: SyntheticLeads, count: number, wanted?: readonly string[]): Lead[] {
  return Array.from({ length: count }, (_, index) => index).map(
    compileLeads(spec, createLuck(1), wanted),
  )
}
