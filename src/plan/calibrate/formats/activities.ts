// The platform's bulk activity extract (marketo.md §10.4 [DOC]): Call Webhook has type 110 (§4.5 [DOC]). There
// are no durations in it (§4.10), only when each call ended, to the second, and with which Error Type.
import { UsageError } from '../../../errors.ts'
import { secondsSince1970 } from '../../../time/calendar.ts'
import { readDateTime } from '../../../time/read-date.ts'
import { takeRows } from '../csv-items.ts'
import { at, parsedJson } from '../json-value.ts'
import { type Item, ItemTally, type SampleFormat } from '../read-samples.ts'
import { serviceOf } from '../service-name.ts'
import { saysTimeout, statusOf } from '../status-cell.ts'

const CALL_WEBHOOK = '110'
const COLUMNS = ['activityDate', 'activityTypeId', 'primaryAttributeValue', 'attributes'] as const
type Column = (typeof COLUMNS)[number]
/** An empty body with a 2xx (§4.2 [DOC]). */
const EMPTY_BODY = '1001'
/** The campaign was a batch: no call was made (§4.2 [DOC]). */
const NOT_CALLED = '1000'

export const activities: SampleFormat = {
  name: 'activities',
  title: 'the platform’s bulk activity extract: arrivals and errors, no durations',
  item: 'line',
  detects: (head) => {
    const [header = ''] = head.split('\n', 1)
    return header.includes('activityTypeId') && header.includes('activityDate')
  },
  read(text) {
    const tally = new ItemTally()
    let columns: ReadonlyMap<Column, number> = new Map()
    let others = 0
    takeRows(text, tally, {
      takeHeader: (cells) => {
        columns = columnsOf(cells)
        return true
      },
      itemOf: (cells) => {
        const cell = (column: Column): string => cells[columns.get(column) ?? -1] ?? ''
        if (cell('activityTypeId').trim() === CALL_WEBHOOK) return itemOf(cell)
        others++
        return undefined
      },
    })
    const notes = others > 0 ? [`Activities of other types are passed over (${others}).`] : []
    return tally.samples(notes)
  },
}

function columnsOf(cells: readonly string[]): ReadonlyMap<Column, number> {
  const columns = new Map(COLUMNS.map((column) => [column, cells.indexOf(column)] as const))
  const missing = COLUMNS.find((column) => (columns.get(column) ?? -1) < 0)
  if (missing === undefined) return columns
  throw new UsageError(`It has no column ${missing}. Export it with all its columns.`)
}

function itemOf(cell: (column: Column) => string): Item {
  const atUs = instantOf(cell('activityDate'))
  if (atUs === undefined) return { why: `its date is "${cell('activityDate').slice(0, 40)}"` }
  const service = serviceOf(cell('primaryAttributeValue'))
  const errorType = String(at(parsedJson(cell('attributes')), 'Error Type') ?? '').trim()
  if (errorType === NOT_CALLED) return undefined
  const common = { atUs, ...(service && { service }) }
  if (saysTimeout(errorType)) return { ...common, isTimeout: true }
  if (errorType === EMPTY_BODY) return { ...common, status: 204 }
  const status = statusOf(errorType)
  return { ...common, ...(status !== undefined && { status }) }
}

/** To the second, as the extract has it. */
function instantOf(text: string): number | undefined {
  const parts = readDateTime(text.trim(), 'UTC')?.text.split(/\D/).map(Number)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  return secondsSince1970({ year, month, day, hour, minute, second }) * 1_000_000
}
