// The same scenario by formula and at other fidelities, side by side, and whether they agree.
import { closedFormText, METRIC_WORDS } from '../closed-form-text.ts'
import type { ReportClosedForm, ReportCrossCheck, ReportCrossRun } from '../cross-check.ts'
import { count, duration, quantity, shortDuration } from '../format.ts'
import { plainText } from '../mask.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { indent, type Line, prose, type Span, span, titled } from './line.ts'
import { mark } from './mark.ts'
import { naturalWidth, type Row, table } from './table.ts'

/** Nothing where it was not asked for. */
export function crossCheckSection({ crossCheck }: Report, columns: number): Line[] {
  if (!crossCheck) return []
  const { passed, comparisons } = crossCheck
  const failed = comparisons.filter((comparison) => !comparison.passed).length
  const verdict = passed
    ? `All ${count(comparisons.length)} comparisons agree.`
    : `${count(failed)} of ${quantity(comparisons.length, 'comparison')} disagree.`
  return titled('Cross-check', [
    ...sideBySide(crossCheck, columns - 2),
    ...crossCheck.closedForms.flatMap((form) => prose(formulaText(form), columns - 2, 'faint')),
    ...prose(verdict, columns - 2, passed ? 'good' : 'bad'),
    ...comparisonLines(crossCheck, columns - 2),
  ])
}

function sideBySide({ closedForms, runs }: ReportCrossCheck, columns: number): Line[] {
  const header: Row = {
    cells: ['', 'leads', 'total delay', 'mean wait', 'calls', 'timeouts'].map((name) =>
      span(name, 'faint'),
    ),
  }
  const ran = runs.filter(({ notRun }) => notRun === null)
  const rows = [header, formRow(closedForms), ...ran.map(runRow)]
  const lines =
    naturalWidth(rows) <= columns
      ? table(rows, { columns, align: 'lrrrrr' })
      : rows.slice(1).flatMap((row) => stacked(row, header, columns))
  const others = runs.filter(({ notRun }) => notRun !== null)
  return [
    ...lines,
    ...others.flatMap(({ fidelity, notRun }) =>
      prose(`${fidelity}: not run: ${plainText(notRun ?? '')}.`, columns, 'warning'),
    ),
  ]
}

function formRow(forms: readonly ReportClosedForm[]): Row {
  const of = (metric: ReportClosedForm['metric']): Span => {
    const form = forms.find((each) => each.metric === metric)
    return span(form ? closedFormText(form) : '–')
  }
  return {
    cells: [span('closed form'), span(''), of('totalDelay'), of('queueWait'), span(''), span('')],
  }
}

function runRow({ fidelity, leads, totalMs, queueWaitMs, calls, timeouts }: ReportCrossRun): Row {
  const cells = [
    fidelity,
    leads === null ? '' : count(leads),
    totalMs === null ? '' : fitting(toUs(totalMs)),
    queueWaitMs === null ? '–' : shortDuration(toUs(queueWaitMs)),
    calls === null ? '' : count(calls),
    timeouts === null ? '' : count(timeouts),
  ]
  return { cells: cells.map((text) => span(text)) }
}

/** Exact where that is not long. */
function fitting(valueUs: number): string {
  const exact = duration(valueUs)
  return exact.length <= 14 ? exact : shortDuration(valueUs)
}

function stacked({ cells }: Row, header: Row, columns: number): Line[] {
  const [name, ...figures] = cells
  const words = figures.flatMap(({ text }, index) =>
    text === '' ? [] : [`${header.cells[index + 1]?.text} ${text}`],
  )
  return prose(`${name?.text}: ${words.join(', ')}`, columns)
}

function formulaText({ metric, formula, reason, source }: ReportClosedForm): string {
  const allowed = reason === '' ? '' : `; allows for ${reason}`
  return `${METRIC_WORDS[metric]} = ${formula}${allowed} (${source})`
}

function comparisonLines({ comparisons }: ReportCrossCheck, columns: number): Line[] {
  const rows = comparisons.map(({ what, want, got, passed }) => ({
    cells: [
      mark(passed ? 'passed' : 'failed'),
      span(what),
      span(`want ${plainText(want)}`),
      span(`got ${plainText(got)}`),
    ],
  }))
  if (naturalWidth(rows) <= columns) return table(rows, { columns, align: 'llll' })
  return rows.flatMap(({ cells: [state, what, want, got] }) => [
    [state ?? span(''), span(` ${what?.text}`)],
    ...indent(prose(`${want?.text}, ${got?.text}`, columns - 2, 'faint')),
  ])
}
