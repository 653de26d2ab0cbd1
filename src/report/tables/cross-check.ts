// The same scenario by formula and at other fidelities, side by side.
import { closedFormText } from '../closed-form-text.ts'
import type { ReportClosedForm, ReportCrossCheck, ReportCrossRun } from '../cross-check.ts'
import { count, duration, shortDuration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Row, Table } from './table.ts'

/** What was not run has no row. */
export function sideBySideTable({ closedForms, runs }: ReportCrossCheck): Table {
  const ran = runs.filter(({ notRun }) => notRun === null)
  return {
    caption: 'Side by side',
    columns: [
      { name: 'worked out by' },
      { name: 'leads', isNumber: true },
      { name: 'total delay', isNumber: true },
      { name: 'mean wait', isNumber: true },
      { name: 'calls', isNumber: true },
      { name: 'timeouts', isNumber: true },
    ],
    rows: [formRow(closedForms), ...ran.map(runRow)],
  }
}

function formRow(forms: readonly ReportClosedForm[]): Row {
  const of = (metric: ReportClosedForm['metric']): string => {
    const form = forms.find((each) => each.metric === metric)
    return form ? closedFormText(form) : '–'
  }
  return { cells: ['closed form', '', of('totalDelay'), of('queueWait'), '', ''] }
}

function runRow({ fidelity, leads, totalMs, queueWaitMs, calls, timeouts }: ReportCrossRun): Row {
  return {
    cells: [
      fidelity,
      leads === null ? '' : count(leads),
      totalMs === null ? '' : totalText(fidelity, toUs(totalMs)),
      queueWaitMs === null ? '–' : shortDuration(toUs(queueWaitMs)),
      calls === null ? '' : count(calls),
      timeouts === null ? '' : count(timeouts),
    ],
  }
}

/** Exact where that is not long, and means something. */
function totalText(fidelity: ReportCrossRun['fidelity'], valueUs: number): string {
  const exact = duration(valueUs)
  return exact.length <= 14 && fidelity !== 'wire' ? exact : shortDuration(valueUs)
}
