// One JSON object a line: logs, k6 (`http_req_duration`), vegeta (`latency` in ns beside `attack`).
import { badDuration, durationUsOf } from '../duration-cell.ts'
import { assumedUnit, type DurationKey, durationKeyOf, keyAsNamed } from '../duration-key.ts'
import { at, firstOf, isObject, type JsonObject, parsedJson } from '../json-value.ts'
import {
  type Item,
  ItemTally,
  linesOf,
  type ReadingOptions,
  type SampleFormat,
} from '../read-samples.ts'
import { serviceOf } from '../service-name.ts'
import { saysTimeout, statusOf } from '../status-cell.ts'

const STATUS_KEYS = ['status', 'statusCode', 'status_code', 'httpStatus', 'http_status', 'code']
const TIMEOUT_KEYS = ['timeout', 'isTimeout', 'timedOut', 'timed_out', 'error', 'error_type', 'err']
const SERVICE_KEYS = ['url', 'service', 'host', 'target', 'origin']

export const ndjson: SampleFormat = {
  name: 'ndjson',
  title: 'one JSON object a line, with a duration in each; also of k6 and vegeta',
  item: 'line',
  detects: (head) => /^\s*\{/.test(head),
  read(text, options) {
    const tally = new ItemTally()
    const notes = new Set<string>()
    for (const { line, number } of linesOf(text)) {
      const record = parsedJson(line)
      const item = isObject(record)
        ? itemOf(record, options, (note) => notes.add(note))
        : { why: 'it is no JSON object' }
      tally.take(item, () => `line ${number}`)
    }
    return tally.samples([...notes])
  },
}

function itemOf(record: JsonObject, options: ReadingOptions, note: (text: string) => void): Item {
  if (isOfK6(record)) return k6Item(record)
  const found = keyOf(record, options)
  if (!found) return { why: 'no key of it is that of a duration' }
  for (const assumed of assumedUnit(found, options.unit)) note(assumed)
  const value = at(record, found.key)
  const durationUs = durationUsOf(value, options.unit ?? found.unit)
  if (durationUs === undefined) return badDuration(value)
  return { durationUs, ...facts(record) }
}

function facts(record: JsonObject): { status?: number; service?: string; isTimeout?: true } {
  const status = statusOf(firstOf(record, STATUS_KEYS) ?? at(record, 'res', 'statusCode'))
  const service = serviceOf(firstOf(record, SERVICE_KEYS))
  const isTimeout = TIMEOUT_KEYS.some((key) => saysTimeout(at(record, key)))
  return {
    ...(status !== undefined && { status }),
    ...(service && { service }),
    ...(isTimeout && { isTimeout }),
  }
}

function keyOf(record: JsonObject, { column }: ReadingOptions): DurationKey | undefined {
  if (column !== undefined) return keyAsNamed(column)
  // Of vegeta: `latency` is a number of ns.
  if (Object.hasOwn(record, 'attack') && Object.hasOwn(record, 'latency')) {
    return { key: 'latency', unit: 'ns', isSure: true }
  }
  return durationKeyOf(
    Object.keys(record),
    (key) => durationUsOf(at(record, key), 'ms') !== undefined || isNegative(at(record, key)),
  )
}

/** A duration all the same, if a wrong one. */
function isNegative(value: unknown): boolean {
  return typeof value === 'number' && value < 0
}

function isOfK6(record: JsonObject): boolean {
  return typeof at(record, 'metric') === 'string' && Object.hasOwn(record, 'data')
}

/** Error code 1050 is that of a request that timed out. */
const K6_TIMEOUT = '1050'

/** Points of other metrics are not meant. */
function k6Item(record: JsonObject): Item {
  if (at(record, 'metric') !== 'http_req_duration' || at(record, 'type') !== 'Point')
    return undefined
  const value = at(record, 'data', 'value')
  const durationUs = durationUsOf(value, 'ms')
  if (durationUs === undefined) return badDuration(value)
  const tags = at(record, 'data', 'tags')
  const status = statusOf(at(tags, 'status'))
  const service = serviceOf(at(tags, 'url'))
  const isTimeout = at(tags, 'error_code') === K6_TIMEOUT
  return {
    durationUs,
    ...(status !== undefined && { status }),
    ...(service && { service }),
    ...(isTimeout && { isTimeout }),
  }
}
