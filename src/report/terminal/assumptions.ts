import { quantity } from '../format.ts'
import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { indent, type Line, prose, span, titled } from './line.ts'
import { naturalWidth, type Row, table } from './table.ts'

type Assumption = Report['assumptions'][number]

/** What the scenario left open and what was taken instead. What the platform documents is only
 *  counted: nobody needs to be warned of it. */
export function assumptionsSection({ assumptions }: Report, columns: number): Line[] {
  if (assumptions.length === 0) return []
  const open = assumptions.filter(({ basis }) => basis !== 'documented')
  const rows = open.map(row)
  const isWide = naturalWidth(rows) <= columns
  const documented = assumptions.length - open.length
  return titled('Assumptions', [
    ...(isWide
      ? table(rows, { columns, align: 'llll' })
      : open.flatMap((assumption) => stacked(assumption, columns))),
    ...(documented === 0
      ? []
      : prose(
          `${open.length === 0 ? '' : 'and '}${quantity(documented, 'default')} the platform documents`,
          columns,
          'faint',
        )),
  ])
}

function row({ setting, value, basis, source }: Assumption): Row {
  return {
    cells: [
      span(plainText(setting)),
      span(plainText(value)),
      span(basis, 'faint'),
      span(source, 'faint'),
    ],
  }
}

function stacked({ setting, value, basis, source }: Assumption, columns: number): Line[] {
  return [
    ...prose(`${plainText(setting)}: ${plainText(value)}`, columns),
    ...indent(prose(`${basis}, ${source}`, columns - 2, 'faint')),
  ]
}
