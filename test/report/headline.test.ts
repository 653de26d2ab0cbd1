import { assert, describe, expect, it } from 'vitest'
import type { Measures } from '../../src/measure/measures.ts'
import type { Findings } from '../../src/report/build-report.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { seconds, type Us, us } from '../../src/time/instant.ts'
import type { Outcome } from '../../src/timeline/event.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'
import {
  failedVerdict,
  sampleFindings,
  sampleMeasures,
  sampleReport,
  sampleScenario,
} from './sample.ts'

const scenario: Scenario = { ...sampleScenario, expectations: [] }

function headline(changes: Partial<Findings> = {}): readonly string[] {
  return sampleReport({ scenario, ...changes }).headline
}

/** 100,000 calls of 50 ms that all map. */
const calm: Measures = {
  ...sampleMeasures,
  totalUs: seconds(5_000),
  calls: {
    ...sampleMeasures.calls,
    timeouts: 0,
    byOutcome: { mapped: 100_000 },
    byFault: {},
    byStatus: { '200': 100_000 },
  },
  slots: account(1, [['mapped', 100_000, seconds(5_000)]]),
}

function account(
  slotCount: number,
  entries: readonly (readonly [outcome: Outcome, calls: number, slotUs: Us])[],
): Measures['slots'] {
  return {
    count: slotCount,
    busyUs: us(entries.reduce((sum, [, , slotUs]) => sum + slotUs, 0)),
    account: entries.map(([outcome, calls, slotUs]) => ({
      webhook: 'enrich',
      outcome,
      calls,
      slotUs,
    })),
  }
}

function onSlots(concurrency: number): Scenario {
  return { ...scenario, instance: { ...scenario.instance, concurrency } }
}

/** 100,000 leads that arrive at a rate, the first at 0. */
function arriving(ratePerSecond: number, measures: Measures): Measures {
  return { ...measures, lastArrivalUs: us(Math.round((99_999 * 1_000_000) / ratePerSecond)) }
}

function ofType(type: Scenario['campaigns'][number]['type']): Scenario {
  return { ...scenario, campaigns: scenario.campaigns.map((campaign) => ({ ...campaign, type })) }
}

describe('the first sentence', () => {
  it('decision 1: gives the delay here and on the other number of slots', () => {
    const [first] = headline({
      measures: calm,
      legs: [
        { concurrency: 1, totalUs: 5_000_000_000, basis: 'documented', fidelity: 'handlers' },
        { concurrency: 20, totalUs: 250_000_000, basis: 'community', fidelity: 'model' },
      ],
    })
    expect(first).toBe(
      '100,000 leads take 1 h 23 m 20 s on 1 slot (4 m 10 s on 20): 100,000 calls, 0 timeouts, every 2xx mapped, no field changed on a non-2xx.',
    )
  })

  it('gives both legs when the run had neither number of slots', () => {
    expect(headline({ scenario: onSlots(5) })[0]).toMatch(
      /^100,000 leads take 9 h 42 m 30 s on 5 slots \(9 h 42 m 30 s on 1, 29 m 10 s on 20\): /,
    )
  })

  it('counts the 2xx that could not be mapped', () => {
    const byOutcome = { mapped: 90, empty: 6, unreadable: 3, unmapped: 1 }
    const calls = { ...calm.calls, total: 100, byOutcome }
    expect(headline({ measures: { ...calm, calls } })[0]).toContain(', 90 of 100 2xx mapped, ')
  })

  it('says nothing of mapping where no mapping is defined', () => {
    const webhooks = scenario.webhooks.map((webhook) => ({ ...webhook, mappings: [] }))
    expect(headline({ measures: calm, scenario: { ...scenario, webhooks } })[0]).toMatch(
      /: 100,000 calls, 0 timeouts, no field changed on a non-2xx\.$/,
    )
  })

  it('claims nothing about mapping at model fidelity', () => {
    expect(headline({ measures: calm, fidelity: 'model' })[0]).toMatch(
      /: 100,000 calls, 0 timeouts, mapping not checked at model\.$/,
    )
  })

  it('counts fields that changed on a non-2xx', () => {
    const mapping = { ...calm.mapping, onNon2xx: 3 }
    expect(headline({ measures: { ...calm, mapping } })[0]).toMatch(
      /, 3 fields changed on a non-2xx\.$/,
    )
  })

  it('says how far an interrupted run had come, and predicts nothing', () => {
    const measures = { ...sampleMeasures, isComplete: false, completed: 51_200 }
    expect(headline({ measures })).toEqual([
      'Interrupted: after 9 h 42 m 30 s on 1 slot 51,200 of 100,000 leads were done: 100,000 calls, 1,000 timeouts, every 2xx mapped, no field changed on a non-2xx.',
      '1% of calls time out and own 85.8% of all slot time.',
    ])
  })

  it.each([
    ['batch', 'a batch campaign: all 1,000 calls were'],
    ['executable', 'an executable campaign: all 1,000 calls were'],
  ] as const)('decision 8: says that a %s campaign was refused', (type, words) => {
    const calls = { ...calm.calls, total: 1_000, byOutcome: { refused: 1_000 } }
    expect(
      headline({
        scenario: ofType(type),
        measures: { ...calm, totalUs: us(0), calls, slots: account(1, []) },
      }),
    ).toEqual([`The campaign is ${words} refused with error 1000 and nothing was sent.`])
  })
})

describe('the second sentence', () => {
  it('names the outcome that owns most slot time and the delay without it', () => {
    expect(headline()[1]).toBe(
      '1% of calls time out and own 85.8% of all slot time; without them the campaign ends in 1 h 22 m 30 s.',
    )
  })

  it('says about when several slots share the work', () => {
    const measures = {
      ...sampleMeasures,
      totalUs: seconds(1_750),
      slots: account(20, [
        ['mapped', 99_000, seconds(4_950)],
        ['timeout', 1_000, seconds(30_000)],
      ]),
    }
    expect(headline({ measures, scenario: onSlots(20) })[1]).toMatch(
      /; without them the campaign ends in about 4 m 7 s\.$/,
    )
  })

  it('never ends a campaign before its last lead arrives', () => {
    expect(headline({ measures: arriving(10, sampleMeasures) })[1]).toMatch(
      /; without them the campaign ends in about 2 h 46 m\.$/,
    )
  })

  it('predicts no delay where slots stand empty anyway', () => {
    const measures = { ...sampleMeasures, totalUs: seconds(100_000) }
    expect(headline({ measures })[1]).toBe('1% of calls time out and own 85.8% of all slot time.')
  })

  it('does not divide all by all', () => {
    const measures = {
      ...sampleMeasures,
      calls: {
        ...sampleMeasures.calls,
        total: 1_165,
        timeouts: 1_165,
        byOutcome: { timeout: 1_165 },
      },
      slots: account(1, [['timeout', 1_165, seconds(34_950)]]),
    }
    expect(headline({ measures })[1]).toBe('Every call times out.')
  })

  it('blames no outcome for less than 5% of the slot time', () => {
    const slots = account(1, [
      ['mapped', 98_000, seconds(4_900)],
      ['rejected', 2_000, seconds(100)],
    ])
    expect(headline({ measures: { ...calm, slots } })[1]).toMatch(/^The slot is busy 100% /)
  })

  it('offers a second slot, or half the latency, when the only slot is always busy', () => {
    expect(headline({ measures: calm })[1]).toBe(
      'The slot is busy 100% of the time: a second slot, or half the latency, halves the delay.',
    )
  })

  it('offers twice the slots when several are nearly always busy', () => {
    const slots = account(20, [['mapped', 100_000, seconds(99_000)]])
    expect(headline({ measures: { ...calm, slots }, scenario: onSlots(20) })[1]).toBe(
      'The slots are busy 99% of the time: twice the slots, or half the latency, about halves the delay.',
    )
  })

  it('says that the arrivals set the pace when slots are mostly empty', () => {
    const slots = account(20, [['mapped', 100_000, seconds(12_000)]])
    expect(headline({ measures: arriving(20, { ...calm, slots }) })[1]).toBe(
      'The slots are busy 12% of the time: the arrivals, not the service, set the pace.',
    )
  })

  it('says how long the campaign goes on after the last arrival when slots are always busy', () => {
    expect(headline({ measures: arriving(99_999, calm) })[1]).toBe(
      'The slot is busy 100% of the time: the campaign ends 1 h 23 m 19 s after the last lead arrives.',
    )
  })

  it('blames slow calls when a few arrivals are long over', () => {
    const slots = account(20, [['mapped', 10, seconds(200)]])
    const times = { ...calm.times, queueWait: null }
    const measures = { ...calm, totalUs: seconds(29), slots, times }
    expect(headline({ measures: arriving(99_999, measures) })[1]).toMatch(
      /: the slowest calls, not the slots, set the delay\.$/,
    )
  })

  it('asks for a faster service when no call ever waits', () => {
    const times = { ...calm.times, queueWait: null }
    expect(headline({ measures: { ...calm, times } })[1]).toBe(
      'The slot is busy 100% of the time: no call waits for one, and only a faster service shortens the delay.',
    )
  })

  it('sees a line where arrivals come faster than calls for a while', () => {
    const slots = account(20, [['mapped', 10, seconds(200)]])
    const { callTime } = calm.times
    assert(callTime)
    const queueWait = { ...callTime, meanUs: 2 * callTime.meanUs }
    const measures = { ...calm, totalUs: seconds(29), slots, times: { ...calm.times, queueWait } }
    expect(headline({ measures: arriving(99_999, measures) })[1]).toMatch(
      /: leads arrive faster than they are called for, and wait in line\.$/,
    )
  })

  it.each<[string, Partial<ScenarioInput>, string]>([
    [
      'waits',
      { campaign: { flow: [{ call: 'enrich' }, { wait: '1d' }] } },
      'the waits in its flows',
    ],
    [
      'workers',
      { services: { [ORIGIN]: { latency: '50ms', workers: 5, replies: [{}] } } },
      'what its services do under load',
    ],
    [
      'fewer steps than slots',
      { instance: { concurrency: 20, processing: 5 } },
      'how many steps are worked on at once',
    ],
  ])('promises nothing of slots where there are %s', (_, changes, what) => {
    const scenario = scenarioOf(enrich(changes))
    expect(headline({ measures: calm, scenario })[1]).toBe(
      `The slot is busy 100% of the time. The delay depends on ${what} as well.`,
    )
    const slots = account(1, [
      ['mapped', 90_000, seconds(4_500)],
      ['timeout', 10_000, seconds(500)],
    ])
    expect(headline({ measures: { ...calm, slots }, scenario })[1]).not.toContain('without them')
  })

  it('sees a few slow calls at the end', () => {
    const slots = account(20, [['mapped', 100_000, seconds(23_000)]])
    expect(headline({ measures: { ...calm, slots } })[1]).toBe(
      'The slots are busy 23% of the time: towards the end a few slow calls run on while other slots stand empty.',
    )
  })
})

describe('the last sentence', () => {
  it('names the checks that failed, and their claims are not made', () => {
    const lines = headline({ verdict: failedVerdict })
    expect(lines.at(-1)).toBe('Failed: map-only-on-2xx (2 violations).')
    expect(lines[0]).toMatch(/, every 2xx mapped\.$/)
  })

  it('says so when the judge found nothing to look at', () => {
    expect(headline({ verdict: { passed: false, checks: [] } }).at(-1)).toBe(
      'Failed: the run proved nothing, because no check had anything to look at.',
    )
  })

  it('names the expectations that were missed', () => {
    expect(sampleReport(sampleFindings).headline.at(-1)).toBe(
      '1 of 3 expectations missed: timeoutShare is 1%, not < 1%.',
    )
  })
})
