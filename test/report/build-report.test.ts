import { expect, it } from 'vitest'
import { seconds, us } from '../../src/time/instant.ts'
import { sampleMeasures, sampleReport, sampleScenario } from './sample.ts'

it('times leave as milliseconds, exact to the microsecond', () => {
  const { delay } = sampleReport({ measures: { ...sampleMeasures, totalUs: us(5_000_000_001) } })
  expect(delay.totalMs).toBe(5_000_000.001)
  expect(delay.text).toBe('1 h 23 m 20.000001 s')
  expect(delay.callTime).toEqual({
    p50Ms: 50,
    p90Ms: 50,
    p95Ms: 50,
    p99Ms: 50,
    maxMs: 30_000,
    meanMs: 349.5,
  })
})

it('what had nothing to measure is null, not zero', () => {
  const times = { lead: null, queueWait: null, callTime: null }
  const { delay } = sampleReport({ measures: { ...sampleMeasures, times } })
  expect(Object.values(delay.callTime)).toEqual([null, null, null, null, null, null])
})

it('decision 1: the bracket holds both legs, each with its basis', () => {
  expect(sampleReport().delay.bracket).toEqual([
    {
      concurrency: 1,
      totalMs: 34_950_000,
      text: '9 h 42 m 30 s',
      basis: 'documented',
      fidelity: 'handlers',
    },
    {
      concurrency: 20,
      totalMs: 1_750_000,
      text: '29 m 10 s',
      basis: 'community',
      fidelity: 'model',
    },
  ])
})

it('tallies are in the order of their keys, whatever order they were counted in', () => {
  const byWebhook = Object.fromEntries([
    ['b', 1],
    ['__proto__', 2],
    ['a', 3],
  ])
  const calls = { ...sampleMeasures.calls, byWebhook }
  const report = sampleReport({ measures: { ...sampleMeasures, calls } })
  expect(Object.entries(report.calls.byWebhook)).toEqual([
    ['__proto__', 2],
    ['a', 3],
    ['b', 1],
  ])
})

it('the slot account is largest first, in shares of busy slot time', () => {
  const { slots } = sampleReport()
  expect(slots.utilisation).toBe(1)
  expect(slots.account.map(({ outcome }) => outcome)).toEqual(['timeout', 'mapped'])
  expect(slots.account.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
})

it('utilisation is null when no time passed', () => {
  const slots = { count: 1, busyUs: us(0), account: [] }
  const report = sampleReport({ measures: { ...sampleMeasures, totalUs: us(0), slots } })
  expect(report.slots.utilisation).toBeNull()
})

it('mapping is null at model fidelity, where no body is read', () => {
  expect(sampleReport({ fidelity: 'model' }).mapping).toBeNull()
  expect(sampleReport().mapping?.written).toBe(197_988)
})

it('decision 40: a lead that was skipped did not qualify', () => {
  const { leads } = sampleReport({
    measures: { ...sampleMeasures, skipped: 10, completed: 99_990 },
  })
  expect(leads).toEqual({ offered: 100_000, qualified: 99_990, skipped: 10, completed: 99_990 })
})

it('an interrupted run is partial', () => {
  expect(sampleReport({ measures: { ...sampleMeasures, isComplete: false } }).partial).toBe(true)
  expect(sampleReport().partial).toBe(false)
})

it('the scenario is named with what decides its result', () => {
  expect(sampleReport({ scenario: { ...sampleScenario, seed: 7 } }).scenario).toEqual({
    name: 'Enrich on sign-up',
    hash: '5f0c2a9be1d4',
    seed: 7,
    leads: 100_000,
    concurrency: 1,
    timeoutMs: seconds(30) / 1_000,
    fidelity: 'handlers',
  })
})
