// Whether a text can be parsed at all. The parser builds a tree before anybody can look at it, and some
// texts of a megabyte make one that fills the memory: so the tokens are gone through first, one by one, and
// none is kept.
import { Lexer } from 'yaml'
import type { Issue, Place } from '../errors.ts'
import { grouped, type Mistake } from './finding.ts'
import { DEPTH_MAX, tooDeep } from './plain-input.ts'

/** Most tokens, of which a key or a value has some five with its marks, blanks and line end: twice what the
 *  longest list of samples has. Each costs the parser about a kilobyte. */
const TOKENS_MAX = 1_000_000

/** What the lexer says before the text of a plain or a block scalar, which may read like a bracket. */
const SCALAR_NEXT = '\u001f'
/** Signs of the lexer that stand for no text. */
const SIGNS: readonly string[] = [SCALAR_NEXT, '\u0002', '\u0018']

/** `undefined` where it can. */
export function unparsable(text: string, placeAt: (offset: number) => Place): Issue | undefined {
  let [count, offset, brackets, indicators] = [0, 0, 0, 0]
  let isScalar = false
  for (const token of new Lexer().lex(text)) {
    count += 1
    if (!isScalar) {
      if (token === '[' || token === '{') brackets += 1
      else if (token === ']' || token === '}') brackets -= 1
      else if (isLineEnd(token)) indicators = 0
      else if (brackets === 0 && INDICATORS.includes(token)) indicators += 1
    }
    const mistake = mistakeOf({ count, brackets, indicators })
    if (mistake) return { ...mistake, place: placeAt(offset), path: '' }
    isScalar = token === SCALAR_NEXT
    if (!SIGNS.includes(token)) offset += token.length
  }
  return undefined
}

interface Counts {
  readonly count: number
  /** Open ones; fewer than none where some close that were never opened. */
  readonly brackets: number
  /** In one line. */
  readonly indicators: number
}

function mistakeOf({ count, brackets, indicators }: Counts): Mistake | undefined {
  if (brackets > DEPTH_MAX || indicators > DEPTH_MAX) return tooDeep([])
  if (brackets < -DEPTH_MAX) return NEVER_OPENED
  return count > TOKENS_MAX ? TOO_LONG : undefined
}

/** Each of them may begin a mapping or a list inside the one before it, on the same line. */
const INDICATORS: readonly string[] = ['-', '?', ':']

function isLineEnd(token: string): boolean {
  return token === '\n' || token === '\r\n'
}

const NEVER_OPENED: Mistake = {
  code: 'syntax',
  rule: 'Brackets close here that were never opened.',
  mend: 'Take them out, or put the text in quotes.',
}

const TOO_LONG: Mistake = {
  code: 'out-of-range',
  rule: `A scenario has at most ${grouped(TOKENS_MAX)} tokens: keys, values, marks, blanks and line ends.`,
  mend: 'Put leads and durations into files of their own.',
}
