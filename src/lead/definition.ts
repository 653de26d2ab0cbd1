import type { Field, FieldValue } from './field.ts'

/** How the values of one field are made. */
export type FieldSource =
  /** As a standard field of that name: names, addresses, companies, from faker. */
  | { readonly kind: 'standard' }
  /** Uniform over whole numbers (integer, score, percent) or over numbers (float, currency). */
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  | { readonly kind: 'one of'; readonly values: readonly FieldValue[] }
  | { readonly kind: 'always'; readonly value: FieldValue }

export interface LeadField {
  readonly field: Field
  readonly source: FieldSource
}

/** Where the leads of a rehearsal come from. */
export type LeadSpec =
  | {
      readonly kind: 'synthetic'
      /** 1 to 100,000,000. */
      readonly count: number
      /** Standard fields first, then the scenario's own; a scenario's field replaces its namesake. */
      readonly fields: readonly LeadField[]
    }
  | {
      readonly kind: 'rows'
      readonly count: number
      readonly fields: readonly Field[]
      /** One array a lead, in the order of `fields`. */
      readonly rows: readonly (readonly FieldValue[])[]
      /** For each row the index of the first row of the same person (its own when new). */
      readonly firstSeen: readonly number[]
    }
