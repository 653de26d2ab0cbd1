import type { Report } from '../report.ts'
import type { Table } from '../tables/table.ts'
import { timesTable } from '../tables/times.ts'
import { transposed } from '../tables/transposed.ts'
import { type Line, span, titled } from './line.ts'
import { naturalWidth, type Row, table } from './table.ts'

/** Percentiles: a row for each kind of time where that fits, else a row for each percentile. */
export function timesSection(report: Report, columns: number): Line[] {
  const wide = timesTable(report)
  const isWide = naturalWidth(rowsOf(wide)) <= columns
  const lines = rowsOf(isWide ? wide : transposed(wide))
  return titled('Times', table(lines, { columns, align: isWide ? 'lrrrrrr' : 'lrrr' }))
}

/** Names of rows and columns are faint, figures plain. */
function rowsOf({ columns: [, ...named], rows }: Table): Row[] {
  const grid = [['', ...named.map(({ name }) => name)], ...rows.map(({ cells }) => cells)]
  return grid.map((texts, row) => ({
    cells: texts.map((text, column) => span(text, row === 0 || column === 0 ? 'faint' : 'plain')),
  }))
}
