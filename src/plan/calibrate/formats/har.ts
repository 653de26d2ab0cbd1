import { badDuration, durationUsOf } from '../duration-cell.ts'
import { at, listAt, parsedJson } from '../json-value.ts'
import { type Item, ItemTally, type SampleFormat } from '../read-samples.ts'
import { serviceOf } from '../service-name.ts'
import { saysTimeout, statusOf } from '../status-cell.ts'

/** What browsers and proxies save (HTTP Archive 1.2): `time` is in ms, a status of 0 is no answer. */
export const har: SampleFormat = {
  name: 'har',
  title: 'an HTTP archive (HAR)',
  item: 'entry',
  detects: (head) => /^\s*\{\s*"log"\s*:/.test(head),
  read(text) {
    const tally = new ItemTally()
    for (const [index, entry] of listAt(parsedJson(text), 'log', 'entries').entries()) {
      tally.take(itemOf(entry), () => `entry ${index + 1}`)
    }
    return tally.samples()
  },
}

function itemOf(entry: unknown): Item {
  const durationUs = durationUsOf(at(entry, 'time'), 'ms')
  if (durationUs === undefined) return badDuration(at(entry, 'time'))
  const status = statusOf(at(entry, 'response', 'status'))
  if (status === undefined) return { why: 'it has no status from 200 to 599' }
  const service = serviceOf(at(entry, 'request', 'url'))
  const error = at(entry, 'response', '_error') ?? at(entry, '_error')
  const isTimeout = status === 0 && saysTimeout(error)
  return { durationUs, status, ...(service && { service }), ...(isTimeout && { isTimeout }) }
}
