// A table with a column of durations: of a load tester, of a spreadsheet, or one duration in each row.

import { UsageError } from '../../../errors.ts'
import { takeRows } from '../csv-items.ts'
import { badDuration, durationUsOf } from '../duration-cell.ts'
import { assumedUnit, type DurationKey, durationKeyOf, keyAsNamed } from '../duration-key.ts'
import { type Item, ItemTally, type ReadingOptions, type SampleFormat } from '../read-samples.ts'
import { serviceOf } from '../service-name.ts'
import { endingOf, saysTimeout } from '../status-cell.ts'

const STATUS = /^(?:http)?(?:status|statuscode|responsecode|code)$/
const SERVICE = /^(?:url|service|host|target|origin)$/
const TIMEOUT = /^(?:is)?(?:timeout|timedout|error|errortype|failuremessage)$/

export const csv: SampleFormat = {
  name: 'csv',
  title: 'a table with a column of durations',
  item: 'line',
  detects: () => true,
  read(text, options) {
    const tally = new ItemTally()
    let columns: Columns | undefined
    takeRows(text, tally, {
      takeHeader: (cells) => {
        columns = columnsOf(cells, options)
        return columns.hasHeader
      },
      itemOf: (cells) => columns && itemOf(cells, columns),
    })
    return tally.samples(columns?.notes)
  },
}

interface Columns {
  readonly hasHeader: boolean
  readonly duration: number
  readonly status: number
  readonly service: number
  readonly timeout: number
  readonly unit: DurationKey['unit']
  readonly notes: readonly string[]
}

/** Throws `UsageError` where no column is that of a duration. */
function columnsOf(cells: readonly string[], options: ReadingOptions): Columns {
  const { column, unit } = options
  const names = cells.map((cell) => cell.trim())
  const isList =
    cells.length === 1 && column === undefined && durationUsOf(cells[0], 'ms') !== undefined
  const key = isList ? LONE : column === undefined ? found(names) : named(names, column)
  const bare = names.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''))
  const indexOf = (pattern: RegExp): number => bare.findIndex((name) => pattern.test(name))
  return {
    hasHeader: !isList,
    duration: isList ? 0 : names.indexOf(key.key),
    status: indexOf(STATUS),
    service: indexOf(SERVICE),
    timeout: indexOf(TIMEOUT),
    unit: unit ?? key.unit,
    notes: isList && Number.isNaN(Number(cells[0])) ? [] : assumedUnit(key, unit),
  }
}

const LONE: DurationKey = { key: 'duration', unit: 'ms', isSure: false }

function found(names: readonly string[]): DurationKey {
  const key = durationKeyOf(names)
  if (!key) throw new UsageError(`no column is that of a duration. ${choiceOf(names)}`)
  // Of hey: seconds, and it says so nowhere.
  return names.includes('DNS+dialup') ? { ...key, unit: 's', isSure: true } : key
}

function named(names: readonly string[], column: string): DurationKey {
  const name = names.find((each) => each.toLowerCase() === column.trim().toLowerCase())
  if (name === undefined)
    throw new UsageError(`--column "${column}" is not there. ${choiceOf(names)}`)
  return keyAsNamed(name)
}

/** More names help nobody. */
const NAMES_SHOWN = 12

function choiceOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `"${name.slice(0, 40)}"`)
  return `Name one with --column: ${shown.join(', ')}${names.length > NAMES_SHOWN ? ', …' : ''}.`
}

function itemOf(cells: readonly string[], columns: Columns): Item {
  const cell = cells[columns.duration]
  const durationUs = durationUsOf(cell, columns.unit)
  if (durationUs === undefined) return badDuration(cell)
  const ending = endingOf(cells[columns.status])
  const service = serviceOf(cells[columns.service])
  const isTimeout =
    /^(?:true|1)$/i.test(cells[columns.timeout] ?? '') || saysTimeout(cells[columns.timeout])
  return {
    durationUs,
    ...ending,
    ...(service && { service }),
    ...(isTimeout && { isTimeout }),
  }
}
