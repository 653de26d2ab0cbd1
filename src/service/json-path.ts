// What a condition on the request reads: a JSONPath into the request's body, by jsonpath-plus with its
// evaluation of scripts switched off. The package accepts nearly any text as a path, so the paths that a
// scenario may have (`scenario/condition-schema.ts`) have a grammar of their own: members, items, slices,
// all of them, at any depth.
//   path = '$' { step }
//   step = '.' name | '..' name | '.*' | '..*' | '[' ( index | slice | '*' | quoted ) ']'
import { JSONPath } from 'jsonpath-plus'
import type { Value } from './condition.ts'
import { parseJson, singleValue } from './request-body.ts'

/** A value read from a request's body: the first at the path. Anything but a single value is `null`, and
 *  so is every path into a body that is no JSON. */
export function readJsonPath(body: string | undefined, path: string): Value {
  const json = parseJson(body)
  if (typeof json !== 'object' || json === null) return null
  const found: unknown = JSONPath({ path, json, eval: false })
  const first: unknown = Array.isArray(found) ? found[0] : undefined
  return singleValue(first)
}
