// Finds the tokens in a text. marketo.md §2.1 [DOC]. Grammar:
//   token    = '{{' [ scope '.' ] name [ ':default=' default ] '}}'
//   scope    = not empty; anything but '.' and what a name may not have; case does not matter
//   name     = anything but '=', '"', '{', '}' and line breaks; spaces around it do not count
//   default  = anything but '{{' and '}}', taken as it is
// In `{{{` the first brace is text, so that a token can be the key of a JSON object. What breaks the
// grammar is a problem and stays text: it is not a token.

export interface Literal {
  readonly kind: 'literal'
  readonly text: string
  /** Where it starts in the whole text, in characters. */
  readonly offset: number
}

export interface Token {
  readonly kind: 'token'
  /** Lower case; empty for a token without scope. */
  readonly scope: string
  readonly name: string
  /** What to render when there is no value. */
  readonly fallback: string | undefined
  /** As typed, braces included. */
  readonly text: string
  readonly offset: number
}

export type Part = Literal | Token

/** A mistake at one position of a text. */
export interface TextProblem {
  readonly offset: number
  readonly got: string
  readonly rule: string
  readonly mend: string
}

export interface Tokenized {
  readonly parts: readonly Part[]
  readonly problems: readonly TextProblem[]
}

const DEFAULT_MARK = ':default='

/** Splits `text` into literals and tokens, in order; together they are the whole text. */
export function tokenize(text: string): Tokenized {
  const parts: Part[] = []
  const problems: TextProblem[] = []
  let literalFrom = 0
  let open = openingFrom(text, 0)
  while (open >= 0) {
    const close = text.indexOf('}}', open + 2)
    if (close < 0) {
      problems.push(unclosed(text, open))
      break
    }
    const token = readToken(text.slice(open, close + 2), open)
    if (token.kind === 'token') {
      if (open > literalFrom) parts.push(literal(text, literalFrom, open))
      parts.push(token)
      literalFrom = close + 2
    } else {
      problems.push(token.problem)
    }
    open = openingFrom(text, close + 2)
  }
  if (literalFrom < text.length) parts.push(literal(text, literalFrom, text.length))
  return { parts, problems }
}

function openingFrom(text: string, from: number): number {
  let open = text.indexOf('{{', from)
  while (open >= 0 && text[open + 2] === '{') open += 1
  return open
}

function literal(text: string, from: number, to: number): Literal {
  return { kind: 'literal', text: text.slice(from, to), offset: from }
}

function readToken(
  text: string,
  offset: number,
): Token | { readonly kind: 'problem'; readonly problem: TextProblem } {
  const body = text.slice(2, -2)
  const mark = body.indexOf(DEFAULT_MARK)
  const address = mark < 0 ? body : body.slice(0, mark)
  const fallback = mark < 0 ? undefined : body.slice(mark + DEFAULT_MARK.length)
  const dot = address.indexOf('.')
  const scope = address.slice(0, Math.max(dot, 0)).trim().toLowerCase()
  const name = address.slice(dot + 1).trim()
  const mend = mendFor({ address, body, name, hasScope: dot < 0 || scope !== '' })
  if (mend !== undefined) {
    const rule = 'A token is {{scope.Display Name}} or {{scope.Display Name:default=text}}.'
    return { kind: 'problem', problem: { offset, got: text, rule, mend } }
  }
  return { kind: 'token', scope, name, fallback, text, offset }
}

interface TokenText {
  readonly address: string
  readonly body: string
  readonly name: string
  readonly hasScope: boolean
}

/** How to mend a token, or `undefined` when it needs none. */
function mendFor({ address, body, name, hasScope }: TokenText): string | undefined {
  if (body.includes('{{')) return 'Close the first token with }} before the next one opens.'
  if (name === '') return 'Write the display name of a field after the scope.'
  if (!hasScope) return 'Write a scope before the dot: lead, company, program, my.'
  const equals = address.indexOf('=')
  if (equals >= 0) {
    const [before, after] = [address.slice(0, equals), address.slice(equals + 1)]
    const field = before.replace(/:\s*default\s*$/i, '').trim()
    return `Write {{${field}${DEFAULT_MARK}${after}}} for a default.`
  }
  if (/[{}"\r\n]/.test(address)) return 'Put a space between the two braces if this is no token.'
  return undefined
}

function unclosed(text: string, offset: number): TextProblem {
  return {
    offset,
    got: text.slice(offset, offset + 40),
    rule: 'A token that is opened with {{ is closed with }}.',
    mend: 'Close it, or put a space between the two braces if this is no token.',
  }
}
