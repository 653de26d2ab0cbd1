import type { ValueKind } from './token-value.ts'
import type { Value } from './webhook.ts'

/** From a value to the text that goes out. */
export type Encode = (value: Value, kind: ValueKind) => string

/** Encoding None: the value as it is. Empty is nothing at all, but for a boolean, which is never
 *  empty: `false`. Decision 18. */
export const encodeNone: Encode = (value, kind) => {
  if (value === null || value === '') return kind === 'boolean' ? 'false' : ''
  return String(value)
}
