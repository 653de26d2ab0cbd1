import type { FieldType } from './field.ts'

/** What values of a type are, whatever the platform calls it. */
export type FieldKind = 'text' | 'whole' | 'number' | 'boolean' | 'date' | 'datetime'

/** marketo.md §3.8 [DOC]. */
export const FIELD_KINDS: Readonly<Record<FieldType, FieldKind>> = {
  string: 'text',
  text: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  integer: 'whole',
  score: 'whole',
  percent: 'whole',
  float: 'number',
  currency: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  formula: 'text',
  reference: 'text',
}

export const FIELD_TYPES = Object.keys(FIELD_KINDS) as FieldType[] // the keys of that very table
