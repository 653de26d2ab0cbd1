// Decision 23, marketo.md §1.13 [COM]: the editor unescapes a payload template before tokens are put
// in. Eight sequences are legal and become the real character on the wire; any other is an error. So
// whoever wants the receiver to see `\n` inside a JSON string has to type `\\n`.
import type { TextProblem } from './token.ts'

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
])

const LEGAL = `\\b \\t \\n \\f \\r \\\\ \\" \\'`

export interface Unescaped {
  readonly text: string
  readonly problems: readonly TextProblem[]
}

/** Unescapes a literal that starts at `offset` of its template. Illegal sequences stay as typed. */
export function unescapeBackslashes(literal: string, offset: number): Unescaped {
  const problems: TextProblem[] = []
  const text = literal.replace(/\\([\s\S]?)/gu, (sequence, character: string, at: number) => {
    const unescaped = ESCAPES.get(character)
    if (unescaped === undefined) {
      problems.push({
        offset: offset + at,
        got: sequence,
        rule: `In a payload a backslash begins one of ${LEGAL}.`,
        mend: `Write \\${sequence} to send ${sequence}.`,
      })
    }
    return unescaped ?? sequence
  })
  return { text, problems }
}
