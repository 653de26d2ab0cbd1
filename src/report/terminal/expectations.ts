import { plainText } from '../mask.ts'
import type { Report, ReportExpectation } from '../report.ts'
import { expectationState } from '../tables/judgement.ts'
import { indent, type Line, prose, span, titled } from './line.ts'
import { mark } from './mark.ts'
import { naturalWidth, type Row, table } from './table.ts'

/** What the scenario asked for, and what it got. */
export function expectationsSection({ expectations }: Report, columns: number): Line[] {
  if (expectations.length === 0) return []
  const rows = expectations.map(row)
  const isWide = naturalWidth(rows) <= columns
  return titled(
    'Expectations',
    isWide
      ? table(rows, { columns, align: 'llll' })
      : expectations.flatMap((expectation) => stacked(expectation, columns)),
  )
}

function row(expectation: ReportExpectation): Row {
  const { metric, want, got } = expectation
  return {
    cells: [
      mark(expectationState(expectation)),
      span(metric),
      span(`want ${plainText(want)}`),
      span(`got ${got}`),
    ],
  }
}

function stacked(expectation: ReportExpectation, columns: number): Line[] {
  const { metric, want, got } = expectation
  return [
    [mark(expectationState(expectation)), span(` ${metric}`)],
    ...indent(prose(`want ${plainText(want)}, got ${got}`, columns - 2, 'faint')),
  ]
}
