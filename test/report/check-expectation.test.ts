import { expect, it } from 'vitest'
import type { Measures } from '../../src/measure/measures.ts'
import { checkExpectation } from '../../src/report/check-expectation.ts'
import { us } from '../../src/time/instant.ts'
import { METRICS, type Metric } from '../../src/verify/expectation.ts'
import { sampleMeasures } from './sample.ts'

const figures: Readonly<Record<Metric, string>> = {
  totalDelay: '9 h 42 m 30 s',
  callTimeP50: '50 ms',
  callTimeP99: '50 ms',
  callTimeMax: '30 s',
  queueWaitP99: '9 h 36 m 34 s',
  leadTimeP99: '9 h 36 m 35 s',
  timeouts: '1,000',
  timeoutShare: '1%',
  rejectedShare: '0%',
  failedShare: '0%',
  mappedShare: '99%',
  written: '197,988',
  onNon2xx: '0',
  backlogMax: '99,999',
  utilisation: '100%',
  slotTimeOfTimeoutsShare: '85.8%',
}

function atLeastNothing(metric: Metric) {
  return { metric, operator: '>=', amount: 0, text: '>= 0' } as const
}

it.each(Object.entries(figures))('the metric %s reads %s', (metric, got) => {
  const name = metricOf(metric)
  expect(checkExpectation(atLeastNothing(name), sampleMeasures, 'handlers')).toEqual({
    metric,
    want: '>= 0',
    got,
    passed: true,
  })
})

it('a missed expectation is not passed', () => {
  const expectation = { metric: 'timeouts', operator: '==', amount: 0, text: '== 0' } as const
  expect(checkExpectation(expectation, sampleMeasures, 'handlers')).toEqual({
    metric: 'timeouts',
    want: '== 0',
    got: '1,000',
    passed: false,
  })
})

it('a share just beyond its limit has the decimals that show it', () => {
  const calls = {
    ...sampleMeasures.calls,
    total: 100_000,
    timeouts: 1_004,
    byOutcome: { timeout: 1_004 },
  }
  const expectation = {
    metric: 'timeoutShare',
    operator: '<=',
    amount: 0.01,
    text: '<= 1%',
  } as const
  expect(checkExpectation(expectation, { ...sampleMeasures, calls }, 'handlers')).toMatchObject({
    got: '1.004%',
    passed: false,
  })
})

it.each(['mappedShare', 'written', 'onNon2xx'] as const)(
  'at model fidelity %s is neither passed nor missed',
  (metric) => {
    expect(checkExpectation(atLeastNothing(metric), sampleMeasures, 'model')).toMatchObject({
      got: 'not checked at model',
      passed: null,
    })
  },
)

it.each(['totalDelay', 'timeoutShare', 'utilisation'] as const)(
  'at model fidelity %s is checked',
  (metric) => {
    expect(checkExpectation(atLeastNothing(metric), sampleMeasures, 'model').passed).toBe(true)
  },
)

it.each([
  'callTimeP50',
  'callTimeP99',
  'callTimeMax',
  'queueWaitP99',
  'leadTimeP99',
  'timeoutShare',
  'rejectedShare',
  'failedShare',
  'mappedShare',
  'utilisation',
  'slotTimeOfTimeoutsShare',
] as const)('without a single call %s had nothing to measure', (metric) => {
  expect(checkExpectation(atLeastNothing(metric), nothingHappened(), 'handlers')).toMatchObject({
    got: 'nothing to measure',
    passed: null,
  })
})

it('of an interrupted run nothing is met or missed', () => {
  const cut = { ...sampleMeasures, isComplete: false }
  expect(checkExpectation(atLeastNothing('totalDelay'), cut, 'handlers')).toMatchObject({
    got: '9 h 42 m 30 s so far',
    passed: null,
  })
})

function nothingHappened(): Measures {
  return {
    ...sampleMeasures,
    totalUs: us(0),
    calls: { ...sampleMeasures.calls, total: 0, timeouts: 0, byOutcome: {} },
    times: { lead: null, queueWait: null, callTime: null },
    slots: { count: 1, busyUs: us(0), account: [] },
  }
}

function metricOf(name: string): Metric {
  const metric = Object.keys(METRICS).find((key): key is Metric => key === name)
  if (metric === undefined) throw new Error(`${name} is no metric`)
  return metric
}
