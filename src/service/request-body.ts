// The body of a request as conditions and generators read it: JSON, or nothing. It comes from anybody.
import type { Value } from './condition.ts'

/** Deepest nesting that is looked into, as deep as a body of ours may be: whoever walks to any depth keeps a
 *  path for each value, and deeper ones fill the stack and the memory. */
const DEPTH_MAX = 64

/** What the text holds; `null` where it is no JSON, or nests too deep. */
export function parseJson(text = 'null'): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return text.length > 2 * DEPTH_MAX && isTooDeep(value) ? null : value
  } catch {
    return null
  }
}

/** Level by level: a text of a megabyte nests deeper than a stack is. */
function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isHolder)
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth++) {
    level = level.flatMap((holder): unknown[] => Object.values(holder)).filter(isHolder)
  }
  return level.length > 0
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
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
