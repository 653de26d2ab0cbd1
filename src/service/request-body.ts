// The body of a request as conditions and generators read it: JSON, or nothing.
import type { Value } from './condition.ts'

/** What the text holds; `null` where it is no JSON. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** A single value as it is; `null` for an object, a list, or nothing. */
export function singleValue(found: unknown): Value {
  switch (typeof found) {
    case 'string':
    case 'number':
    case 'boolean':
      return found
    default:
      return null
  }
}
