import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { indent, type Line, prose, span, titled } from './line.ts'
import { naturalWidth, type Row, table } from './table.ts'

type Assumption = Report['assumptions'][number]

/** What the scenario left open and what was taken instead, where another answer would change how long
 *  it takes. What the platform documents is only counted, and so is what bears on single fields. */
export function assumptionsSection({ assumptions }: Report, columns: number): Line[] {
  if (assumptions.length === 0) return []
  const open = assumptions.filter(({ basis }) => basis !== 'documented')
  const shown = open.filter(({ affects }) => affects === 'delay')
  const rows = shown.map(row)
  const isWide = naturalWidth(rows) <= columns
  return titled('Assumptions', [
    ...(isWide
      ? table(rows, { columns, align: 'llll' })
      : shown.flatMap((assumption) => stacked(assumption, columns))),
    ...rest(assumptions).flatMap((words) => prose(words, columns, 'faint')),
  ])
}

/** What is not shown, counted. */
function rest(assumptions: readonly Assumption[]): readonly string[] {
  const open = assumptions.filter(({ basis }) => basis !== 'documented')
  const counted = [
    [open.filter(({ affects }) => affects === 'request').length, 'about what is sent'],
    [open.filter(({ affects }) => affects === 'mapping').length, 'about what is mapped'],
    [assumptions.length - open.length, 'that the platform documents'],
  ] as const
  const parts = counted
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${what}`)
  return parts.length === 0 ? [] : [`and ${parts.join(', ')}: see docs/assumptions.md`]
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
