// A row a lead that ends otherwise, for a spreadsheet.
import { csvRows } from '../../report/csv-rows.ts'
import type { FlippedLead } from './paired-leads.ts'

const HEADER = ['lead', 'A', 'B', 'lead time A ms', 'lead time B ms']

/** An empty cell where the flow of a lead did not end. */
export function flipsAsCsv(flipped: readonly FlippedLead[]): string {
  const rows = flipped.map(({ lead, a, b, aMs, bMs }) => [
    lead,
    a,
    b,
    aMs ?? undefined,
    bMs ?? undefined,
  ])
  return csvRows([HEADER, ...rows])
}
