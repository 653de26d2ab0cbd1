// What was traced of one lead → its story. Everything is moved to milliseconds, put in words and
// masked, or redacted; nothing is worked out again.
import type { MappingTrace } from '../executor/trace-mappings.ts'
import type { TokenTrace } from '../executor/trace-tokens.ts'
import type { MyToken, WebhookField, WebhookLead } from '../executor/webhook.ts'
import type { Scenario } from '../scenario/model.ts'
import type { CallEnded, Exchange, SeenRequest } from '../timeline/event.ts'
import { coverOf } from './cover.ts'
import { isSecretName, MASK, maskedHeader, maskHeaders } from './mask.ts'
import { toMs } from './milliseconds.ts'
import { redactedHop } from './redacted-hop.ts'
import { type Redact, type Redaction, redactionOf } from './redaction.ts'
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
import { SECRETS, veiled, veilOf } from './veil.ts'

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
  /** Default: all is told but secrets. */
  readonly redact?: Redact | undefined
}

export function buildStory(traced: TracedLead): Story {
  const { scenario, lead, redact } = traced
  const redaction = redact && redactionOf(scenario)
  return veilOf(scenario).data<Story>({
    format: STORY_FORMAT,
    scenario: { name: scenario.name, seed: scenario.seed },
    lead: lead.index,
    arrivedMs: toMs(traced.arrivedUs),
    endedMs: toMs(traced.endedUs),
    fields: fieldsOf(traced, redaction),
    calls: traced.calls.map((call, number) => {
      const told = callOf(call, { number, redaction })
      return veiled(told, coverOf(secretsOf(call.tokens), SECRETS))
    }),
  })
}

function fieldsOf(
  { fields, lead, calls }: TracedLead,
  redaction: Redaction | undefined,
): readonly StoryField[] {
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
    return [{ name, type, value: redaction ? redaction.value(value) : value, isRead, isWritten }]
  })
}

function fieldRead({ source }: TokenTrace): readonly string[] {
  return source.kind === 'field' ? [source.field.displayName] : []
}

interface Telling {
  readonly number: number
  readonly redaction: Redaction | undefined
}

function callOf(traced: TracedCall, { number, redaction }: Telling): StoryCall {
  const { event, webhook, tokens, mappings } = traced
  const hops = event.exchanges.map((exchange, index) =>
    hopOf(traced, { exchange, index, redaction }),
  )
  return {
    number,
    webhook,
    queuedMs: toMs(event.queuedUs),
    startedMs: toMs(event.startedUs),
    endedMs: toMs(event.timeUs),
    tokens: tokens.map((token) => tokenOf(token, redaction)),
    request: hops[0]?.request ?? notSent(traced),
    reply: hops.at(-1)?.reply ?? NO_REPLY,
    hops: hops.length > 1 ? hops : [],
    outcome: outcomeOf(event, redaction),
    mappings: mappings.map((mapping) => mappingOf(mapping, redaction)),
  }
}

function tokenOf(trace: TokenTrace, redaction: Redaction | undefined): StoryToken {
  const { part, text, source, isDefault, value, written } = trace
  const own = source.kind === 'field' && !isDefault ? redaction : undefined
  const isMarked = source.kind === 'constant' && source.my?.isSecret === true
  // As a text, because only in texts is anything masked.
  const told = isNamedSecret(trace) && typeof value === 'number' ? String(value) : value
  return {
    part,
    text,
    from: sourceWords(source),
    value: isMarked ? MASK : own ? own.value(value) : told,
    isDefault,
    written: isMarked && !isDefault ? MASK : own ? own.value(written) : written,
  }
}

/** Values of tokens that are named like a secret: those of fields are in no scenario. */
function secretsOf(tokens: readonly TokenTrace[]): readonly string[] {
  return tokens
    .filter(isNamedSecret)
    .map(({ value, written }) => (value === null || value === '' ? written : String(value)))
}

function isNamedSecret({ text }: TokenTrace): boolean {
  return isSecretName(text.replaceAll(/[{}]|:default=.*/gs, '').replace(/^.*\./s, ''))
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
function myTokenWords({ type, folder, overrides, isSecret }: MyToken): string {
  const from = folder === undefined ? 'the program itself' : `the folder ${folder}`
  const over = overrides.length === 0 ? '' : `, over that of ${overrides.join(' and ')}`
  const secret = isSecret ? ', a secret' : ''
  return `${from}, ${type}${secret}${over}`
}

interface Hop {
  readonly exchange: Exchange
  readonly index: number
  readonly redaction: Redaction | undefined
}

function hopOf(traced: TracedCall, { exchange, index, redaction }: Hop): StoryHop {
  const effect = traced.effects[index] ?? ''
  const request = exchange.request ? sentRequest(exchange.request) : notSent(traced)
  const reply = replyOf(exchange, traced.event, effect && `The service ${effect}`)
  return redaction ? redactedHop({ request, reply }, traced.event, redaction) : { request, reply }
}

function notSent({ problem, event }: TracedCall): StoryRequest {
  return { kind: 'not sent', why: problem ?? endingWords(event.result) }
}

function sentRequest({ method, url, headers, body = '' }: SeenRequest): StoryRequest {
  const masked = Object.entries(maskHeaders(headers))
  return { kind: 'sent', method, url, headers: masked, body, bodyBytes: byteLength(body) }
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
  const { status, body, bodyBytes = byteLength(body) } = sent
  const headers = sent.headers.map(([name, value]) => [name, maskedHeader(name, value)] as const)
  const afterMs = toMs(afterUs - (drops?.spanUs ?? 0))
  const endedAfterMs = toMs(afterUs)
  const times = { afterMs, endedAfterMs }
  return { kind: 'answer', ...times, status, headers, body, bodyBytes, fault, effect }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength
}

function outcomeOf({ result, lead }: CallEnded, redaction: Redaction | undefined): StoryOutcome {
  const errorType = 'errorType' in result ? result.errorType : null
  const why = endingWords(result)
  return {
    name: result.outcome,
    errorType,
    why: 'reason' in result ? (redaction?.sentence(why, lead?.values) ?? why) : why,
  }
}

function mappingOf(
  { attribute, field, raw: found, result }: MappingTrace,
  redaction: Redaction | undefined,
): StoryMapping {
  const raw = redaction ? redaction.raw(found ?? null) : (found ?? null)
  const target = result.field === field ? field : `${field} (${result.field})`
  if ('reason' in result) {
    return { attribute, field: target, raw, verdict: 'skipped', why: SKIP_WORDS[result.reason] }
  }
  const { value, note } = result
  const why = note === undefined ? 'the value is of the type of the field' : NOTE_WORDS[note]
  const told = redaction ? redaction.value(value) : value
  return { attribute, field: target, raw, verdict: 'written', value: told, why }
}
