// One call as one line, for `--calls`: the same facts as JSON or as CSV.

import { toMilliseconds } from '../time/instant.ts'
import type { CallEnded } from '../timeline/event.ts'
import { csvCell } from './csv-cell.ts'

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
export function callAsJson(call: CallEnded, webhook: string): string {
  return JSON.stringify(recordOf(call, webhook))
}

/** One line of CSV, without its line break. Writes and skips are JSON in their cells. */
export function callAsCsv(call: CallEnded, webhook: string): string {
  const record = recordOf(call, webhook)
  return COLUMNS.map((column) => csvCell(record[column])).join(',')
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
