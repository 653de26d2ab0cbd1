// The same scenario by formula and at other fidelities, side by side, and whether they agree.
import { closedFormText, METRIC_WORDS } from '../closed-form-text.ts'
import type { ReportClosedForm, ReportCrossCheck, ReportCrossRun } from '../cross-check.ts'
import { count, duration, quantity, shortDuration } from '../format.ts'
import { plainText } from '../mask.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { type Line, lineWidth, prose, type Span, span, titled } from './line.ts'
import { mark } from './mark.ts'
import { naturalWidth, type Row, table } from './table.ts'

/** Nothing where it was not asked for. */
export function crossCheckSection({ crossCheck }: Report, columns: number): Line[] {
  if (!crossCheck) return []
  const { passed } = crossCheck
  return titled('Cross-check', [
    ...sideBySide(crossCheck, columns - 2),
    ...crossCheck.closedForms.flatMap((form) => prose(formulaText(form), columns - 2, 'faint')),
    ...prose(verdictText(crossCheck), columns - 2, passed ? 'good' : 'bad'),
    ...comparisonLines(crossCheck, columns - 2),
  ])
}

function verdictText({ passed, comparisons }: ReportCrossCheck): string {
  const told = comparisons.filter((comparison) => comparison.passed !== null).length
  const failed = comparisons.filter((comparison) => comparison.passed === false).length
  const untold = comparisons.length - told
  const rest = untold === 0 ? '' : `; ${count(untold)} could not be checked`
  if (!passed) {
    return `${count(failed)} of ${quantity(told, 'comparison')} ${failed === 1 ? 'disagrees' : 'disagree'}${rest}.`
  }
  return told === 1
    ? `The only comparison agrees${rest}.`
    : `All ${quantity(told, 'comparison')} agree${rest}.`
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
      prose(
        `${fidelity}: not run: ${plainText(notRun ?? '').replace(/\.$/, '')}.`,
        columns,
        'warning',
      ),
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
    totalMs === null ? '' : totalText(fidelity, toUs(totalMs)),
    queueWaitMs === null ? '–' : shortDuration(toUs(queueWaitMs)),
    calls === null ? '' : count(calls),
    timeouts === null ? '' : count(timeouts),
  ]
  return { cells: cells.map((text) => span(text)) }
}

/** Exact where that is not long, and means something. */
function totalText(fidelity: ReportCrossRun['fidelity'], valueUs: number): string {
  const exact = duration(valueUs)
  return exact.length <= 14 && fidelity !== 'wire' ? exact : shortDuration(valueUs)
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
  return `${METRIC_WORDS[metric]}: ${formula}${allowed} (${source})`
}

function comparisonLines({ comparisons }: ReportCrossCheck, columns: number): Line[] {
  return comparisons.flatMap(({ what, want, got, passed }) => {
    const state = mark(passed === null ? 'not checked' : passed ? 'passed' : 'failed')
    const words = `${what}: ${plainText(passed ? got : `want ${want}, got ${got}`)}`
    const [first = [], ...others] = prose(words, columns - STATE_COLUMNS)
    const gap = span(' '.repeat(STATE_COLUMNS - lineWidth([state])))
    const below = others.map((line) => [span(' '.repeat(STATE_COLUMNS)), ...line])
    return [[state, gap, ...first], ...below]
  })
}

/** Of the widest mark, and a gap. */
const STATE_COLUMNS = 15
