import { count } from '../format.ts'
import type { Report } from '../report.ts'
import type { Table } from './table.ts'

/** Fields by how often they were written, then by their names. */
export function fieldTable({ mapping }: Report): Table {
  const fields = Object.entries(mapping?.byField ?? {}).toSorted(
    ([, one], [, other]) => other - one,
  )
  const most = fields[0]?.[1] ?? 0
  return {
    caption: 'Fields written',
    columns: [{ name: 'field' }, { name: 'writes', isNumber: true }],
    rows: fields.map(([field, number]) => ({
      cells: [field, count(number)],
      share: number / most,
    })),
  }
}

/** What was not written and why, and what was changed on its way. */
export function mappingNotesTable({ mapping }: Report): Table {
  const skipped = Object.entries(mapping?.skipped ?? {}).map(([reason, number]) => [
    `not written: ${reason}`,
    count(number),
  ])
  const notes = Object.entries(mapping?.notes ?? {}).map(([note, number]) => [
    `changed on the way: ${note}`,
    count(number),
  ])
  return {
    caption: 'Fields not written, or not as they came',
    columns: [{ name: 'what' }, { name: 'fields', isNumber: true }],
    rows: [...skipped, ...notes].map((cells) => ({ cells })),
  }
}
