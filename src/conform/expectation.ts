// What a case of a table says against what was seen. Only what it says is looked at: a case about a URL
// does not care what was written.
import { assert } from '../errors.ts'
import type { CallEnding } from '../executor/webhook.ts'
import type { SeenRequest } from '../service/definition.ts'
import type { Finding, Seen, SeenCall } from './case.ts'
import type { TableCase } from './table-schema.ts'

/** Of the one call of the case. */
export function lookAt(each: TableCase, { calls }: Seen): readonly Finding[] {
  const [call] = calls
  assert(call && calls.length === 1, 'a case of a table is one call')
  return [
    ...crashFindings(call),
    ...(each.sends === false ? [] : absenceFindings(call, each.sends && wantedOf(each.sends))),
    ...requestFindings(each, call),
    ...endingFindings(each, call),
    ...timeFindings(each, call),
    ...writeFindings(each, call),
  ]
}

/** An executor that breaks its promise fails every case it does so in. */
export function crashFindings({ ending }: SeenCall): readonly Finding[] {
  if (ending.outcome !== 'crashed') return []
  return [
    { what: 'executor', expected: 'it settles with writes or a result', actual: ending.reason },
  ]
}

/** An executor that sends nothing fails every case where something is due: nothing is written on a 500
 *  either by whoever never asks. */
export function absenceFindings({ event }: SeenCall, wanted: unknown = 'one'): readonly Finding[] {
  return event.exchanges.length > 0 ? [] : [differing('request', wanted, 'none reached a service')]
}

function requestFindings(each: TableCase, { event }: SeenCall): readonly Finding[] {
  const { sends, requests, follows } = each
  const seen = event.exchanges.flatMap(({ request }) => request ?? [])
  const lines = seen.map(({ method, url }) => `${method} ${url}`)
  const findings: Finding[] = []
  if (sends === false) findings.push(...differ('requests', [], lines))
  if (requests !== undefined && lines.length !== requests) {
    const actual = [lines.length, ...(lines.length > 0 ? [lines.join(', ')] : [])].join(': ')
    findings.push(differing('number of requests', requests, actual))
  }
  if (follows) findings.push(...differ('requests after the first', follows, lines.slice(1)))
  if (sends === undefined || sends === false) return findings
  const wanted = wantedOf(sends)
  return [...findings, ...seen.slice(0, 1).flatMap((first) => partFindings(wanted, first))]
}

type Wanted = Exclude<TableCase['sends'], string | false | undefined>

function wantedOf(sends: string | Wanted): Wanted {
  return typeof sends === 'string' ? { body: sends } : sends
}

function partFindings(wanted: Wanted, request: SeenRequest): readonly Finding[] {
  const { headers = {}, ...parts } = wanted
  const split = request.url.indexOf('/', request.url.indexOf('://') + 3)
  const actual = {
    method: request.method,
    origin: request.url.slice(0, split),
    path: request.url.slice(split),
    // On the wire a body of no bytes is none.
    body: request.body ?? (wanted.body === '' ? '' : null),
  }
  const sent = new Map(Object.entries(request.headers))
  return [
    ...(['method', 'origin', 'path', 'body'] as const).flatMap((part) =>
      parts[part] === undefined ? [] : differ(`${part} of the request`, parts[part], actual[part]),
    ),
    ...Object.entries(headers).flatMap(([name, value]) =>
      differ(`header ${name} of the request`, value, sent.get(name) ?? null),
    ),
  ]
}

function endingFindings({ ends, writes, skips }: TableCase, call: SeenCall): readonly Finding[] {
  const { ending, isWhole } = call
  if (!isWhole) return []
  const said = typeof ends === 'string' ? { outcome: ends } : ends
  const { outcome, ...details } = { ...said, ...(!said && impliedBy({ writes, skips })) }
  return [
    ...(outcome === undefined ? [] : differ('outcome', outcome, ending.outcome)),
    ...Object.entries(details).flatMap(([name, value]) =>
      differ(`${name} of the result`, value, Reflect.get(ending, name)),
    ),
  ]
}

function impliedBy({ writes, skips }: Pick<TableCase, 'writes' | 'skips'>): {
  readonly outcome?: string
} {
  if (writes && writes.length > 0) return { outcome: 'mapped' }
  return skips ? { outcome: 'unmapped' } : {}
}

/** A call that times out is over at the limit. */
function timeFindings({ ends, settings = {} }: TableCase, call: SeenCall): readonly Finding[] {
  const { startedUs, timeUs } = call.event
  const tookUs = timeUs - startedUs
  if (ends !== 'timeout' || settings.timeoutCovers !== undefined || tookUs <= LIMIT_US) return []
  const took = `${tookUs / 1e6} s`
  return [differing('end of the call', 'at most 30 s after its start', took)]
}

/** The limit of the platform, which no case changes. */
const LIMIT_US = 30_000_000

function writeFindings(each: TableCase, { ending, isWhole }: SeenCall): readonly Finding[] {
  const { ends, skips } = each
  const writes = each.writes ?? (skips || (ends && endsWithoutWrites(ends)) ? [] : undefined)
  if (writes === undefined) return []
  const wanted = writes.map(([field, value, note]) => wordsOf({ field, value, note }, isWhole))
  const written = writesOf(ending).map((write) => wordsOf(write, isWhole))
  const findings = differ('writes', wanted, written)
  // A case that only says that nothing is written does not say why.
  const saysWhy = skips !== undefined || (each.writes ?? []).length > 0
  if (!isWhole || !saysWhy) return findings
  const skipped = 'skipped' in ending ? ending.skipped : []
  const reasons = skipped.map(({ field, reason }) => [field, reason])
  return [...findings, ...differ('skips', skips ?? [], reasons)]
}

function endsWithoutWrites(ends: NonNullable<TableCase['ends']>): boolean {
  const outcome = typeof ends === 'string' ? ends : ends.outcome
  return outcome !== undefined && outcome !== 'mapped'
}

export function writesOf(
  ending: CallEnding,
): readonly { readonly field: string; readonly value: unknown; readonly note?: string }[] {
  return ending.outcome === 'mapped' ? ending.writes : []
}

interface WrittenWords {
  readonly field: string
  readonly value: unknown
  readonly note?: string | undefined
}

/** What happened to a value on its way only an executor that gives whole results says. */
function wordsOf({ field, value, note }: WrittenWords, hasNotes: boolean): readonly unknown[] {
  return hasNotes && note !== undefined ? [field, value, note] : [field, value]
}

export function differ(what: string, expected: unknown, actual: unknown): readonly Finding[] {
  const isSame = JSON.stringify(expected) === JSON.stringify(actual)
  return isSame ? [] : [differing(what, expected, actual)]
}

function differing(what: string, expected: unknown, actual: unknown): Finding {
  return { what, expected: textOf(expected), actual: textOf(actual) }
}

/** Longer texts are cut: a body of 16 MiB is no help to anybody. */
const TEXT_MAX = 2_000

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text
}
