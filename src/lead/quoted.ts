import type { FieldValue } from './field.ts'

/** Most characters of a wrong value that a message shows. */
const SHOWN_MAX = 60

/** A value of a file as a message shows it: of a long text only the beginning. */
export function quoted(value: FieldValue): string {
  const isLong = typeof value === 'string' && value.length > SHOWN_MAX
  return JSON.stringify(isLong ? `${value.slice(0, SHOWN_MAX)}…` : value)
}
