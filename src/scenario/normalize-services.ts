// The mocked world with its defaults filled in.
import { splitUrl } from '../executor/url.ts'
import type { ReplyDefinition, Service } from '../service/definition.ts'
import { FAULTS, showsOwnBody } from '../service/faults.ts'
import { choiceOf } from './choice-schema.ts'
import type { Finding } from './finding.ts'
import { normalizeLoad } from './normalize-load.ts'
import { bodyOf, type ReadReply, type ReadService } from './service-schema.ts'

const STATUS_DEFAULT = 200

/** What a service answers that says nothing of replies. */
const REPLY_DEFAULT: ReplyDefinition = {
  choice: { kind: 'weight', weight: 1 },
  status: STATUS_DEFAULT,
  headers: [],
  body: { kind: 'json', value: {} },
}

export function normalizeService([origin, read]: readonly [string, ReadService]): Service {
  const load = normalizeLoad(read)
  return {
    origin: originOfKey(origin) ?? origin,
    latency: read.latency.latency,
    replies: read.replies?.map(normalizeReply) ?? [REPLY_DEFAULT],
    ...(load && { load }),
  }
}

function normalizeReply(read: ReadReply): ReplyDefinition {
  const headers = Object.entries(read.headers ?? {}).map(([name, value]) => ({ name, value }))
  return {
    choice: choiceOf(read),
    ...(read.latency && { latency: read.latency.latency }),
    status: read.status ?? STATUS_DEFAULT,
    headers,
    body: needsBody(read) ? REPLY_DEFAULT.body : bodyOf(read),
    ...(read.fault && { fault: read.fault }),
  }
}

/** A fault of the body wants one. */
function needsBody({ fault, json, xml, text = '' }: ReadReply): boolean {
  const isNone = json === undefined && xml === undefined && text === ''
  return isNone && fault !== undefined && showsOwnBody(FAULTS[fault])
}

/** What is wrong with the keys under `services`. */
export function originFindings(keys: readonly string[]): readonly Finding[] {
  const seen = new Map<string, string>()
  return keys.flatMap((key): readonly Finding[] => {
    const path = ['services', key]
    const origin = originOfKey(key)
    if (origin === undefined) return [{ path, ...NOT_AN_ORIGIN }]
    const earlier = seen.get(origin)
    seen.set(origin, earlier ?? key)
    if (earlier === undefined) return []
    const rule = `It is the same service as ${earlier}.`
    return [{ path, at: 'key', code: 'conflict', rule, mend: 'Keep one of the two.' }]
  })
}

/** Scheme, host and port, lower case; `undefined` for a key that has more, or is no URL. */
export function originOfKey(key: string): string | undefined {
  const split = splitUrl(key)
  if (split.kind !== 'url' || key.includes('#')) return undefined
  const [path, ...more] = split.target
  return path?.text === '/' && more.length === 0 ? split.origin : undefined
}

const NOT_AN_ORIGIN = {
  at: 'key',
  code: 'bad-url',
  rule: 'A service is named by its origin: scheme, host, and port if there is one; no path.',
  mend: 'Write it like https://api.example.com.',
} as const
