// Holds formula and runs against each other. What must be equal is equal to the microsecond and the call;
// a formula of means allows for its luck; real time has to be near.

import { closedFormText, METRIC_WORDS } from '../../report/closed-form-text.ts'
import type {
  ReportClosedForm,
  ReportComparison,
  ReportCrossCheck,
  ReportCrossRun,
} from '../../report/cross-check.ts'
import { count, duration, quantity, shortDuration } from '../../report/format.ts'
import { toMs, toUs } from '../../report/milliseconds.ts'
import type { Report, ReportAgreement } from '../../report/report.ts'
import { agrees, type ClosedForm } from '../closed-form/closed-form.ts'

/** A report, or why there is none. */
export type Ran = { readonly report: Report } | { readonly notRun: string }

export interface Side {
  readonly forms: readonly ClosedForm[]
  readonly model: Ran
  readonly handlers: Ran
  /** Of a sample, with its agreement. */
  readonly wire: Ran
  /** Whether what the services answer depends on when exactly requests come. */
  readonly isTimed: boolean
}

export function compare({ forms, model, handlers, wire, isTimed }: Side): ReportCrossCheck {
  const virtual = [
    { fidelity: 'model', ran: model },
    { fidelity: 'handlers', ran: handlers },
  ] as const
  const comparisons = [
    ...virtual.flatMap(({ fidelity, ran }) =>
      'report' in ran ? forms.flatMap((form) => withForm(form, fidelity, ran.report)) : [],
    ),
    ...('report' in model && 'report' in handlers ? together(model.report, handlers.report) : []),
    ...('report' in wire ? onWire(wire.report, isTimed) : []),
  ]
  return {
    passed: comparisons.every(({ passed }) => passed !== false),
    closedForms: forms.map(told),
    runs: [...virtual, { fidelity: 'wire', ran: wire } as const].map(({ fidelity, ran }) =>
      runOf(fidelity, ran),
    ),
    comparisons,
  }
}

function withForm(
  form: ClosedForm,
  fidelity: string,
  { delay }: Report,
): readonly ReportComparison[] {
  const gotMs = form.metric === 'totalDelay' ? delay.totalMs : delay.queueWait.meanMs
  if (gotMs === null) return []
  const passed = agrees(form, toUs(gotMs))
  const text = passed && form.kind !== 'exact' ? shortDuration : duration
  return [
    {
      what: `${METRIC_WORDS[form.metric]} at ${fidelity}, closed form`,
      want: closedFormText(told(form)),
      got: text(toUs(gotMs)),
      passed,
    },
  ]
}

/** What has to be the same at model and at handlers. */
const SAME: readonly (readonly [what: string, text: (report: Report) => string])[] = [
  ['total delay', ({ delay }) => duration(toUs(delay.totalMs))],
  [
    'calls and timeouts',
    ({ calls }) => `${quantity(calls.total, 'call')}, ${quantity(calls.timeouts, 'timeout')}`,
  ],
  ['statuses', ({ calls }) => tally(calls.byStatus)],
  ['slot time', ({ slots }) => duration(toUs(slots.busyMs))],
  ['backlog', ({ backlog }) => `${count(backlog.max)} at most`],
]

function together(model: Report, handlers: Report): readonly ReportComparison[] {
  return SAME.map(([what, text]) => {
    const [want, got] = [text(model), text(handlers)]
    return { what: `${what} at handlers, model`, want, got, passed: want === got }
  })
}

function tally(counts: Readonly<Record<string, number>>): string {
  const words = Object.entries(counts).map(([name, times]) => `${name}: ${count(times)}`)
  return words.length === 0 ? 'none' : words.join(', ')
}

function onWire(report: Report, isTimed: boolean): readonly ReportComparison[] {
  const { agreement, verdict } = report
  const failed = verdict.checks.filter(({ state }) => state === 'failed').map(({ id }) => id)
  return [
    ...(agreement ? [outcomes(agreement, isTimed), ...pace(agreement, report)] : []),
    {
      what: 'verdict at wire',
      want: 'no check failed',
      got: failed.length === 0 ? 'no check failed' : failed.join(', '),
      passed: failed.length === 0,
    },
  ]
}

function outcomes(agreement: ReportAgreement, isTimed: boolean): ReportComparison {
  const { leads, differences, examples, with: other } = agreement
  const [example] = examples
  const shown = example ? `, lead ${example.lead}: ${example.actual} for ${example.expected}` : ''
  const isOpen = isTimed && differences > 0
  return {
    what: `outcomes at wire, ${other}`,
    want: `${quantity(leads, 'lead')} equal`,
    got:
      differences === 0
        ? `${quantity(leads, 'lead')} equal`
        : `${count(differences)} ${differences === 1 ? 'differs' : 'differ'}${shown}${isOpen ? `: ${TIMED}` : ''}`,
    passed: isOpen ? null : differences === 0,
  }
}

const TIMED = 'what a service answers depends on the instant here, and on the wire that is real'

/** What a real connection and a real timer may add, however short the call. */
const REAL_TIME_SLACK_MS = 10

function pace(
  { callTimeP50, with: other }: ReportAgreement,
  { warnings = [] }: Report,
): readonly ReportComparison[] {
  const { expectedMs, actualMs, isNear } = callTimeP50
  if (expectedMs === null || actualMs === null) return []
  const passed = isNear === true || Math.abs(actualMs - expectedMs) <= REAL_TIME_SLACK_MS
  const [warning] = warnings
  return [
    {
      what: `call time p50 at wire, ${other}`,
      want: `${shortDuration(toUs(expectedMs))} within 5% or ${REAL_TIME_SLACK_MS} ms`,
      got: `${shortDuration(toUs(actualMs))}${!passed && warning ? `: ${warning}` : ''}`,
      passed: !passed && warning ? null : passed,
    },
  ]
}

function told(form: ClosedForm): ReportClosedForm {
  const { metric, kind, formula, source } = form
  const common = { metric, kind, formula, source, reason: 'reason' in form ? form.reason : '' }
  switch (form.kind) {
    case 'exact': {
      const valueMs = toMs(form.valueUs)
      return { ...common, valueMs, leastMs: valueMs, mostMs: valueMs }
    }
    case 'expected': {
      const { valueUs, toleranceUs } = form
      const leastMs = toMs(Math.max(0, Math.round(valueUs - toleranceUs)))
      return {
        ...common,
        valueMs: toMs(Math.round(valueUs)),
        leastMs,
        mostMs: toMs(Math.round(valueUs + toleranceUs)),
      }
    }
    case 'bounds': {
      const { leastUs, mostUs } = form
      const mostMs = mostUs === null ? null : toMs(Math.ceil(mostUs))
      return { ...common, valueMs: null, leastMs: toMs(Math.floor(leastUs)), mostMs }
    }
  }
}

function runOf(fidelity: ReportCrossRun['fidelity'], ran: Ran): ReportCrossRun {
  if ('notRun' in ran) {
    const nothing = { leads: null, totalMs: null, queueWaitMs: null, calls: null, timeouts: null }
    return { fidelity, notRun: ran.notRun, ...nothing }
  }
  const { scenario, delay, calls } = ran.report
  return {
    fidelity,
    notRun: null,
    leads: scenario.leads,
    totalMs: delay.totalMs,
    queueWaitMs: delay.queueWait.meanMs,
    calls: calls.total,
    timeouts: calls.timeouts,
  }
}
