// From a webhook and a lead to the exact request. Everything that does not depend on the lead is
// compiled once for a webhook and kept as long as the webhook itself [hot]. A request that a token
// value made illegal is not sent: the call fails, and nothing reaches the service.
import type { Us } from '../time/instant.ts'
import { unescapeBackslashes } from './backslash.ts'
import { asUtf8, encodeForm } from './encode-form.ts'
import { encodeJson } from './encode-json.ts'
import { type Encode, encodeNone } from './encode-none.ts'
import {
  compileHeaders,
  type HeaderTemplates,
  isLegalHeaderName,
  renderHeaders,
} from './headers.ts'
import { compileTemplate, render, type Template, type TemplateContext } from './template.ts'
import { type Part, tokenize } from './token.ts'
import { type SystemToken, type TokenSource, tokenSource } from './token-value.ts'
import { isLegalTarget, splitUrl, URL_ENCODERS } from './url.ts'
import type { Encoding, RenderedRequest, Webhook, WebhookCall, WebhookField } from './webhook.ts'

/** The request of a call; or why there is none, and nothing is sent. */
export type Rendering =
  | { readonly kind: 'request'; readonly request: RenderedRequest }
  | { readonly kind: 'problem'; readonly reason: string }

/** What `call` sends at `nowUs` (virtual time; for `{{system.…}}` tokens). Pure. */
export function renderRequest(call: WebhookCall, nowUs: Us): Rendering {
  const compiled = compiledFor(call)
  if (compiled.kind === 'problem') return compiled
  const { lead } = call
  const path = render(compiled.target, lead, nowUs)
  if (!isLegalTarget(path)) return problem('a token value makes the URL illegal')
  const rendered = renderHeaders(compiled.headers, lead, nowUs)
  if (rendered.kind === 'illegal') {
    return problem(`the header ${rendered.name} holds a character that cannot be sent`)
  }
  const body = compiled.payload && asUtf8(render(compiled.payload, lead, nowUs))
  const { method, origin } = compiled
  return { kind: 'request', request: { method, origin, path, headers: rendered.headers, body } }
}

/** Display names of the lead's and the company's fields that the webhook's tokens read, once each, so
 *  that only their values need to be made. */
export function fieldsRead(webhook: Webhook, fields: readonly WebhookField[]): readonly string[] {
  const read = sourcesOf(webhook, fields)
  return [
    ...new Set(read.flatMap((each) => (each.kind === 'field' ? [each.field.displayName] : []))),
  ]
}

/** The tokens of the clock that it reads, once each: what they stand for changes while a run goes on. */
export function systemTokensRead(
  webhook: Webhook,
  fields: readonly WebhookField[],
): readonly SystemToken[] {
  const read = sourcesOf(webhook, fields)
  return [...new Set(read.flatMap((each) => (each.kind === 'system' ? [each.name] : [])))]
}

function sourcesOf(webhook: Webhook, fields: readonly WebhookField[]): readonly TokenSource[] {
  const texts = [webhook.url, ...webhook.headers.map((header) => header.value)]
  if (hasBody(webhook)) texts.push(webhook.payload)
  return texts
    .flatMap((text) => tokenize(text).parts)
    .flatMap((part) => (part.kind === 'token' ? [tokenSource(part, { fields, tokens: {} })] : []))
}

/** Decision 11: a body goes with any method but GET, and only when there is a template. */
export function hasBody(webhook: Webhook): boolean {
  return webhook.method !== 'GET' && webhook.payload !== ''
}

type Compiled =
  | ({ readonly kind: 'compiled'; readonly payload: Template | undefined } & CompiledHead)
  | { readonly kind: 'problem'; readonly reason: string }

interface CompiledHead {
  readonly method: Webhook['method']
  readonly origin: string
  readonly target: Template
  readonly headers: HeaderTemplates
}

export const PAYLOAD_ENCODERS: Readonly<Record<Encoding, Encode>> = {
  'Form/Url': encodeForm,
  JSON: encodeJson,
  None: encodeNone,
}

interface CacheEntry {
  readonly context: TemplateContext
  readonly compiled: Compiled
}

const cache = new WeakMap<Webhook, CacheEntry>()

function compiledFor(call: WebhookCall): Compiled {
  const { webhook, fields, tokens, settings } = call
  const known = cache.get(webhook)
  const context = known?.context
  if (
    known &&
    context?.fields === fields &&
    context.tokens === tokens &&
    context.settings === settings
  ) {
    return known.compiled
  }
  const entry = { context: { fields, tokens, settings }, compiled: compile(webhook, call) }
  cache.set(webhook, entry)
  return entry.compiled
}

function compile(webhook: Webhook, context: TemplateContext): Compiled {
  const url = splitUrl(webhook.url)
  if (url.kind === 'problem') return problem(`the URL is illegal: ${url.problem.rule}`)
  const illegal = webhook.headers.find((header) => !isLegalHeaderName(header.name))
  if (illegal) return problem(`the header ${illegal.name} cannot be sent`)
  const payload = hasBody(webhook) ? compilePayload(webhook, context) : undefined
  if (payload === 'illegal') return problem('the payload holds an illegal backslash sequence')
  const { method } = webhook
  const { origin, authorization } = url
  const target = compileTemplate(url.target, URL_ENCODERS[webhook.encoding], context)
  const headers = compileHeaders(webhook, context, {
    authorization,
    hasBody: payload !== undefined,
  })
  return { kind: 'compiled', method, origin, target, headers, payload }
}

function compilePayload(webhook: Webhook, context: TemplateContext): Template | 'illegal' {
  const parts: Part[] = []
  for (const part of tokenize(webhook.payload).parts) {
    if (part.kind === 'token' || !context.settings.backslashPreParse) {
      parts.push(part)
      continue
    }
    const { text, problems } = unescapeBackslashes(part.text, part.offset)
    if (problems.length > 0) return 'illegal'
    parts.push({ ...part, text })
  }
  return compileTemplate(parts, PAYLOAD_ENCODERS[webhook.encoding], context)
}

function problem(reason: string): { readonly kind: 'problem'; readonly reason: string } {
  return { kind: 'problem', reason }
}
