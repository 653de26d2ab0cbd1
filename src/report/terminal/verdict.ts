import { quantity } from '../format.ts'
import { plainText } from '../mask.ts'
import type { Report, ReportCheck, ReportViolation } from '../report.ts'
import { indent, type Line, prose, span, titled } from './line.ts'
import { mark } from './mark.ts'
import { naturalWidth, type Row, table } from './table.ts'

/** Every check of the judge with how many items it looked at; violations with their replay. */
export function verdictSection({ verdict, partial }: Report, columns: number): Line[] {
  const rows = verdict.checks.map(row)
  const isWide = naturalWidth(rows) <= columns
  const summaries = isWide
    ? table(rows, { columns, align: 'llrl' }).map((line) => [line])
    : verdict.checks.map((check) => stacked(check, columns))
  return titled(
    `Verdict${partial ? ' so far' : ''}: ${verdict.passed ? 'passed' : 'failed'}`,
    verdict.checks.flatMap((check, index) => [
      ...(summaries[index] ?? []),
      ...indent(check.examples.flatMap((example) => violation(example, columns - 2))),
    ]),
  )
}

function row(check: ReportCheck): Row {
  return {
    cells: [
      mark(check.state),
      span(plainText(check.id)),
      span(check.state === 'not checked' ? '' : looked(check)),
      span(plainText(check.reason), 'faint'),
    ],
  }
}

function looked({ checked, violations }: ReportCheck): string {
  const found = violations > 0 ? `${quantity(violations, 'violation')} in ` : ''
  return `${found}${quantity(checked, 'item')}`
}

function stacked(check: ReportCheck, columns: number): Line[] {
  const detail = check.state === 'not checked' ? plainText(check.reason) : looked(check)
  return [
    [mark(check.state), span(` ${plainText(check.id)}`)],
    ...(detail === '' ? [] : indent(prose(detail, columns - 2, 'faint'))),
  ]
}

function violation(example: ReportViolation, columns: number): Line[] {
  const { lead, step, expected, actual, replay } = example
  return [
    ...prose(`lead ${lead}, step ${step}`, columns),
    ...indent([
      ...prose(`expected ${plainText(expected)}`, columns - 2),
      ...prose(`actual   ${plainText(actual)}`, columns - 2, 'bad'),
      ...prose(`replay   ${plainText(replay)}`, columns - 2, 'faint'),
    ]),
  ]
}
