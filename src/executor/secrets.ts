// Secrets that are typed into a URL, known by the name they travel under (marketo.md §1.7 [DOC]: people
// commonly put them there). One inside a path cannot be known.
import type { Part } from './token.ts'

/** A parameter whose literal value is a secret. Never the value itself: messages are written to logs. */
export interface Secret {
  /** With the sign after it: `api_key=`. */
  readonly name: string
  /** Where the name stands in the whole URL, in characters from 0. */
  readonly offset: number
}

const SECRET_NAME =
  /^(?:api|access|auth|private|x)?[-_]?(?:api[-_]?)?key$|token|secret|passw|signature/i

/** A name, and a value that begins with something literal. */
const PARAMETER = /(?<=[?&])([^=&#]+)=(?=[^&#])/g

export function secretsIn(target: readonly Part[]): readonly Secret[] {
  return target.flatMap((part): readonly Secret[] => {
    if (part.kind === 'token') return []
    return Array.from(part.text.matchAll(PARAMETER))
      .filter(([, name = '']) => SECRET_NAME.test(name))
      .map(({ 0: name, index }) => ({ name, offset: part.offset + index }))
  })
}
