import { count, quantity } from '../format.ts'
import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { fieldTable } from '../tables/mapping.ts'
import { facts, type Line, prose, span, titled } from './line.ts'
import { table } from './table.ts'
import { tableRow } from './table-row.ts'

const FIELDS_MAX = 10

/** What the responses changed in the leads. */
export function mappingSection(report: Report, columns: number): Line[] {
  const { mapping, scenario } = report
  const title = 'Response mapping'
  if (mapping === null) {
    return titled(title, prose(`not measured at ${scenario.fidelity}`, columns, 'faint'))
  }
  const { rows } = fieldTable(report)
  const more = rows.length - FIELDS_MAX
  return titled(title, [
    ...prose(`${quantity(mapping.written, 'field')} written`, columns),
    [span(`${count(mapping.onNon2xx)} on a non-2xx`, mapping.onNon2xx > 0 ? 'bad' : 'good')],
    ...table(rows.slice(0, FIELDS_MAX).map(tableRow), { columns, align: 'lr' }),
    ...(more > 0 ? prose(`and ${quantity(more, 'other field')}`, columns, 'faint') : []),
    ...tally('not written', mapping.skipped, columns),
    ...tally('changed on the way', mapping.notes, columns),
  ])
}

function tally(
  name: string,
  counts: Readonly<Record<string, number>>,
  columns: number,
): readonly Line[] {
  const items = Object.entries(counts).map(([key, number]) => `${plainText(key)} ${count(number)}`)
  return items.length === 0 ? [] : facts([`${name}: ${items[0]}`, ...items.slice(1)], columns)
}
