import type { JsonValue } from './definition.ts'

/** `Array.isArray`, which does not tell a readonly array from an object. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
