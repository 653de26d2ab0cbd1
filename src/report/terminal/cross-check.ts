// The same scenario by formula and at other fidelities, side by side, and whether they agree.
import { formulaText } from '../closed-form-text.ts'
import type { ReportCrossCheck } from '../cross-check.ts'
import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { crossCheckAnswer, notRunWords } from '../sentences.ts'
import { sideBySideTable } from '../tables/cross-check.ts'
import { comparisonState } from '../tables/judgement.ts'
import { type Line, lineWidth, prose, span, titled } from './line.ts'
import { mark } from './mark.ts'
import { naturalWidth, type Row, table } from './table.ts'

/** Nothing where it was not asked for. */
export function crossCheckSection({ crossCheck }: Report, columns: number): Line[] {
  if (!crossCheck) return []
  const { passed } = crossCheck
  return titled('Cross-check', [
    ...sideBySide(crossCheck, columns - 2),
    ...crossCheck.closedForms.flatMap((form) => prose(formulaText(form), columns - 2, 'faint')),
    ...prose(crossCheckAnswer(crossCheck), columns - 2, passed ? 'good' : 'bad'),
    ...comparisonLines(crossCheck, columns - 2),
  ])
}

function sideBySide(crossCheck: ReportCrossCheck, columns: number): Line[] {
  const { columns: named, rows: figures } = sideBySideTable(crossCheck)
  const names = named.map(({ name }, index) => (index === 0 ? '' : name)) // Rows say it themselves.
  const header: Row = { cells: names.map((name) => span(name, 'faint')) }
  const rows = [header, ...figures.map(({ cells }) => ({ cells: cells.map((text) => span(text)) }))]
  const lines =
    naturalWidth(rows) <= columns
      ? table(rows, { columns, align: 'lrrrrr' })
      : rows.slice(1).flatMap((row) => stacked(row, header, columns))
  const others = notRunWords(crossCheck)
  return [...lines, ...others.flatMap((words) => prose(plainText(words), columns, 'warning'))]
}

function stacked({ cells }: Row, header: Row, columns: number): Line[] {
  const [name, ...figures] = cells
  const words = figures.flatMap(({ text }, index) =>
    text === '' ? [] : [`${header.cells[index + 1]?.text} ${text}`],
  )
  return prose(`${name?.text}: ${words.join(', ')}`, columns)
}

function comparisonLines({ comparisons }: ReportCrossCheck, columns: number): Line[] {
  return comparisons.flatMap((comparison) => {
    const { what, want, got, passed } = comparison
    const state = mark(comparisonState(comparison))
    const words = `${what}: ${plainText(passed ? got : `want ${want}, got ${got}`)}`
    const [first = [], ...others] = prose(words, columns - STATE_COLUMNS)
    const gap = span(' '.repeat(STATE_COLUMNS - lineWidth([state])))
    const below = others.map((line) => [span(' '.repeat(STATE_COLUMNS)), ...line])
    return [[state, gap, ...first], ...below]
  })
}

/** Of the widest mark, and a gap. */
const STATE_COLUMNS = 15
