// One request that the mock served, as data for people and programs: a line of the journal, a row of
// the page. Secrets in its path are masked, and values of leads may be redacted; what a body held is not
// told at all.
import { dateTimeText, wallTimeOf } from '../time/calendar.ts'
import type { ServedRequest } from '../timeline/event.ts'
import { plainJson } from './mask.ts'
import { toMs } from './milliseconds.ts'
import { type RecordedRun, redactionOf } from './redaction.ts'
import { veilOf } from './veil.ts'

export interface ServedRecord {
  /** When it was there, whole: `2026-03-01T09:30:00.000Z`. */
  readonly time: string
  /** From 0, in the order requests arrived. */
  readonly number: number
  readonly service: string | undefined
  readonly method: string
  readonly path: string
  readonly lead: number | undefined
  readonly ending: ServedRequest['ending']
  readonly status: number | undefined
  readonly fault: string | undefined
  readonly shownAs: string | undefined
  /** What the service decided, from arrival to last byte. */
  readonly askedMs: number | 'never' | undefined
  readonly tookMs: number
  /** Added by the mock itself. */
  readonly overheadMs: number | undefined
  readonly bytesIn: number
  readonly bytesOut: number
  readonly reason: string | undefined
}

/** `startedMs`: the wall time at which the mock's clock began, in milliseconds since 1970. */
export function servedRecord(
  request: ServedRequest,
  startedMs: number,
  { scenario, redact }: RecordedRun = {},
): ServedRecord {
  const { number, service, method, path, leadIndex: lead, ending, askedUs, overheadUs } = request
  const redaction = redact && scenario && redactionOf(scenario)
  const { reason } = request
  return veilOf(scenario).data<ServedRecord>({
    time: isoTime(startedMs + request.arrivedUs / 1_000),
    number,
    service,
    method,
    path: redaction?.url(path) ?? path,
    lead,
    ending,
    status: request.status,
    fault: request.fault,
    shownAs: request.shownAs,
    askedMs: typeof askedUs === 'number' ? toMs(askedUs) : askedUs,
    tookMs: toMs(request.tookUs),
    overheadMs: overheadUs === undefined ? undefined : toMs(overheadUs),
    bytesIn: request.bytesIn,
    bytesOut: request.bytesOut,
    reason: reason && (redaction?.sentence(reason) ?? reason),
  })
}

/** One line of NDJSON, without its line break. Facts a request does not have are left out. */
export function servedAsLine(record: ServedRecord): string {
  return plainJson(JSON.stringify(record))
}

function isoTime(epochMs: number): string {
  const whole = Math.floor(epochMs)
  const milliseconds = String(whole % 1_000).padStart(3, '0')
  return `${dateTimeText(wallTimeOf(Math.floor(whole / 1_000))).replace(' ', 'T')}.${milliseconds}Z`
}
