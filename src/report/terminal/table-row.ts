import { plainText } from '../mask.ts'
import type { Row as TableRow } from '../tables/table.ts'
import { span } from './line.ts'
import type { Row } from './table.ts'

/** A row of the report as one of the terminal, with its bar where it has a share. */
export function tableRow({ cells, share, tone }: TableRow): Row {
  const texts = cells.map((text) => span(plainText(text)))
  if (share === undefined) return { cells: texts }
  return { cells: texts, bar: { share, tone: tone === 'warning' ? 'warning' : 'bar' } }
}
