import type { Report } from '../report.ts'
import { timesTable } from '../tables/times.ts'
import { type Line, span, titled } from './line.ts'
import { naturalWidth, type Row, table } from './table.ts'

/** Percentiles: a row for each kind of time where that fits, else a row for each percentile. */
export function timesSection(report: Report, columns: number): Line[] {
  const { columns: named, rows } = timesTable(report)
  const grid = [['', ...named.slice(1).map(({ name }) => name)], ...rows.map(({ cells }) => cells)]
  const isWide = naturalWidth(rowsOf(grid)) <= columns
  const lines = rowsOf(isWide ? grid : transposed(grid))
  return titled('Times', table(lines, { columns, align: isWide ? 'lrrrrrr' : 'lrrr' }))
}

/** Names of rows and columns are faint, figures plain. */
function rowsOf(grid: readonly (readonly string[])[]): Row[] {
  return grid.map((texts, row) => ({
    cells: texts.map((text, column) => span(text, row === 0 || column === 0 ? 'faint' : 'plain')),
  }))
}

function transposed(grid: readonly (readonly string[])[]): string[][] {
  return (grid[0] ?? []).map((_, column) => grid.map((row) => row[column] ?? ''))
}
