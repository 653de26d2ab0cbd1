import { expect, it } from 'vitest'
import { agreementOf, LeadOutcomes } from '../../src/rehearse/agreement.ts'
import type { Report } from '../../src/report/report.ts'
import { ZERO } from '../../src/time/instant.ts'
import type { CallEnding } from '../../src/timeline/event.ts'
import { sampleReport } from '../report/sample.ts'

const REJECTED: CallEnding = { outcome: 'rejected', status: 404, reasonPhrase: '', errorType: 404 }
const TIMEOUT: CallEnding = { outcome: 'timeout' }

function outcomes(
  calls: readonly (readonly [lead: number, result: CallEnding, campaign?: number])[],
): LeadOutcomes {
  const book = new LeadOutcomes()
  for (const [leadIndex, result, campaignIndex = 0] of calls) {
    const times = { queuedUs: ZERO, startedUs: ZERO, timeUs: ZERO }
    const facts = { campaignIndex, stepIndex: 0, webhookIndex: 0, ...times }
    book.listen({ kind: 'call-ended', leadIndex, ...facts, result, exchanges: [], lead: undefined })
  }
  return book
}

function withP50(p50Ms: number | null): Report {
  const report = sampleReport()
  return { ...report, delay: { ...report.delay, callTime: { ...report.delay.callTime, p50Ms } } }
}

function agree(
  met: LeadOutcomes,
  simulated: LeadOutcomes,
  [here, there]: readonly [number | null, number | null] = [50, 50],
) {
  return agreementOf({ met, simulated, report: withP50(here), expected: withP50(there) })
}

it('outcomes are compared lead by lead, each with its status, whoever ended first', () => {
  const met = outcomes([
    [1, TIMEOUT],
    [0, REJECTED],
  ])
  const simulated = outcomes([
    [0, REJECTED],
    [1, TIMEOUT],
  ])
  expect(agree(met, simulated)).toMatchObject({ leads: 2, differences: 0, examples: [] })
})

it('of a lead in two campaigns it does not matter which of them ends a call first', () => {
  const met = outcomes([
    [0, TIMEOUT, 1],
    [0, REJECTED, 0],
  ])
  const simulated = outcomes([
    [0, REJECTED, 0],
    [0, TIMEOUT, 1],
  ])
  expect(met.of(0)).toBe('rejected 404; timeout')
  expect(agree(met, simulated)).toMatchObject({ leads: 1, differences: 0 })
})

it('another outcome, another status, another number of calls: each is a difference, and named', () => {
  const met = outcomes([
    [0, TIMEOUT],
    [1, { ...REJECTED, status: 500 }],
    [2, REJECTED],
    [2, REJECTED],
  ])
  const simulated = outcomes([
    [0, REJECTED],
    [1, REJECTED],
    [2, REJECTED],
    [3, REJECTED],
  ])
  expect(agree(met, simulated)).toMatchObject({
    leads: 4,
    differences: 4,
    examples: [
      { lead: 0, expected: 'rejected 404', actual: 'timeout' },
      { lead: 1, expected: 'rejected 404', actual: 'rejected 500' },
      { lead: 2, expected: 'rejected 404', actual: 'rejected 404, rejected 404' },
      { lead: 3, expected: 'rejected 404', actual: 'no call' },
    ],
  })
})

it('only the first five are named, but all are counted', () => {
  const leads = Array.from({ length: 9 }, (_, lead) => lead)
  const met = outcomes(leads.map((lead) => [lead, TIMEOUT]))
  const simulated = outcomes(leads.map((lead) => [lead, REJECTED]))
  const { differences, examples } = agree(met, simulated)
  expect(differences).toBe(9)
  expect(examples.map(({ lead }) => lead)).toEqual([0, 1, 2, 3, 4])
})

it.each([
  [52.5, 50, true],
  [47.5, 50, true],
  [52.6, 50, false],
  [null, 50, null],
  [0.1, 0, null],
] as const)('a median of %j beside one of %j is near: %j', (here, there, isNear) => {
  const none = outcomes([])
  expect(agree(none, none, [here, there]).callTimeP50).toEqual({
    expectedMs: there,
    actualMs: here,
    isNear,
  })
})
