// `--redact leads`: what leads are is not shown, what hookdrill and the scenario say about them is. A value
// is told by its type alone. Of requests and replies everything is covered that the scenario does not have
// literally: of a URL what stands for a token, of a body every value, of headers what a lead may be in.
// Names stay: of fields, of parameters, of members of a body. So does whether there was any value.
import type { Issue } from '../errors.ts'
import type { Webhook } from '../executor/webhook.ts'
import type { Scenario } from '../scenario/model.ts'
import { coverOf } from './cover.ts'

/** What is not shown. */
export type Redact = 'leads'

/** Whose records they are, and what of them is not shown. */
export interface RecordedRun {
  readonly scenario?: Scenario | undefined
  readonly redact?: Redact | undefined
}

const REDACTED = '‹redacted›'

export type Values = Readonly<Record<string, unknown>>

export interface Redaction {
  /** What is empty stays so. */
  value<Value>(value: Value): Value | string
  /** A value as JSON writes it. */
  raw(raw: string | null): string | null
  /** `values`: of the lead, by field. */
  body(text: string, values?: Values): string
  /** Whole, or from the path on. */
  url(url: string): string
  /** The path of a mapping: what an executor may have made up is none. */
  attribute(path: string): string
  requestHeader(name: string, value: string): string
  replyHeader(name: string, value: string): string
  /** A sentence that may quote something. */
  sentence(text: string, values?: Values): string
}

const redactions = new WeakMap<Scenario, Redaction>()

export function redactionOf(scenario: Scenario): Redaction {
  const known = redactions.get(scenario)
  if (known) return known
  const { webhooks, services } = scenario
  const urls = literalsOf(scenario)
  const own = new Map(webhooks.flatMap(({ headers }) => headers.map(literalHeader)))
  const sent = new Set(
    services.flatMap(({ replies }) =>
      replies.flatMap(({ headers }) => headers.map(({ name, value }) => headerKey(name, value))),
    ),
  )
  const attributes = new Set(
    webhooks.flatMap(({ mappings }) => mappings.map(({ attribute }) => attribute)),
  )
  const redaction: Redaction = {
    value: redactedValue,
    raw: redactedRaw,
    body: redactedBody,
    url: (url) => redactedUrl(url, urls),
    attribute: (path) => (path === '' || attributes.has(path) ? path : REDACTED),
    requestHeader(name, value) {
      const isLiteral = own.get(name.toLowerCase()) ?? OF_A_CLIENT.has(name.toLowerCase())
      return isLiteral ? value : REDACTED
    },
    replyHeader(name, value) {
      const isLiteral = sent.has(headerKey(name, value)) || OF_A_SERVER.has(name.toLowerCase())
      return isLiteral ? value : REDACTED
    },
    sentence: redactedSentence,
  }
  redactions.set(scenario, redaction)
  return redaction
}

function redactedValue<Value>(value: Value): Value | string {
  if (value === null || value === undefined || value === '') return value
  return typeof value === 'number' || typeof value === 'boolean'
    ? `‹redacted ${typeof value}›`
    : REDACTED
}

/** Whether it stands for a value. */
export function isRedacted(text: string): boolean {
  return /^‹redacted(?: number| boolean)?›$/.test(text)
}

/** A value as JSON writes it; what is said of one that is none stays. */
function redactedRaw(raw: string | null): string | null {
  if (raw === null || raw.startsWith('(')) return raw
  try {
    return String(redactedValue(JSON.parse(raw)))
  } catch {
    return REDACTED
  }
}

/** Headers that say nothing of what is sent; its length would. */
const OF_A_CLIENT: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-type',
  'host',
  'sec-fetch-mode',
  'transfer-encoding',
  'user-agent',
])

const OF_A_SERVER: ReadonlySet<string> = new Set([
  'cache-control',
  'connection',
  'content-type',
  'date',
  'retry-after',
  'server',
  'transfer-encoding',
])

const TOKEN = /\{\{.*?\}\}/gs
const OF_A_LEAD = /\{\{\s*(?:lead|company)\s*\./i
/** Stands for a token where a text is taken apart, and in no text. */
const HOLE = '\u0000'

function literalHeader({ name, value }: Webhook['headers'][number]): readonly [string, boolean] {
  return [name.toLowerCase(), !OF_A_LEAD.test(value)]
}

function headerKey(name: string, value: string): string {
  return `${name.toLowerCase()}: ${value}`
}

/** Origins, parts of paths and parameters that the scenario has as they are. */
function literalsOf({ webhooks, services }: Scenario): ReadonlySet<string> {
  const locations = services.flatMap(({ replies }) =>
    replies.flatMap(({ headers }) => headers.map(({ value }) => value)),
  )
  const pieces = [...webhooks.map(({ url }) => url), ...locations].flatMap((url) => {
    const parts = partsOf(url.replace(TOKEN, HOLE))
    return parts.flatMap((part) => {
      const [name = ''] = part.split('=')
      return part.includes('=') && !name.includes(HOLE) ? [part, `${name}=`] : [part]
    })
  })
  const literal = pieces.filter((piece) => !piece.includes(HOLE))
  return new Set([...literal, ...services.map(({ origin }) => origin)])
}

const ORIGIN = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/?#]*@)?([^\s/?#]*)/i

/** The parts of a URL without the signs between them; its origin whole. */
function partsOf(url: string): readonly string[] {
  const origin = ORIGIN.exec(url)?.[0] ?? ''
  return [originOf(url), ...url.slice(origin.length).split(/[/?&#]/)]
}

function originOf(url: string): string {
  const [, scheme = '', host = ''] = ORIGIN.exec(url) ?? []
  return `${scheme}${host}`.toLowerCase()
}

function redactedUrl(url: string, literals: ReadonlySet<string>): string {
  const [whole = ''] = ORIGIN.exec(url) ?? []
  const origin = whole === '' || literals.has(originOf(url)) ? originOf(url) : REDACTED
  const rest = url.slice(whole.length).replace(/[^/?&#]+/g, (part) => {
    if (literals.has(part)) return part
    const [name = ''] = part.split('=')
    return literals.has(`${name}=`) ? `${name}=${REDACTED}` : REDACTED
  })
  return origin + rest
}

function redactedBody(text: string, values: Values = {}): string {
  if (text.trim() === '') return text
  const cover = coverOfLead(values)
  try {
    return JSON.stringify(redactedLeaves(JSON.parse(text), cover))
  } catch {
    // No JSON, or deeper than anybody can follow.
  }
  if (/^\s*</.test(text)) return cover(redactedXml(text))
  return FORM.test(text) ? cover(text.replace(/=[^&]+/g, `=${REDACTED}`)) : REDACTED
}

/** Nothing but parameters, with names that a person gave them. */
const FORM = /^[\w.[\]-]{1,100}=[^&\s]*(?:&[\w.[\]-]{1,100}=[^&\s]*)*$/

function redactedLeaves(value: unknown, cover: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((member) => redactedLeaves(member, cover))
  if (typeof value !== 'object' || value === null) return redactedValue(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      cover(key).replace(EMAIL, REDACTED),
      redactedLeaves(member, cover),
    ]),
  )
}

/** Elements and the names of attributes stay. */
function redactedXml(text: string): string {
  return text
    .replace(/<!--.*?(?:-->|$)|<!\[CDATA\[.*?(?:\]\]>|$)/gs, REDACTED)
    .replace(/(=\s*)(?:"[^"]*"?|'[^']*'?)/g, `$1"${REDACTED}"`)
    .replace(/(^|>)([^<>]*[^<>\s][^<>]*)/g, `$1${REDACTED}`)
}

const EMAIL = /[^\s"'<>=/?&]+(?:@|%40)[^\s"'<>=/?&]+/g
/** To the end where it was cut. */
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|$)/g

function redactedSentence(text: string, values: Values = {}): string {
  const covered = text.replace(QUOTED, `"${REDACTED}"`).replace(EMAIL, REDACTED)
  return coverOfLead(values)(covered)
}

/** A value of leads that a scenario says: what it is of, not which. */
export function redactedText(value: unknown): string {
  return String(redactedValue(value))
}

/** A mistake in a file of leads, or in what the scenario says of their values. */
export function redactedIssue<Told extends Pick<Issue, 'path' | 'got' | 'rule'>>(
  issue: Told,
): Told {
  const { path, got, rule } = issue
  if (!/^leads\.(?:from|fields)\b/.test(path)) return issue
  const told = rule.replace(/^names .*(?=, as a column)/s, `names ${REDACTED}`)
  return { ...issue, rule: told, ...(got !== undefined && { got: REDACTED }) }
}

/** A warning may be of code that is not ours, and then of any lead: what was thrown is told by its kind. */
export function redactedWarning(scenario: Scenario, text: string): string {
  const { url, sentence } = redactionOf(scenario)
  const told = THROWN.reduce(
    (before, pattern) => before.replace(pattern, `$<lead>$<kind>${REDACTED}$<end>`),
    text,
  )
  return sentence(told.replace(URLS, url))
}

const URLS = /[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi

/** With the line that threw it, and what we say of it. */
const THROWN = [
  /^(?<lead>.*?which is answered 500: )(?<kind>\w*Error: )?.*?(?<end>(?: \([^()]*:\d+\))?(?:, \d+ times)?\.)$/s,
  /^(?<lead>)(?<kind>\w*Error: )?.*?(?<end>(?: \([^()]*:\d+\))?, where nobody caught it.*)$/s,
]

function coverOfLead(values: Values): (text: string) => string {
  const texts = Object.values(values)
    .filter((value) => value !== null && value !== undefined && typeof value !== 'boolean')
    .map(String)
  return coverOf(texts, { mark: REDACTED, least: 1, flags: 'giu' })
}
