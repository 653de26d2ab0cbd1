import type { Table } from './table.ts'

/** Rows as columns and columns as rows, for a table of numbers. */
export function transposed({ caption, columns, rows }: Table): Table {
  const [corner = { name: '' }, ...rest] = columns
  return {
    caption,
    columns: [corner, ...rows.map(({ cells: [name = ''] }) => ({ name, isNumber: true as const }))],
    rows: rest.map(({ name }, index) => ({
      cells: [name, ...rows.map(({ cells }) => cells[index + 1] ?? '')],
    })),
  }
}
