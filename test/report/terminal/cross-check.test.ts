import { expect, it } from 'vitest'
import { asTerminal } from '../../../src/report/as-terminal.ts'
import type { ReportComparison, ReportCrossCheck } from '../../../src/report/cross-check.ts'
import { sampleReport } from '../sample.ts'

function sectionOf(...outcomes: readonly ReportComparison['passed'][]): string {
  const crossCheck: ReportCrossCheck = {
    passed: !outcomes.includes(false),
    closedForms: [],
    runs: [],
    comparisons: outcomes.map((passed, index) => ({
      what: `comparison ${index}`,
      want: '1',
      got: '2',
      passed,
    })),
  }
  const text = asTerminal({ ...sampleReport(), crossCheck }, { columns: 100, hasColor: false })
  return text.slice(text.indexOf('Cross-check'), text.indexOf('  passed'))
}

it('says that all agree', () => {
  expect(sectionOf(true, true)).toContain('  All 2 comparisons agree.')
  expect(sectionOf(true)).toContain('  The only comparison agrees.')
})

it('does not count as agreeing what could not be checked', () => {
  expect(sectionOf(true, true, null)).toContain(
    '  All 2 comparisons agree; 1 could not be checked.',
  )
  expect(sectionOf(true, null)).toContain('  The only comparison agrees; 1 could not be checked.')
})

it('says how many disagree', () => {
  expect(sectionOf(true, false, null)).toContain(
    '  1 of 2 comparisons disagrees; 1 could not be checked.',
  )
})
