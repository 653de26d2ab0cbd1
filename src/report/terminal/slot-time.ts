import { count } from '../format.ts'
import type { Report } from '../report.ts'
import { slotUse } from '../sentences.ts'
import { slotTimeTable } from '../tables/slot-time.ts'
import { type Line, NARROW_COLUMNS, prose, span, titled } from './line.ts'
import { type Row, table } from './table.ts'
import { tableRow } from './table-row.ts'

const ROWS_MAX = 12

/** Who spent the time of the slots. */
export function slotTimeSection(report: Report, columns: number): Line[] {
  const use = slotUse(report)
  if (use === undefined) return []
  const { columns: named, rows: all } = slotTimeTable(report)
  const header: Row = { cells: named.map(({ name }) => span(name, 'faint')) }
  const rows = [header, ...all.slice(0, ROWS_MAX).map(tableRow)]
  const more = all.length - ROWS_MAX
  const callsColumn = named.findIndex(({ name }) => name === 'calls')
  const withoutCalls = ({ cells, ...rest }: Row): Row => {
    return { ...rest, cells: cells.filter((_, column) => column !== callsColumn) }
  }
  return titled('Slot time', [
    ...prose(use, columns),
    ...(columns < NARROW_COLUMNS
      ? table(rows.map(withoutCalls), { columns, align: 'llrr' })
      : table(rows, { columns, align: 'llrrr' })),
    ...(more > 0 ? prose(`and ${count(more)} smaller`, columns, 'faint') : []),
  ])
}
