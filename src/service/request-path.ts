// Where `{ $request: '$.person.tags[0]' }` reads: `$` is the request's JSON body, `.name` a member,
// `[0]` an item. Only what the body itself contains is found, never what an object inherits.
import type { Value } from './condition.ts'
import { parseJson, singleValue } from './request-body.ts'

/** Names are text, positions are numbers. */
export type RequestPath = readonly (string | number)[]

const WHOLE = /^\$(?:\.[^.[\]]+|\[\d+\])*$/
const STEP = /\.(?<name>[^.[\]]+)|\[(?<position>\d+)\]/g

/** The steps of a path; `undefined` when the text is none. */
export function parseRequestPath(text: string): RequestPath | undefined {
  if (!WHOLE.test(text)) return undefined
  return Array.from(text.matchAll(STEP), ({ groups }) => groups?.name ?? Number(groups?.position))
}

/** The single value there; `null` when there is none, when an object or an array is there, or when
 *  the body is not JSON. */
export function readRequest(body: string | undefined, path: RequestPath): Value {
  let found = parseJson(body)
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return null
    if (Array.isArray(found) !== (typeof step === 'number')) return null
    found = Object.getOwnPropertyDescriptor(found, step)?.value
  }
  return singleValue(found)
}
