import { unescapeBackslashes } from './backslash.ts'
import { checkTokens } from './check-tokens.ts'
import { contentOf, isJsonPayload } from './content-type.ts'
import { readJson } from './response-json.ts'
import { type Part, type Token, tokenize } from './token.ts'
import { type TokenSource, tokenSource } from './token-value.ts'
import type { BrokenRule, WebhookToCheck } from './webhook-problem.ts'

export function checkPayload(subject: WebhookToCheck): readonly BrokenRule[] {
  const { webhook, settings } = subject
  const { payload, encoding } = webhook
  if (payload === '') return []
  if (webhook.method === 'GET') return [bodyWithGet(payload)]
  const problems = [...checkTokens(payload, 'payload', subject)]
  const { parts } = tokenize(payload)
  if (settings.backslashPreParse) problems.push(...checkBackslashes(parts))
  if (encoding === 'JSON') {
    problems.push(...checkQuotedTokens(parts, subject))
    problems.push(...checkNumericDefaults(parts, subject))
  }
  if (encoding === 'None') problems.push(...checkRawTokens(parts, subject))
  return problems
}

/** Decision 11. */
function bodyWithGet(payload: string): BrokenRule {
  return {
    id: 'payload-on-get',
    part: 'payload',
    got: payload.slice(0, 40),
    rule: 'GET has no body.',
    mend: 'Use POST, or leave the payload empty.',
  }
}

/** Decision 23. */
function checkBackslashes(parts: readonly Part[]): readonly BrokenRule[] {
  return parts.flatMap((part) =>
    part.kind === 'token'
      ? []
      : unescapeBackslashes(part.text, part.offset).problems.map(
          (problem): BrokenRule => ({ id: 'illegal-backslash', part: 'payload', ...problem }),
        ),
  )
}

/** marketo.md §2.3.7 [COM]: under JSON a text brings its own quotes, so one in quotes has two pairs. A
 *  number in quotes is a text, which may be meant. */
function checkQuotedTokens(parts: readonly Part[], subject: WebhookToCheck): readonly BrokenRule[] {
  return placedTokens(parts, subject)
    .filter(({ isQuoted, source }) => isQuoted && isText(source))
    .map((placed) => ({
      id: 'quoted-token',
      ...placeOf(placed),
      rule: 'Under JSON encoding a text brings its own quotes, so this one would have two pairs.',
      mend: 'Take those around it away.',
    }))
}

/** Under None a text goes out as it is: bare in JSON (marketo.md §2.3.3 [COM]), with its ampersands in a
 *  form (§2.3.4 [COM]). The first token says it for all: the mend is another encoding. */
function checkRawTokens(parts: readonly Part[], subject: WebhookToCheck): readonly BrokenRule[] {
  const { webhook } = subject
  const tokens = placedTokens(parts, subject).filter(({ source }) => isText(source))
  const bare = tokens.find(({ isQuoted, source }) => !isQuoted && !mayHoldJson(source))
  if (bare && isJsonPayload(webhook)) return [{ ...placeOf(bare), ...BARE_IN_JSON }]
  const [first] = tokens
  return first && contentOf(webhook) === 'form' ? [{ ...placeOf(first), ...RAW_IN_FORM }] : []
}

const BARE_IN_JSON = {
  id: 'unquoted-token',
  rule: 'Under the encoding None a text goes out as it is, so this is no JSON.',
  mend: 'Use the encoding JSON.',
} as const

const RAW_IN_FORM = {
  id: 'raw-token-in-form',
  rule: 'Under the encoding None its value goes out as it is, and an & in it begins another pair.',
  mend: 'Use the encoding Form/Url.',
} as const

function placeOf({ token }: PlacedToken): Pick<BrokenRule, 'part' | 'got' | 'offset'> {
  return { part: 'payload', got: token.text, offset: token.offset }
}

interface PlacedToken {
  readonly token: Token
  readonly source: TokenSource
  /** Whether it stands inside a JSON text. */
  readonly isQuoted: boolean
}

function placedTokens(parts: readonly Part[], subject: WebhookToCheck): readonly PlacedToken[] {
  const placed: PlacedToken[] = []
  let isQuoted = false
  for (const part of parts) {
    if (part.kind === 'token') {
      placed.push({ token: part, source: tokenSource(part, subject), isQuoted })
      continue
    }
    const { backslashPreParse } = subject.settings
    const text = backslashPreParse ? unescapeBackslashes(part.text, 0).text : part.text
    const quotes = text.replace(/\\[\s\S]/g, '').match(/"/g)?.length ?? 0
    if (quotes % 2 === 1) isQuoted = !isQuoted
  }
  return placed
}

function isText(source: TokenSource): boolean {
  return source.kind !== 'unknown' && source.valueKind === 'text'
}

/** A text area may hold JSON itself, and then None is right (marketo.md §2.3.5 [COM]). */
function mayHoldJson(source: TokenSource): boolean {
  if (source.kind === 'field') return source.field.type === 'text'
  return source.kind === 'constant' && readJson(String(source.value)).kind === 'read'
}

/** Decision 19. */
function checkNumericDefaults(
  parts: readonly Part[],
  subject: WebhookToCheck,
): readonly BrokenRule[] {
  return parts.flatMap((part): BrokenRule[] => {
    if (part.kind === 'literal' || part.fallback === undefined) return []
    const source = tokenSource(part, subject)
    // A value that is given is never empty where it is a number or a boolean.
    if (source.kind !== 'field' || source.valueKind === 'text') return []
    return [
      {
        id: 'numeric-default',
        part: 'payload',
        got: part.text,
        offset: part.offset,
        rule: `Under JSON encoding a default is a text, ${JSON.stringify(part.fallback)}, where the field is a ${source.valueKind}.`,
        mend: 'Leave the default out, or let the service take both.',
      },
    ]
  })
}
