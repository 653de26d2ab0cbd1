// The headers of a webhook's request: what the user configured, then our defaults where the user said
// nothing (names compared without regard to case). Token values are raw text, and a value that could
// add a header or a line is never sent. Decision 15.
import type { Us } from '../time/instant.ts'
import { VERSION } from '../version.ts'
import { encodeNone } from './encode-none.ts'
import { compileTemplate, render, type Template, type TemplateContext } from './template.ts'
import { tokenize } from './token.ts'
import type { Encoding, Webhook, WebhookLead } from './webhook.ts'

/** Clearly ours, nobody else's. Decision 13. */
const USER_AGENT = `hookdrill/${VERSION}`

/** Sent with a body when the user configured no Content-Type, unless the setting is `strict`.
 *  Decision 12. */
export function contentTypeByDefault(encoding: Encoding): string {
  return encoding === 'Form/Url' ? 'application/x-www-form-urlencoded' : 'text/plain'
}

/** They belong to the connection: the HTTP client writes them, or cannot send them as given. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
])

/** Lower-case names, in the order sent. */
export type HeaderTemplates = readonly (readonly [string, Template])[]

export function compileHeaders(
  webhook: Webhook,
  context: TemplateContext,
  defaults: { readonly authorization: string | undefined; readonly hasBody: boolean },
): HeaderTemplates {
  const headers = new Map<string, Template>()
  for (const { name, value } of webhook.headers) {
    headers.set(name.toLowerCase(), compileTemplate(tokenize(value).parts, encodeNone, context))
  }
  const addDefault = (name: string, value: string): void => {
    if (!headers.has(name)) headers.set(name, [value])
  }
  if (defaults.authorization !== undefined) addDefault('authorization', defaults.authorization)
  const { contentType, userAgent = USER_AGENT } = context.settings
  if (defaults.hasBody && contentType === 'default') {
    addDefault('content-type', contentTypeByDefault(webhook.encoding))
  }
  addDefault('user-agent', userAgent)
  return [...headers]
}

export type RenderedHeaders =
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'illegal'; readonly name: string }

/** The headers for one lead; or the name of the first whose value cannot be sent. */
export function renderHeaders(
  templates: HeaderTemplates,
  lead: WebhookLead,
  nowUs: Us,
): RenderedHeaders {
  const headers: [string, string][] = []
  for (const [name, template] of templates) {
    const value = render(template, lead, nowUs)
    if (!isLegalHeaderValue(value)) return { kind: 'illegal', name }
    headers.push([name, value.replace(BLANKS_AROUND, '')])
  }
  // `fromEntries` makes own properties, of `__proto__` too.
  return { kind: 'headers', headers: Object.fromEntries(headers) }
}

/** Looks at each run of blanks once, however long. */
const BLANKS_AROUND = /^[\t ]+|(?<![\t ])[\t ]+$/g

/** Tab, visible ASCII, space and Latin-1: what an HTTP header value may hold. */
export function isLegalHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
}

/** Whether a user may configure a header of that name. */
export function isLegalHeaderName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && !CONNECTION_HEADERS.has(name.toLowerCase())
}
