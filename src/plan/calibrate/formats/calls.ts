// What `hookdrill run --calls` writes, as NDJSON or CSV.
import { takeRows } from '../csv-items.ts'
import { badDuration, durationUsOf } from '../duration-cell.ts'
import { at, isObject, type JsonObject, parsedJson } from '../json-value.ts'
import { type Item, ItemTally, linesOf, type SampleFormat, type Samples } from '../read-samples.ts'
import { serviceOf } from '../service-name.ts'
import { statusOf } from '../status-cell.ts'

const HEADER = 'lead,step,webhook,queuedMs,startedMs,endedMs,waitMs,callMs,outcome'

export const calls: SampleFormat = {
  name: 'calls',
  title: 'what `hookdrill run --calls` wrote, NDJSON or CSV',
  item: 'line',
  detects: (head) => head.startsWith(HEADER) || /^\s*\{"lead":\d+,"step":\d+,"webhook":/.test(head),
  read: (text) => (text.trimStart().startsWith('{') ? fromJson(text) : fromCsv(text)),
}

function fromJson(text: string): Samples {
  const tally = new ItemTally()
  for (const { line, number } of linesOf(text)) {
    const record = parsedJson(line)
    const item = isObject(record) ? itemOf(record) : { why: 'it is no JSON object' }
    tally.take(item, () => `line ${number}`)
  }
  return tally.samples()
}

function fromCsv(text: string): Samples {
  const tally = new ItemTally()
  let names: readonly string[] = []
  takeRows(text, tally, {
    takeHeader: (cells) => {
      names = cells
      return true
    },
    itemOf: (cells) =>
      itemOf(Object.fromEntries(names.map((name, index) => [name, cells[index] || undefined]))),
  })
  return tally.samples()
}

/** Calls that were never made are not meant. */
function itemOf(record: JsonObject): Item {
  const outcome = at(record, 'outcome')
  if (outcome === 'refused') return undefined
  const durationUs = durationUsOf(at(record, 'callMs'), 'ms')
  if (durationUs === undefined) return badDuration(at(record, 'callMs'))
  const service = serviceOf(at(record, 'webhook'))
  const named = service ? { service } : {}
  if (outcome === 'timeout') return { durationUs, isTimeout: true, ...named }
  const status = statusOf(at(record, 'status')) ?? 0
  return { durationUs, status, ...named }
}
