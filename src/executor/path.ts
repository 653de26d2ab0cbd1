// The grammar of a response attribute, marketo.md §3.2–3.4 [DOC]:
//   path   = ( key | index ) { '.' key | index }
//   key    = one or more of: letter, digit, '-', '_', ':', whitespace     (ASCII letters and digits)
//   index  = '[' digits ']'                                                (from 0)
// Nothing else: no wildcard, no quoted key, no script. A key that holds another character cannot be
// reached. A leading index reaches into a root array: undocumented, allowed (decision 30).

export interface Path {
  readonly kind: 'path'
  /** A string is a key, a number an index. */
  readonly steps: readonly (string | number)[]
}

export interface PathProblem {
  readonly kind: 'problem'
  readonly offset: number
  readonly rule: string
  readonly mend: string
}

/** What a response may hold where a path ends. */
export type Leaf = string | number | bigint | boolean | null

/** What a path led to in a response. */
export type Found =
  | {
      readonly kind: 'leaf'
      readonly leaf: Leaf
      /** A number as the service wrote it, where JavaScript would write it otherwise: `1.0`, `1e21`. */
      readonly spelling?: string
      /** True for XML, where every value is text. */
      readonly isUntyped: boolean
      /** True when the path named one of several XML siblings without an index (decision 31). */
      readonly isFirstOfMany: boolean
    }
  /** An object, an array, or an element with elements in it. */
  | { readonly kind: 'branch' }
  | { readonly kind: 'missing' }

/** A response body, ready to be asked; or not readable as its type. */
export type Reading =
  | { readonly kind: 'read'; readonly find: (path: Path) => Found }
  | { readonly kind: 'unreadable'; readonly reason: string }

export const MISSING: Found = { kind: 'missing' }
export const BRANCH: Found = { kind: 'branch' }

/** A key after a dot, or first in the text; or an index. */
const STEP = /(?:(?:^|(?<!^)\.)([A-Za-z0-9\-_:\s]+)|\[(\d{1,9})\])/y

export function parsePath(text: string): Path | PathProblem {
  const steps: (string | number)[] = []
  let offset = 0
  while (offset < text.length) {
    STEP.lastIndex = offset
    const match = STEP.exec(text)
    if (!match) return problemAt(text, offset)
    steps.push(match[1] ?? Number(match[2]))
    offset = STEP.lastIndex
  }
  return steps.length > 0 ? { kind: 'path', steps } : problemAt(text, 0)
}

function problemAt(text: string, offset: number): PathProblem {
  const rule =
    'A response attribute is keys joined by dots, each with an optional [index]; a key is made of letters, digits, - _ : and spaces.'
  const rest = text.slice(offset)
  if (rest === '') return { kind: 'problem', offset, rule, mend: 'Name a value of the response.' }
  if (rest.startsWith('[')) {
    return { kind: 'problem', offset, rule, mend: 'Write a whole number in the brackets: [0].' }
  }
  if (/^\.[^A-Za-z0-9\-_:\s.[]/.test(rest)) return problemAt(text, offset + 1)
  if (rest.startsWith('.')) {
    return { kind: 'problem', offset, rule, mend: 'Write a key between the dots.' }
  }
  const [character] = rest
  const mend = /^[A-Za-z0-9\-_:\s]/.test(rest)
    ? `Write a dot before ${character}.`
    : `A key with ${character} in it cannot be mapped; let the service answer another name.`
  return { kind: 'problem', offset, rule, mend }
}
