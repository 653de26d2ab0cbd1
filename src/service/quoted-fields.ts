import type { JsonValue } from './definition.ts'
import { generatorCall } from './generator.ts'
import { isList } from './json-value.ts'

/** A place in a body where `{ $lead: … }` stands, and the field it names. */
export interface QuotedField {
  readonly path: readonly (string | number)[]
  readonly name: string
}

/** Every lead field a body quotes, in the order they are written. */
export function quotedFields(
  value: JsonValue,
  path: QuotedField['path'] = [],
): readonly QuotedField[] {
  if (typeof value !== 'object' || value === null) return []
  const call = generatorCall(value)
  if (call?.name === '$lead' && typeof call.argument === 'string') {
    return [{ path: [...path, '$lead'], name: call.argument }]
  }
  const children = isList(value) ? [...value.entries()] : Object.entries(value)
  return children.flatMap(([step, child]) => quotedFields(child, [...path, step]))
}
