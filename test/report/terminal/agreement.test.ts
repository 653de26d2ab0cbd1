import { expect, it } from 'vitest'
import { asTerminal } from '../../../src/report/as-terminal.ts'
import type { ReportAgreement } from '../../../src/report/report.ts'
import { sampleReport } from '../sample.ts'

const EQUAL: ReportAgreement = {
  with: 'handlers',
  leads: 500,
  differences: 0,
  examples: [],
  callTimeP50: { expectedMs: 50, actualMs: 51.2, isNear: true },
}

function sectionOf(agreement: ReportAgreement): string {
  const text = asTerminal({ ...sampleReport(), agreement }, { columns: 100, hasColor: false })
  return text.slice(text.indexOf('Agreement'), text.indexOf('\n\nExpectations'))
}

it('says that all outcomes are equal, and how near the times are', () => {
  expect(sectionOf(EQUAL)).toMatchInlineSnapshot(`
    "Agreement with handlers
      The outcomes of all 500 leads are equal.
      Call time p50: 51.2 ms here, 50 ms at handlers, within 5%."
  `)
})

it('names leads that differ, and says when the times are too far apart', () => {
  const examples = [{ lead: 17, expected: 'mapped 200', actual: 'timeout' }]
  const callTimeP50 = { expectedMs: 50, actualMs: 70, isNear: false }
  expect(sectionOf({ ...EQUAL, differences: 1, examples, callTimeP50 })).toMatchInlineSnapshot(`
    "Agreement with handlers
      The outcomes of 1 of 500 leads differ.
        lead 17: mapped 200 there, timeout here
      Call time p50: 70 ms here, 50 ms at handlers, further apart than 5%."
  `)
})

it('is not there where nothing was compared', () => {
  const text = asTerminal(sampleReport(), { columns: 100, hasColor: false })
  expect(text).not.toContain('Agreement')
})
