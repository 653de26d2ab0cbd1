// One call as one line, for `--calls`: the same facts as JSON or as CSV.

import type { Write } from '../executor/webhook.ts'
import type { Scenario } from '../scenario/model.ts'
import { toMilliseconds } from '../time/instant.ts'
import type { CallEnded } from '../timeline/event.ts'
import { csvCell } from './csv-cell.ts'
import { plainJson } from './mask.ts'
import { type RecordedRun, redactionOf } from './redaction.ts'
import { veilOf } from './veil.ts'

const COLUMNS = [
  'lead',
  'step',
  'webhook',
  'queuedMs',
  'startedMs',
  'endedMs',
  'waitMs',
  'callMs',
  'outcome',
  'status',
  'errorType',
  'fault',
  'writes',
  'skipped',
] as const

type CallRecord = Readonly<Record<(typeof COLUMNS)[number], unknown>>

export const CSV_HEADER = `${COLUMNS.join(',')}\n`

/** One line of NDJSON, without its line break. Facts the call does not have are left out. */
export function callAsJson(call: CallEnded, webhook: string, run: RecordedRun): string {
  return plainJson(JSON.stringify(shownRecord(call, webhook, run)))
}

/** One line of CSV, without its line break. Writes and skips are JSON in their cells. */
export function callAsCsv(call: CallEnded, webhook: string, run: RecordedRun): string {
  const record = shownRecord(call, webhook, run)
  return COLUMNS.map((column) => csvCell(record[column])).join(',')
}

function shownRecord(call: CallEnded, webhook: string, run: RecordedRun): CallRecord {
  const { scenario, redact } = run
  const record = recordOf(call, webhook)
  const { result } = call
  const writes = 'writes' in result && redact && scenario ? redactedWrites(result, scenario) : {}
  return veilOf(scenario).data({ ...record, ...writes })
}

function redactedWrites(
  { writes }: { readonly writes: readonly Write[] },
  scenario: Scenario,
): { readonly writes: readonly object[] } {
  const { attribute, value } = redactionOf(scenario)
  return {
    writes: writes.map((write) => ({
      ...write,
      attribute: attribute(write.attribute),
      value: value(write.value),
    })),
  }
}

function recordOf(call: CallEnded, webhook: string): CallRecord {
  const { result } = call
  return {
    lead: call.leadIndex,
    step: call.stepIndex,
    webhook,
    queuedMs: toMilliseconds(call.queuedUs),
    startedMs: toMilliseconds(call.startedUs),
    endedMs: toMilliseconds(call.timeUs),
    waitMs: (call.startedUs - call.queuedUs) / 1_000,
    callMs: (call.timeUs - call.startedUs) / 1_000,
    outcome: result.outcome,
    status: 'status' in result ? result.status : undefined,
    errorType: 'errorType' in result ? result.errorType : undefined,
    fault: call.exchanges.at(-1)?.reply.fault,
    writes: 'writes' in result ? result.writes : undefined,
    skipped: 'skipped' in result && result.skipped.length > 0 ? result.skipped : undefined,
  }
}
