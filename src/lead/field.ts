/** The platform's field types (marketo.md §3.8 [DOC]). Formula and reference are never written. */
export type FieldType =
  | 'string'
  | 'text'
  | 'email'
  | 'phone'
  | 'url'
  | 'integer'
  | 'score'
  | 'percent'
  | 'float'
  | 'currency'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'formula'
  | 'reference'

/**
 * A field's value, JSON-safe. Dates are `yyyy-MM-dd` and datetimes `yyyy-MM-dd HH:mm:ss` in the
 * instance's time zone; an integer beyond 2^53 is kept as its digits (decision 41); `null` is empty.
 */
export type FieldValue = string | number | boolean | null

/** One field of the lead or of its company. */
export interface Field {
  readonly scope: 'lead' | 'company'
  /** What tokens use: `{{lead.Email Address}}`. Matched without regard to case (decision 21). */
  readonly displayName: string
  readonly type: FieldType
  /** Longest value: in bytes for `text` (default 30,000), else in characters (default 255); marketo.md
   *  §3.8 [DOC]. */
  readonly length?: number
  readonly restName?: string
  /** What a response mapping names. A field without one cannot be mapped (decision 33). */
  readonly soapName?: string
  /** Whether only the platform writes it (marketo.md §10.1 [DOC]). Default false. */
  readonly isReadOnly?: boolean
}

/** One synthetic person. Values by display name, in the order the fields were asked for. */
export interface Lead {
  /** From 0, in order of arrival. */
  readonly index: number
  readonly values: Readonly<Record<string, FieldValue>>
}
