// What the judge, the expectations and a cross-check came to. A sign goes with the word for it, so that neither colour
// nor sign has to be understood.
import type { ReportComparison, ReportCrossCheck } from '../cross-check.ts'
import { count, quantity } from '../format.ts'
import type { Report, ReportCheck, ReportExpectation } from '../report.ts'
import type { Row, Table, Tone } from './table.ts'

const MARKS = {
  passed: ['✔ passed', 'fine'],
  failed: ['✘ failed', 'warning'],
  missed: ['✘ missed', 'warning'],
  'not checked': ['– not checked', 'faint'],
} as const satisfies Readonly<Record<string, readonly [mark: string, tone: Tone]>>

/** Every check with how many items it looked at. */
export function checkTable({ verdict }: Report): Table {
  return {
    caption: 'Checks',
    columns: [
      { name: 'check', isCode: true },
      { name: 'result', isResult: true },
      { name: 'items', isNumber: true },
      { name: 'what' },
    ],
    rows: verdict.checks.map(checkRow),
  }
}

function checkRow({ id, title, state, checked, violations, reason }: ReportCheck): Row {
  const [mark, tone] = MARKS[state]
  const found = violations === 0 ? title : `${title}: ${quantity(violations, 'violation')}`
  return {
    cells: [
      id,
      mark,
      state === 'not checked' ? '–' : count(checked),
      state === 'not checked' ? reason : found,
    ],
    tone,
  }
}

/** What the scenario asked for, and what it got. */
export function expectationTable({ expectations }: Report): Table {
  return {
    caption: 'Expectations',
    columns: [
      { name: 'figure', isCode: true },
      { name: 'result', isResult: true },
      { name: 'wanted', isCode: true },
      { name: 'got' },
    ],
    rows: expectations.map((expectation) => {
      const [mark, tone] = MARKS[expectationState(expectation)]
      const { metric, want, got } = expectation
      return { cells: [metric, mark, want, got], tone }
    }),
  }
}

/** What was compared with what. */
export function comparisonTable({ comparisons }: ReportCrossCheck): Table {
  return {
    caption: 'Comparisons',
    columns: [
      { name: 'what' },
      { name: 'result', isResult: true },
      { name: 'wanted' },
      { name: 'got' },
    ],
    rows: comparisons.map((comparison) => {
      const [mark, tone] = MARKS[comparisonState(comparison)]
      const { what, want, got } = comparison
      return { cells: [what, mark, want, got], tone }
    }),
  }
}

export function comparisonState({ passed }: ReportComparison): 'passed' | 'failed' | 'not checked' {
  if (passed === null) return 'not checked'
  return passed ? 'passed' : 'failed'
}

export function expectationState({
  passed,
}: ReportExpectation): 'passed' | 'missed' | 'not checked' {
  if (passed === null) return 'not checked'
  return passed ? 'passed' : 'missed'
}
