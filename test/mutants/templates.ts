// What a mutant does to the texts of a webhook that hold tokens.
import { unescapeBackslashes } from '../../src/executor/backslash.ts'
import { type Encode, encodeNone } from '../../src/executor/encode-none.ts'
import { compileTemplate, render } from '../../src/executor/template.ts'
import { type Part, type Token, tokenize } from '../../src/executor/token.ts'
import type {
  Encoding,
  RenderedRequest,
  Value,
  Webhook,
  WebhookCall,
} from '../../src/executor/webhook.ts'
import { ZERO } from '../../src/time/instant.ts'

export function withWebhook(call: WebhookCall, changes: Partial<Webhook>): WebhookCall {
  return { ...call, webhook: { ...call.webhook, ...changes } }
}

/** Each text of the webhook that may hold tokens, changed. */
export function inTemplates(call: WebhookCall, change: (text: string) => string): WebhookCall {
  const { url, payload, headers } = call.webhook
  return withWebhook(call, {
    url: change(url),
    payload: change(payload),
    headers: headers.map(({ name, value }) => ({ name, value: change(value) })),
  })
}

/** Each token of the webhook, changed. */
export function inTokens(call: WebhookCall, change: (token: Token) => string): WebhookCall {
  return inTemplates(call, (text) =>
    tokenize(text)
      .parts.map((part) => (part.kind === 'token' ? change(part) : part.text))
      .join(''),
  )
}

/** Each text that the lead has, changed. */
export function inValues(call: WebhookCall, change: (text: string) => string): WebhookCall {
  const changed = (value: Value) => (typeof value === 'string' ? change(value) : value)
  const values = Object.entries(call.lead.values).map(([name, value]) => [name, changed(value)])
  return { ...call, lead: { ...call.lead, values: Object.fromEntries(values) } }
}

/** A text with the values of the lead in it, as they are. */
export function filled(text: string, call: WebhookCall): string {
  return write(tokenize(text).parts, encodeNone, call)
}

/** A request whose payload is encoded another way than its webhook has it. */
export function encodingWith(
  encoding: Encoding,
  encode: Encode,
): (request: RenderedRequest, call: WebhookCall) => RenderedRequest {
  return (request, call) => {
    if (call.webhook.encoding !== encoding || request.body === undefined) return request
    return { ...request, body: payloadOf(call, encode) }
  }
}

/** The payload of a call, its values through `encode`. */
export function payloadOf(call: WebhookCall, encode: Encode): string {
  const parts = tokenize(call.webhook.payload).parts.map((part) => {
    if (part.kind === 'token' || !call.settings.backslashPreParse) return part
    return { ...part, text: unescapeBackslashes(part.text, part.offset).text }
  })
  return write(parts, encode, call)
}

function write(parts: readonly Part[], encode: Encode, call: WebhookCall): string {
  return render(compileTemplate(parts, encode, call), call.lead, ZERO)
}
