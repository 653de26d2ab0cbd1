import { checkTokens } from './check-tokens.ts'
import { secretsIn } from './secrets.ts'
import type { Token } from './token.ts'
import { type TokenSource, tokenSource } from './token-value.ts'
import { splitUrl, type UrlParts } from './url.ts'
import type { BrokenRule, WebhookToCheck } from './webhook-problem.ts'

export function checkUrl(subject: WebhookToCheck): readonly BrokenRule[] {
  const { url } = subject.webhook
  const split = splitUrl(url)
  if (split.kind === 'problem') {
    return [
      ...checkTokens(url, 'url', subject),
      { id: 'illegal-url', part: 'url', ...split.problem },
    ]
  }
  const tokens = split.target.filter((part) => part.kind === 'token')
  return [
    ...checkTokens(url, 'url', subject),
    ...checkEncoding(tokens, subject),
    ...checkUserinfo(split),
    ...checkSecrets(split),
  ]
}

/** Decision 14, for the first token that it concerns: the mend is the same for all. */
function checkEncoding(tokens: readonly Token[], subject: WebhookToCheck): readonly BrokenRule[] {
  const { encoding } = subject.webhook
  if (encoding === 'Form/Url') return []
  const isJson = encoding === 'JSON'
  const token = tokens.find((each) => isJson || isSplitByAValue(tokenSource(each, subject)))
  if (!token) return []
  const { text: got, offset } = token
  return [{ part: 'url', got, offset, ...(isJson ? JSON_IN_URL : RAW_IN_URL) }]
}

const JSON_IN_URL = {
  id: 'json-token-in-url',
  rule: 'How JSON encoding writes a token into a URL is not documented; here it is percent-encoded, without quotes.',
  mend: 'Use the encoding Form/Url, or move it into the payload.',
} as const

const RAW_IN_URL = {
  id: 'raw-token-in-url',
  rule: 'Under the encoding None its value goes in as it is: a space makes the URL illegal, an & begins another parameter.',
  mend: 'Use the encoding Form/Url.',
} as const

/** Whether a value may hold what a URL may not, or what takes it apart. */
function isSplitByAValue(source: TokenSource): boolean {
  if (source.kind === 'constant') {
    const value = String(source.value ?? '')
    return value.toWellFormed() !== value || encodeURIComponent(value) !== value
  }
  return source.kind !== 'unknown' && source.valueKind === 'text'
}

const SECRET = {
  id: 'secret-in-url',
  part: 'url',
  rule: 'It is a secret, and URLs are written to logs all the way.',
} as const

/** Decision 43. */
function checkUserinfo({ origin, authorization }: UrlParts): readonly BrokenRule[] {
  if (authorization === undefined) return []
  const got = origin.replace('://', '://***@')
  return [{ ...SECRET, got, mend: 'Send it in an Authorization header.' }]
}

function checkSecrets({ target }: UrlParts): readonly BrokenRule[] {
  return secretsIn(target).map(({ name, offset }) => ({
    ...SECRET,
    got: name,
    offset,
    mend: `Send it in a header, or write ${name}{{my.${name.slice(0, -1)}}}.`,
  }))
}
