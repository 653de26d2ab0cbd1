// What the mock has served so far, as plain data: format `hookdrill-served/1`. The page, the JSON beside
// it and the last words of `hookdrill serve` are made from it.
import type { ServedMeasures } from '../measure/served-count.ts'
import { toMs } from './milliseconds.ts'
import type { RecordedRun } from './redaction.ts'
import { type ServedRecord, servedRecord } from './served-record.ts'
import { veilOf } from './veil.ts'

export interface ServedReport {
  readonly format: 'hookdrill-served/1'
  readonly scenario: { readonly name: string; readonly seed: number }
  readonly services: readonly {
    readonly origin: string
    readonly url: string
    readonly requests: number
  }[]
  readonly upMs: number
  readonly requests: number
  readonly inFlight: number
  readonly byEnding: Readonly<Record<string, number>>
  readonly byStatus: Readonly<Record<string, number>>
  readonly byFault: Readonly<Record<string, number>>
  /** What the mock added of its own to replies; `null` figures when none was due. */
  readonly overhead: {
    readonly count: number
    readonly p50Ms: number | null
    readonly p99Ms: number | null
    readonly maxMs: number | null
    readonly boundMs: number
  }
  /** Whether the mock kept to what it was asked: its overhead at p99 within the bound, nothing broken.
   *  `null` while no reply was due. */
  readonly isClean: boolean | null
  /** The last few, the newest first. */
  readonly latest: readonly ServedRecord[]
}

export interface ServedFacts {
  readonly scenario: ServedReport['scenario']
  /** What is served, and what of it is not told. Default: secrets, by their names. */
  readonly of?: RecordedRun
  readonly services: readonly { readonly origin: string; readonly url: string }[]
  readonly measures: ServedMeasures
  readonly startedMs: number
  readonly upUs: number
  readonly overheadMaxUs: number
}

export function servedReport(facts: ServedFacts): ServedReport {
  const { measures, overheadMaxUs } = facts
  const { requests, inFlight, byEnding, byStatus, byFault, byService, overhead } = measures
  return veilOf(facts.of?.scenario).data<ServedReport>({
    format: 'hookdrill-served/1',
    scenario: facts.scenario,
    services: facts.services.map((service) => ({
      ...service,
      requests: byService[service.origin] ?? 0,
    })),
    upMs: toMs(facts.upUs),
    requests,
    inFlight,
    byEnding,
    byStatus,
    byFault,
    overhead: {
      count: overhead?.count ?? 0,
      p50Ms: overhead && toMs(overhead.p50Us),
      p99Ms: overhead && toMs(overhead.p99Us),
      maxMs: overhead && toMs(overhead.maxUs),
      boundMs: toMs(overheadMaxUs),
    },
    isClean: isClean(measures, overheadMaxUs),
    latest: measures.latest.map((request) => servedRecord(request, facts.startedMs, facts.of)),
  })
}

function isClean({ overhead, byEnding }: ServedMeasures, overheadMaxUs: number): boolean | null {
  if ((byEnding.broke ?? 0) > 0) return false
  return overhead && overhead.p99Us <= overheadMaxUs
}
