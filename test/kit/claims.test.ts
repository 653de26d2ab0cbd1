// Every claim on a report that keeps it and on one that breaks it, as a matcher, as its opposite and as an
// assertion, each with all it says.
import { AssertionError } from 'node:assert'
import { describe, expect, it } from 'vitest'
import { type Report, simulate, UsageError } from '../../src/index.ts'
import {
  assertConservesLeads,
  assertFinishesWithin,
  assertKeepsSlotTimeOfTimeoutsBelow,
  assertMapsOnlyOn2xx,
  assertMeetsExpectations,
  assertReproducible,
  assertTimesOut,
} from '../../src/kit/assert.ts'
import { enrich } from '../scenario-of.ts'
import { busy, calm, careless, hanging, interrupted } from './reports.ts'
import '../../src/kit/vitest.ts'

const good = await simulate(calm)
const late = await simulate(hanging)
const written = await simulate(busy, { executor: careless })
const lost = withViolation(good, 'leads-conserved')

/** A claim, as both doors have it. */
interface Case {
  readonly claim: string
  readonly match: (report: Report) => void
  readonly matchNot: (report: Report) => void
  readonly check: (report: Report) => void
  readonly broken: Report
  readonly messages: { readonly broken: string; readonly not: string }
}

const RUN = 'run      Enrich on sign-up: 20 leads on 1 slot, seed 1, at handlers'
const CALM = `report   20 leads take 1 s on 1 slot (50 ms on 20): 20 calls, 0 timeouts, every 2xx mapped, no field changed on a non-2xx.
         The slot is busy 100% of the time: a second slot, or half the latency, halves the delay.
${RUN}`
const LATE = `report   20 leads take 30.95 s on 1 slot (30 s on 20): 20 calls, 1 timeout, every 2xx mapped, no field changed on a non-2xx.
         5% of calls time out and own 96.9% of all slot time; without them the campaign ends in 950 ms.
         2 of 2 expectations missed: totalDelay is 30.95 s, not <= 1s; timeouts is 1, not == 0.
${RUN}`

const CASES: readonly Case[] = [
  {
    claim: 'maps only on 2xx',
    match: (report) => expect(report).toMapOnlyOn2xx(),
    matchNot: (report) => expect(report).not.toMapOnlyOn2xx(),
    check: assertMapsOnlyOn2xx,
    broken: written,
    messages: {
      broken: `expected a field to change only on a 2xx (map-only-on-2xx)
actual   10 violations in 20 items
  lead 0, step 0
    expected no write, because the status is 503
    actual   Lead Score = 7
    replay   simulate(scenario, { executor, seed: 1, lead: 0 })
  lead 3, step 0
    expected no write, because the status is 503
    actual   Lead Score = 7
    replay   simulate(scenario, { executor, seed: 1, lead: 3 })
  lead 4, step 0
    expected no write, because the status is 503
    actual   Lead Score = 7
    replay   simulate(scenario, { executor, seed: 1, lead: 4 })
${RUN}`,
      not: `expected a field not to change only on a 2xx (map-only-on-2xx)
actual   no violation in 20 items
${RUN}`,
    },
  },
  {
    claim: 'conserves leads',
    match: (report) => expect(report).toConserveLeads(),
    matchNot: (report) => expect(report).not.toConserveLeads(),
    check: assertConservesLeads,
    broken: lost,
    messages: {
      broken: `expected leads to be conserved, each skipped or completed once (leads-conserved)
actual   1 violation in 20 items
  lead 7, step 0
    expected this
    actual   \\u{1b}[31mthat
    replay   hookdrill run x.yaml --lead 7
${RUN}`,
      not: `expected leads not to be conserved, each skipped or completed once (leads-conserved)
actual   no violation in 20 items
${RUN}`,
    },
  },
  {
    claim: 'finishes within a span',
    match: (report) => expect(report).toFinishWithin('1s'),
    matchNot: (report) => expect(report).not.toFinishWithin('1s'),
    check: (report) => assertFinishesWithin(report, '1s'),
    broken: late,
    messages: {
      broken: `expected the campaign to finish within 1s\nactual   it took 30.95 s\n${LATE}`,
      not: `expected the campaign not to finish within 1s\nactual   it took 1 s\n${CALM}`,
    },
  },
  {
    claim: 'times out so many times at most',
    match: (report) => expect(report).toTimeOut({ atMost: 0 }),
    matchNot: (report) => expect(report).not.toTimeOut({ atMost: 0 }),
    check: (report) => assertTimesOut(report, { atMost: 0 }),
    broken: late,
    messages: {
      broken: `expected timeouts to be at most 0\nactual   1 of 20 calls (5%)\n${LATE}`,
      not: `expected timeouts not to be at most 0\nactual   0 of 20 calls (0%)\n${CALM}`,
    },
  },
  {
    claim: 'times out in a share of calls at most',
    match: (report) => expect(report).toTimeOut({ atMost: '4.99%' }),
    matchNot: (report) => expect(report).not.toTimeOut({ atMost: '4.99%' }),
    check: (report) => assertTimesOut(report, { atMost: '4.99%' }),
    broken: late,
    messages: {
      broken: `expected timeouts to be at most 4.99% of calls\nactual   1 of 20 calls (5%)\n${LATE}`,
      not: `expected timeouts not to be at most 4.99% of calls\nactual   0 of 20 calls (0%)\n${CALM}`,
    },
  },
  {
    claim: 'keeps the slot time of timeouts below a share',
    match: (report) => expect(report).toKeepSlotTimeOfTimeoutsBelow('96.9%'),
    matchNot: (report) => expect(report).not.toKeepSlotTimeOfTimeoutsBelow('96.9%'),
    check: (report) => assertKeepsSlotTimeOfTimeoutsBelow(report, '96.9%'),
    broken: late,
    messages: {
      broken: `expected slot time of timeouts to stay below 96.9%\nactual   96.9%, 30 s of 30.95 s\n${LATE}`,
      not: `expected slot time of timeouts not to stay below 96.9%\nactual   0%, 0 s of 1 s\n${CALM}`,
    },
  },
  {
    claim: 'meets its expectations',
    match: (report) => expect(report).toMeetExpectations(),
    matchNot: (report) => expect(report).not.toMeetExpectations(),
    check: assertMeetsExpectations,
    broken: late,
    messages: {
      broken: `expected the scenario's expectations to be met
actual   2 of 2 missed
  totalDelay <= 1s, and it is 30.95 s
  timeouts == 0, and it is 1
${RUN}`,
      not: `expected the scenario's expectations not to be met
actual   2 of 2 met
  totalDelay <= 1s, and it is 1 s
  timeouts == 0, and it is 0
${RUN}`,
    },
  },
]

describe.each(CASES)('that a run $claim', ({ match, matchNot, check, broken, messages }) => {
  it('holds of one that does', () => {
    expect(() => match(good)).not.toThrow()
    expect(() => check(good)).not.toThrow()
  })

  it('does not hold of one that does not, and says why', () => {
    expect(thrownBy(() => match(broken)).message).toBe(messages.broken)
    expect(() => matchNot(broken)).not.toThrow()
  })

  it('is asserted in the same words, with expected and actual', () => {
    const thrown = thrownBy(() => check(broken))
    const [expected, actual] = messages.broken.split('\n').map((line) => line.slice(9))
    expect(thrown).toBeInstanceOf(AssertionError)
    expect(thrown).toMatchObject({ message: messages.broken, expected, actual })
  })

  it('fails as the opposite where it holds, and says what was found', () => {
    expect(thrownBy(() => matchNot(good)).message).toBe(messages.not)
  })

  it('fails either way for a run that was interrupted', async () => {
    const partial = await interrupted()
    for (const claim of [match, matchNot, check]) {
      expect(thrownBy(() => claim(partial)).message).toContain('actual   the run was interrupted')
    }
  })

  it('is not made of what is no report', () => {
    const promise: unknown = Promise.resolve(good)
    expect(() => match(promise as Report)).toThrow(UsageError) // as a program without types may
    expect(() => check(promise as Report)).toThrow(/this is a promise. Await it first/)
  })
})

describe('what a run did not look at has neither passed nor failed', () => {
  it.each<[string, Promise<Report>, (report: Report) => void, (report: Report) => void, string]>([
    [
      'mapping at model',
      simulate(calm, { fidelity: 'model' }),
      (report) => expect(report).toMapOnlyOn2xx(),
      (report) => expect(report).not.toMapOnlyOn2xx(),
      'nothing was looked at: not checked at model',
    ],
    [
      'a check that the report does not have',
      simulate(calm).then((report) => ({ ...report, verdict: { passed: true, checks: [] } })),
      (report) => expect(report).toConserveLeads(),
      (report) => expect(report).not.toConserveLeads(),
      'the report has no such check',
    ],
    [
      'timeouts where no call was sent',
      simulate(enrich({ campaign: { type: 'batch', flow: [{ call: 'enrich' }] } })),
      (report) => expect(report).toTimeOut({ atMost: 0 }),
      (report) => expect(report).not.toTimeOut({ atMost: 0 }),
      'no call was sent',
    ],
    [
      'slot time where no slot was held',
      simulate(enrich({ campaign: { type: 'batch', flow: [{ call: 'enrich' }] } })),
      (report) => expect(report).toKeepSlotTimeOfTimeoutsBelow('1%'),
      (report) => expect(report).not.toKeepSlotTimeOfTimeoutsBelow('1%'),
      'no slot was held',
    ],
    [
      'the delay where no lead completed',
      simulate(calm).then((report) => ({ ...report, leads: { ...report.leads, completed: 0 } })),
      (report) => expect(report).toFinishWithin('1h'),
      (report) => expect(report).not.toFinishWithin('1h'),
      'no lead completed',
    ],
    [
      'expectations that are not there',
      simulate(enrich()),
      (report) => expect(report).toMeetExpectations(),
      (report) => expect(report).not.toMeetExpectations(),
      'the scenario has none',
    ],
    [
      'an expectation about mapping at model',
      simulate({ ...calm, expect: { onNon2xx: '== 0', timeouts: '== 0' } }, { fidelity: 'model' }),
      (report) => expect(report).toMeetExpectations(),
      (report) => expect(report).not.toMeetExpectations(),
      '1 of 2 not checked\n  onNon2xx == 0, and it is not checked at model',
    ],
  ])('%s', async (_, running, match, matchNot, actual) => {
    const report = await running
    expect(thrownBy(() => match(report)).message).toContain(`\nactual   ${actual}\n`)
    expect(thrownBy(() => matchNot(report)).message).toContain(`\nactual   ${actual}\n`)
  })
})

describe('that a run is reproducible', () => {
  it('holds where two runs come to the same', async () => {
    await expect(() => simulate(hanging)).toBeReproducible()
    await assertReproducible(() => simulate(busy, { executor: careless }))
  })

  it('fails as the opposite with the digest of both', async () => {
    const claim = expect(() => simulate(calm)).not.toBeReproducible()
    await expect(claim).rejects.toThrow(
      `expected two runs not to come to the same\nactual   both ${good.digest}\n${RUN}`,
    )
  })

  it('fails with the figures that differ', async () => {
    const asBefore = [hanging, calm].map((scenario) => simulate(scenario))
    const next = () => asBefore.shift() ?? simulate(calm)
    const thrown = await rejectionOf(() => assertReproducible(next))
    expect(thrown).toBeInstanceOf(AssertionError)
    expect(thrown.message).toMatch(
      /^expected two runs to come to the same\nactual {3}they differ, first of all in\n {2}headline.0: "20 leads take 30.95 s on 1 slot \(30 s on 20\): 20 calls, 1 t…, then "20 leads take 1 s/,
    )
    expect(thrown.message.split('\n')).toHaveLength(8)
  })

  it('fails with when, where only that differs', async () => {
    const reports = [good, { ...good, digest: 'another' }]
    const claim = expect(async () => reports.shift() ?? good).toBeReproducible()
    await expect(claim).rejects.toThrow('they differ, first of all in\n  when something happened')
  })

  it('is not shown by one report, given twice, nor by an interrupted run', async () => {
    await expect(expect(async () => good).toBeReproducible()).rejects.toThrow(/given twice/)
    await expect(expect(async () => good).not.toBeReproducible()).rejects.toThrow(/given twice/)
    await expect(expect(() => interrupted()).toBeReproducible()).rejects.toThrow(/interrupted/)
    const reports = [await interrupted(), good]
    const claim = expect(async () => reports.shift() ?? good).not.toBeReproducible()
    await expect(claim).rejects.toThrow(/interrupted/)
  })

  it('is asked of a function', async () => {
    await expect(expect(good).toBeReproducible()).rejects.toThrow(UsageError)
  })
})

describe('limits are read as scenarios are', () => {
  it.each([
    ['2', /finish within "2": write a duration with a unit, like 90s or 2h/],
    ['2 fortnights', /write a duration/],
  ])('%s is no duration', (span, message) => {
    expect(() => expect(good).toFinishWithin(span)).toThrow(message)
    expect(() => assertFinishesWithin(good, span)).toThrow(UsageError)
  })

  it.each(['10', '101%', 'ten percent'])('%s is no share', (share) => {
    expect(() => assertKeepsSlotTimeOfTimeoutsBelow(good, share)).toThrow(
      `slot time of timeouts below "${share}": write a share with %, like 1% or 97.5%.`,
    )
    expect(() => assertTimesOut(good, { atMost: share })).toThrow(UsageError)
  })

  it.each([-1, 1.5, Number.NaN])('%s is no number of timeouts', (atMost) => {
    expect(() => assertTimesOut(good, { atMost })).toThrow(/write a whole number, or a share/)
  })

  it.each(['1 h 30 m', '90min', '1000ms'])('%s is a duration', (span) => {
    expect(good).toFinishWithin(span)
  })
})

function withViolation(report: Report, id: string): Report {
  const example = {
    lead: 7,
    step: 0,
    expected: 'this',
    actual: '\u001b[31mthat',
    replay: 'hookdrill run x.yaml --lead 7',
  }
  const checks = report.verdict.checks.map((check) =>
    check.id === id
      ? { ...check, state: 'failed' as const, violations: 1, examples: [example] }
      : check,
  )
  return { ...report, verdict: { passed: false, checks } }
}

/** The error of a claim that does not hold. */
function thrownBy(claim: () => void): Error {
  try {
    claim()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing was thrown')
}

async function rejectionOf(claim: () => Promise<void>): Promise<Error> {
  const error: unknown = await claim().catch((caught: unknown) => caught)
  if (error instanceof Error) return error
  throw new Error('nothing was thrown')
}
