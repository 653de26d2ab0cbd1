import type { Report } from '../report.ts'
import type { Column, Table } from './table.ts'

const COLUMNS: readonly Column[] = [
  { name: 'setting', isCode: true },
  { name: 'taken as' },
  { name: 'basis' },
  { name: 'source' },
]

/** What the scenario left open, and what was taken instead; with `isOpen` false, what the platform
 *  itself documents. */
export function assumptionTable(
  { assumptions }: Pick<Report, 'assumptions'>,
  isOpen: boolean,
): Table {
  return {
    caption: isOpen ? 'Taken where the scenario says nothing' : 'Documented by the platform',
    columns: COLUMNS,
    rows: assumptions
      .filter(({ basis }) => (basis !== 'documented') === isOpen)
      .map(({ setting, value, basis, source }) => ({ cells: [setting, value, basis, source] })),
  }
}
