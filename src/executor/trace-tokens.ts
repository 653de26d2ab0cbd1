// What each token of a webhook became for one lead, for whoever wants to see it rather than have it:
// the same functions as `request.ts`, one token at a time.
import { unreachable } from '../errors.ts'
import type { Us } from '../time/instant.ts'
import { type Encode, encodeNone } from './encode-none.ts'
import { hasBody, PAYLOAD_ENCODERS } from './request.ts'
import { compileTemplate, render } from './template.ts'
import { type Token, tokenize } from './token.ts'
import { systemValue, type TokenSource, tokenSource } from './token-value.ts'
import { URL_ENCODERS } from './url.ts'
import type { Value, WebhookCall } from './webhook.ts'

export interface TokenTrace {
  readonly part: 'url' | 'payload' | `headers.${string}`
  /** As typed, braces included. */
  readonly text: string
  readonly source: TokenSource
  /** Before encoding; `null` when it is empty. */
  readonly value: Value
  /** Whether the token's default stood in. */
  readonly isDefault: boolean
  /** As it was sent. */
  readonly written: string
}

/** One trace a token, in the order url, headers, payload. */
export function traceTokens(call: WebhookCall, nowUs: Us): readonly TokenTrace[] {
  const { webhook } = call
  const texts: readonly (readonly [TokenTrace['part'], string, Encode])[] = [
    ['url', webhook.url, URL_ENCODERS[webhook.encoding]],
    ...webhook.headers.map(({ name, value }) => [`headers.${name}`, value, encodeNone] as const),
    ...(hasBody(webhook)
      ? [['payload', webhook.payload, PAYLOAD_ENCODERS[webhook.encoding]] as const]
      : []),
  ]
  return texts.flatMap(([part, text, encode]) =>
    tokenize(text).parts.flatMap((token): TokenTrace[] =>
      token.kind === 'token' ? [{ part, ...traceOne(token, { call, nowUs, encode }) }] : [],
    ),
  )
}

interface Tracing {
  readonly call: WebhookCall
  readonly nowUs: Us
  readonly encode: Encode
}

function traceOne(token: Token, { call, nowUs, encode }: Tracing): Omit<TokenTrace, 'part'> {
  const source = tokenSource(token, call)
  const value = sourceValue(source, { call, nowUs })
  const isEmpty = value === null || value === ''
  return {
    text: token.text,
    source,
    value,
    isDefault: isEmpty && token.fallback !== undefined && !isKeptAsTyped(source, call),
    written: render(compileTemplate([token], encode, call), call.lead, nowUs),
  }
}

/** Decision 20: no default stands in where an unknown token is sent as typed. */
function isKeptAsTyped({ kind }: TokenSource, { settings }: WebhookCall): boolean {
  return kind === 'unknown' && settings.unknownToken === 'literal'
}

function sourceValue(source: TokenSource, { call, nowUs }: Omit<Tracing, 'encode'>): Value {
  switch (source.kind) {
    case 'field': {
      const { values } = call.lead
      const { displayName } = source.field
      return Object.hasOwn(values, displayName) ? (values[displayName] ?? null) : null
    }
    case 'system':
      return systemValue(source.name, nowUs, call.settings)
    case 'constant':
      return source.value
    case 'unknown':
      return null
    default:
      return unreachable(source)
  }
}
