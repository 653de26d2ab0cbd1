// Reads a tree of plain values by path. Keys come from outside, so only own properties count.
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import type { Path } from './finding.ts'

/** The value at a path; `undefined` where there is none. */
export function valueAt(input: JsonValue, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = input
  for (const step of path) value = childOf(value, step)
  return value
}

/** The members of a mapping, in the order written; none of anything else. */
export function membersOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return isMapping(value) ? Object.entries(value) : []
}

export function isMapping(
  value: JsonValue | undefined,
): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !isList(value)
}

/** The tree with another value at `path`; mappings on the way that are not there are made. */
export function withValueAt(input: JsonValue, path: Path, value: JsonValue): JsonValue {
  const [step, ...rest] = path
  if (step === undefined) return value
  const child = withValueAt(childOf(input, step) ?? {}, rest, value)
  if (isList(input)) return input.map((item, index) => (index === step ? child : item))
  return Object.fromEntries(new Map([...membersOf(input), [String(step), child]]))
}

/** The tree without what is at `path`. */
export function withoutValueAt(input: JsonValue, path: Path): JsonValue {
  const [step, ...rest] = path
  const child = step === undefined ? undefined : childOf(input, step)
  if (step === undefined || child === undefined) return input
  if (rest.length > 0) return withValueAt(input, [step], withoutValueAt(child, rest))
  if (isList(input)) return input.filter((_, index) => index !== step)
  return Object.fromEntries(membersOf(input).filter(([key]) => key !== step))
}

function childOf(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return isList(value) ? value[Number(step)] : value[step]
}
