import { count, quantity } from '../format.ts'
import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { facts, type Line, prose, span, titled } from './line.ts'
import { type Row, table } from './table.ts'

const FIELDS_MAX = 10

/** What the responses changed in the leads. */
export function mappingSection({ mapping, scenario }: Report, columns: number): Line[] {
  const title = 'Response mapping'
  if (mapping === null) {
    return titled(title, prose(`not measured at ${scenario.fidelity}`, columns, 'faint'))
  }
  const fields = Object.entries(mapping.byField).toSorted(([, one], [, other]) => other - one)
  const rest = fields.length - FIELDS_MAX
  const most = fields[0]?.[1] ?? 0
  const rows = fields.slice(0, FIELDS_MAX).map(([field, number]): Row => {
    return {
      cells: [span(plainText(field)), span(count(number))],
      bar: { share: number / most, tone: 'bar' },
    }
  })
  return titled(title, [
    ...prose(`${quantity(mapping.written, 'field')} written`, columns),
    [span(`${count(mapping.onNon2xx)} on a non-2xx`, mapping.onNon2xx > 0 ? 'bad' : 'good')],
    ...table(rows, { columns, align: 'lr' }),
    ...(rest > 0 ? prose(`and ${quantity(rest, 'other field')}`, columns, 'faint') : []),
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
