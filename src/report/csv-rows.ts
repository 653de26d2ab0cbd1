import { csvCell } from './csv-cell.ts'

/** A whole CSV file, its header among the rows; an `undefined` is an empty cell. */
export function csvRows(rows: readonly (readonly unknown[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('')
}
