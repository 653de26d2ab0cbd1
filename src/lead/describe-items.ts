// The fields in an answer of the REST API, whichever of its endpoints gave it: a list under `result`
// (`describe.json`, `schema/fields.json`), several of those in a list, or only what was under `result`.
import type { FieldValue } from './field.ts'
import { quoted } from './quoted.ts'

/** Keys and indexes from the top of the file. */
export type DescribePath = readonly (string | number)[]

export interface DescribeMistake {
  readonly path: DescribePath
  /** The value found, quoted. */
  readonly got?: string
  readonly rule: string
  readonly mend: string
}

export type Members = Readonly<Record<string, unknown>>

export interface DescribeItem {
  readonly path: DescribePath
  readonly members: Members
}

/** The items of an answer in their order; what is none is a mistake. */
export function itemsOf(
  value: unknown,
  mistakes: DescribeMistake[],
  path: DescribePath = [],
): readonly DescribeItem[] {
  if (Array.isArray(value) && (path.length === 0 || path.at(-1) === 'result')) {
    return value.flatMap((each: unknown, index) => itemsOf(each, mistakes, [...path, index]))
  }
  if (!isMembers(value)) {
    mistakes.push({ path, ...gotOf(value), ...NO_FIELD })
    return []
  }
  if (value.success === false) {
    mistakes.push({ path, ...failure(value) })
    return []
  }
  const isPage = path.length < 2 && Array.isArray(value.result)
  return isPage ? itemsOf(value.result, mistakes, [...path, 'result']) : [{ path, members: value }]
}

/** The key that says so, where the last page of an answer is not the last there is. */
export function unfinishedAt(answer: unknown): DescribePath | undefined {
  const pages: readonly unknown[] = Array.isArray(answer) ? answer : [answer]
  const last = pages.at(-1)
  if (!isMembers(last) || last.moreResult !== true) return undefined
  return Array.isArray(answer) ? [pages.length - 1, 'moreResult'] : ['moreResult']
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Only what is short enough to be shown. */
export function gotOf(value: unknown): { readonly got?: string } {
  return isScalar(value) ? { got: quoted(value) } : {}
}

function isScalar(value: unknown): value is FieldValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

/** What to do about most mistakes. */
export const SAVE_IT = 'Save the answer of GET /rest/v1/leads/describe.json as it is.'

const NO_FIELD = { rule: 'No field is described here.', mend: SAVE_IT }

/** `{ "success": false, "errors": [{ "code": "602", "message": "Access token expired" }] }` */
function failure({ errors }: Members): Pick<DescribeMistake, 'rule' | 'mend'> {
  const [first]: readonly unknown[] = Array.isArray(errors) ? errors : []
  const message = isMembers(first) && typeof first.message === 'string' ? first.message : ''
  const reason = message === '' ? '' : `: ${quoted(message)}`
  return { rule: `The instance answered with an error${reason}.`, mend: `Ask it again. ${SAVE_IT}` }
}
