// Takes a webhook's URL apart without ever re-encoding it (marketo.md §1.10 [DOC]: `&` is sent as
// `&`, `%26` as `%26`). `new URL` only checks and lower-cases the origin. Grammar:
//   url       = ('http' | 'https') '://' [ userinfo '@' ] host [ ':' port ] [ target ] [ '#' fragment ]
//   target    = begins with '/' or '?', visible ASCII; only here tokens may stand
// Decision 43: userinfo becomes Basic authorization and leaves the URL. A fragment is never sent.
import { encodeForm, encodePercent } from './encode-form.ts'
import { type Encode, encodeNone } from './encode-none.ts'
import { type Literal, type Part, type TextProblem, tokenize } from './token.ts'
import type { Encoding } from './webhook.ts'

export interface UrlParts {
  /** Lower case, default port left out. */
  readonly origin: string
  /** The value of an `Authorization` header, when the URL has userinfo. */
  readonly authorization: string | undefined
  /** Path and query as typed, beginning with `/`. */
  readonly target: readonly Part[]
}

export type SplitUrl =
  | ({ readonly kind: 'url' } & UrlParts)
  | { readonly kind: 'problem'; readonly problem: TextProblem }

/** How token values are written into a URL. Decision 14. */
export const URL_ENCODERS: Readonly<Record<Encoding, Encode>> = {
  'Form/Url': encodeForm,
  JSON: encodePercent,
  None: encodeNone,
}

/** Whether a rendered target can be sent: visible ASCII and no `#`. Decision 14. */
export function isLegalTarget(target: string): boolean {
  return /^[!-~]*$/.test(target) && !target.includes('#')
}

export function splitUrl(url: string): SplitUrl {
  const parts = withoutFragment(tokenize(url).parts)
  const start = parts[0]?.kind === 'literal' ? parts[0].text : ''
  const hasToken = parts.some((part) => part.kind === 'token')
  if (hasToken && !ORIGIN_ENDS.test(start)) return problem(url, TOKEN_IN_ORIGIN)
  const [whole, scheme, userinfo, host] = ORIGIN.exec(start) ?? []
  const origin = host === undefined ? undefined : normalOrigin(`${scheme}://${host}`)
  if (whole === undefined || origin === undefined) return problem(url, NOT_A_URL)
  const target = [targetStart(start.slice(whole.length), whole.length), ...parts.slice(1)]
  const illegal = firstIllegal(target)
  if (illegal) return { kind: 'problem', problem: illegal }
  const authorization = userinfo === undefined ? undefined : basicAuthorization(userinfo)
  return { kind: 'url', origin, authorization, target }
}

/** `https://api.example.com` of a webhook's URL; `undefined` when the URL is illegal. */
export function originOf(url: string): string | undefined {
  const split = splitUrl(url)
  return split.kind === 'url' ? split.origin : undefined
}

/** Scheme, userinfo and host. The userinfo ends at the last `@` before the path; a backslash in it
 *  would be a slash to others, and the host another. */
const ORIGIN =
  /^(https?):\/\/(?:([^\s/?\\]*)@)?((?:\[[0-9a-f:.]+\]|[^\s/?@:[\]<>"\\^`{|}%]+)(?::\d{1,5})?)(?=[/?]|$)/i

const ORIGIN_ENDS = /:\/\/[^/?]*[/?]/

const NOT_A_URL = {
  rule: 'A URL begins with http:// or https:// and a host.',
  mend: 'Write it in full, like https://api.example.com/v1/enrich.',
}

const TOKEN_IN_ORIGIN = {
  rule: 'Tokens stand in the path or the query; scheme, host and userinfo are literal.',
  mend: 'Write the host out, and put a / before the token.',
}

function problem(got: string, words: { readonly rule: string; readonly mend: string }): SplitUrl {
  return { kind: 'problem', problem: { offset: 0, got, ...words } }
}

function withoutFragment(parts: readonly Part[]): readonly Part[] {
  const index = parts.findIndex((part) => part.kind === 'literal' && part.text.includes('#'))
  const part = parts[index]
  if (part?.kind !== 'literal') return parts
  const text = part.text.slice(0, part.text.indexOf('#'))
  return [...parts.slice(0, index), { ...part, text }]
}

function normalOrigin(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).origin : undefined
}

/** An empty path is sent as `/`. */
function targetStart(text: string, offset: number): Literal {
  return { kind: 'literal', text: text.startsWith('/') ? text : `/${text}`, offset }
}

function firstIllegal(target: readonly Part[]): TextProblem | undefined {
  for (const part of target) {
    const match = part.kind === 'literal' ? /[^!-~]/u.exec(part.text) : null
    if (!match) continue
    return {
      offset: part.offset + match.index,
      got: match[0],
      rule: 'A URL is sent exactly as typed, so it holds visible ASCII characters only.',
      mend: `Write ${encodeURIComponent(match[0].toWellFormed())} for this one.`,
    }
  }
  return undefined
}

function basicAuthorization(userinfo: string): string {
  const colon = userinfo.indexOf(':')
  const user = colon < 0 ? userinfo : userinfo.slice(0, colon)
  const password = colon < 0 ? '' : userinfo.slice(colon + 1)
  const credentials = `${percentDecode(user)}:${percentDecode(password)}`
  return `Basic ${Buffer.from(credentials).toString('base64')}`
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
