// What was traced of one lead → its story. Everything is moved to milliseconds, put in words and
// masked; nothing is worked out again.
import type { MappingTrace } from '../executor/trace-mappings.ts'
import type { TokenTrace } from '../executor/trace-tokens.ts'
import type { MyToken, WebhookField, WebhookLead } from '../executor/webhook.ts'
import type { Scenario } from '../scenario/model.ts'
import type { CallEnded, Exchange, SeenRequest } from '../timeline/event.ts'
import { isSecretName, maskHeaders, maskUrl, maskValues } from './mask.ts'
import { toMs } from './milliseconds.ts'
import {
  STORY_FORMAT,
  type Story,
  type StoryCall,
  type StoryField,
  type StoryHop,
  type StoryMapping,
  type StoryOutcome,
  type StoryReply,
  type StoryRequest,
  type StoryToken,
} from './story.ts'
import { endingWords, NOTE_WORDS, SKIP_WORDS, UNKNOWN_WORDS } from './story-words.ts'

export interface TracedCall {
  readonly event: CallEnded
  readonly webhook: string
  readonly tokens: readonly TokenTrace[]
  readonly mappings: readonly MappingTrace[]
  /** Why there was no request, where there was none. */
  readonly problem: string | undefined
  /** What the fault of each exchange does: completes "The service …". Empty where there is none. */
  readonly effects: readonly string[]
}

export interface TracedLead {
  readonly scenario: Scenario
  readonly fields: readonly WebhookField[]
  /** With every field it has. */
  readonly lead: WebhookLead
  readonly arrivedUs: number
  readonly endedUs: number
  readonly calls: readonly TracedCall[]
}

export function buildStory(traced: TracedLead): Story {
  const { scenario, lead } = traced
  return {
    format: STORY_FORMAT,
    scenario: { name: scenario.name, seed: scenario.seed },
    lead: lead.index,
    arrivedMs: toMs(traced.arrivedUs),
    endedMs: toMs(traced.endedUs),
    fields: fieldsOf(traced),
    calls: traced.calls.map(callOf),
  }
}

function fieldsOf({ fields, lead, calls }: TracedLead): readonly StoryField[] {
  const read = new Set(calls.flatMap(({ tokens }) => tokens.flatMap(fieldRead)))
  const written = new Set(
    calls.flatMap(({ mappings }) =>
      mappings.flatMap(({ result }) => ('value' in result ? result.field : [])),
    ),
  )
  return fields.flatMap(({ displayName: name, type }): StoryField[] => {
    const value = Object.hasOwn(lead.values, name) ? (lead.values[name] ?? null) : null
    const isRead = read.has(name)
    const isWritten = written.has(name)
    if ((value === null || value === '') && !isRead && !isWritten) return []
    return [{ name, type, value, isRead, isWritten }]
  })
}

function fieldRead({ source }: TokenTrace): readonly string[] {
  return source.kind === 'field' ? [source.field.displayName] : []
}

function callOf(traced: TracedCall, number: number): StoryCall {
  const { event, webhook, tokens, mappings } = traced
  const hops = event.exchanges.map((exchange, index) => hopOf(traced, exchange, index))
  return {
    number,
    webhook,
    queuedMs: toMs(event.queuedUs),
    startedMs: toMs(event.startedUs),
    endedMs: toMs(event.timeUs),
    tokens: tokens.map(tokenOf),
    request: hops[0]?.request ?? notSent(traced),
    reply: hops.at(-1)?.reply ?? NO_REPLY,
    hops: hops.length > 1 ? hops : [],
    outcome: outcomeOf(event),
    mappings: mappings.map(mappingOf),
  }
}

function tokenOf(trace: TokenTrace): StoryToken {
  const { part, text, source, isDefault } = trace
  const secrets = secretsOf([trace])
  const value = secrets.length > 0 ? maskValues(String(trace.value), secrets) : trace.value
  return {
    part,
    text,
    from: sourceWords(source),
    value,
    isDefault,
    written: maskValues(trace.written, secrets),
  }
}

/** Values of tokens that are named like a secret, before and after encoding. */
function secretsOf(tokens: readonly TokenTrace[]): readonly string[] {
  return tokens
    .filter(({ text }) =>
      isSecretName(text.replaceAll(/[{}]|:default=.*/gs, '').replace(/^.*\./s, '')),
    )
    .flatMap(({ value, written }) => [String(value ?? ''), written])
}

function sourceWords(source: TokenTrace['source']): string {
  switch (source.kind) {
    case 'field':
      return `${source.field.scope} field, ${source.field.type}`
    case 'system':
      return 'the clock, in the time zone of the account'
    case 'constant':
      return source.my ? myTokenWords(source.my) : 'the scenario’s tokens'
    case 'unknown':
      return UNKNOWN_WORDS[source.reason]
  }
}

/** marketo.md §2.2 [DOC]: local, inherited, overridden. */
function myTokenWords({ type, folder, overrides }: MyToken): string {
  const from = folder === undefined ? 'the program itself' : `the folder ${folder}`
  const over = overrides.length === 0 ? '' : `, over that of ${overrides.join(' and ')}`
  return `${from}, ${type}${over}`
}

function hopOf(traced: TracedCall, exchange: Exchange, index: number): StoryHop {
  const effect = traced.effects[index] ?? ''
  const { request } = exchange
  return {
    request: request ? sentRequest(request, secretsOf(traced.tokens)) : notSent(traced),
    reply: replyOf(exchange, traced.event, effect && `The service ${effect}`),
  }
}

function notSent({ problem, event }: TracedCall): StoryRequest {
  return { kind: 'not sent', why: problem ?? endingWords(event.result) }
}

function sentRequest(request: SeenRequest, secrets: readonly string[]): StoryRequest {
  const body = request.body ?? ''
  const headers = Object.entries(maskHeaders(request.headers))
  return {
    kind: 'sent',
    method: request.method,
    url: maskValues(maskUrl(request.url), secrets),
    headers: headers.map(([name, value]) => [name, maskValues(value, secrets)]),
    body: maskValues(body, secrets),
    bodyBytes: byteLength(body),
  }
}

const NO_REPLY: StoryReply = { kind: 'no answer', why: 'nothing was sent' }
const TOO_LATE = 'it would have come after the time limit'

function replyOf(
  { arrivedUs, reply, sent }: Exchange,
  call: CallEnded,
  effect: string,
): StoryReply {
  const { fault = '', afterUs, drops } = reply
  if (!sent || afterUs === 'never') {
    const isLate = afterUs !== 'never' && arrivedUs + afterUs > call.timeUs
    return { kind: 'no answer', why: isLate || effect === '' ? TOO_LATE : effect }
  }
  const { status, headers, body, bodyBytes = byteLength(body) } = sent
  const afterMs = toMs(afterUs - (drops?.spanUs ?? 0))
  const endedAfterMs = toMs(afterUs)
  const times = { afterMs, endedAfterMs }
  return { kind: 'answer', ...times, status, headers, body, bodyBytes, fault, effect }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength
}

function outcomeOf({ result }: CallEnded): StoryOutcome {
  const errorType = 'errorType' in result ? result.errorType : null
  return { name: result.outcome, errorType, why: endingWords(result) }
}

function mappingOf({ attribute, field, raw: found, result }: MappingTrace): StoryMapping {
  const raw = found ?? null
  const target = result.field === field ? field : `${field} (${result.field})`
  if ('reason' in result) {
    return { attribute, field: target, raw, verdict: 'skipped', why: SKIP_WORDS[result.reason] }
  }
  const { value, note } = result
  const why = note === undefined ? 'the value is of the type of the field' : NOTE_WORDS[note]
  return { attribute, field: target, raw, verdict: 'written', value, why }
}
