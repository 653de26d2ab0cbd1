import type { Field, FieldValue } from './field.ts'

/** How the values of one field are made. */
export type FieldSource =
  /** As the standard field of that name, or of the name `as` where an instance calls it otherwise:
   *  names, addresses, companies, from faker. */
  | { readonly kind: 'standard'; readonly as?: string }
  /** Nothing, until it is written. */
  | { readonly kind: 'empty' }
  /** Uniform over whole numbers (integer, score, percent) or over numbers (float, currency). */
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  | { readonly kind: 'one of'; readonly values: readonly FieldValue[] }
  | { readonly kind: 'always'; readonly value: FieldValue }

export interface LeadField {
  readonly field: Field
  readonly source: FieldSource
}

/** Leads that are made up. */
export interface SyntheticLeads {
  readonly kind: 'synthetic'
  /** 1 to 100,000,000. */
  readonly count: number
  /** Standard fields (or those of the instance) first, then the scenario's own; a scenario's field
   *  replaces its namesake. */
  readonly fields: readonly LeadField[]
  /** How many of the leads are adversarial: 0 to 1, default 0. Drawn for each lead by itself: whether
   *  it is one depends on the seed and its index alone. In such a lead the fields whose values nobody
   *  chose (standard and empty ones) have values from the catalogue of awkward ones. */
  readonly adversarialShare?: number
}

/** Leads from a file. */
export interface LeadRows {
  readonly kind: 'rows'
  readonly count: number
  readonly fields: readonly Field[]
  /** One array a lead, in the order of `fields`; where it ends early, the other fields are empty. */
  readonly rows: readonly (readonly FieldValue[])[]
  /** For each row the index of the first row of the same person (its own when new). */
  readonly firstSeen: readonly number[]
}

/** Where the leads of a rehearsal come from. */
export type LeadSpec = SyntheticLeads | LeadRows

const bareFields = new WeakMap<readonly LeadField[], readonly Field[]>()

/** The fields of either kind of leads, in their order. The same spec gets the same array each time:
 *  what others compile for a list of fields they keep by that list's identity. */
export function fieldsOf(spec: LeadSpec): readonly Field[] {
  if (spec.kind === 'rows') return spec.fields
  const known = bareFields.get(spec.fields)
  if (known) return known
  const fields = spec.fields.map(({ field }) => field)
  bareFields.set(spec.fields, fields)
  return fields
}
