import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../../src/disk/machine.ts'
import { rehearse } from '../../../src/rehearse/rehearse.ts'
import {
  callGroups,
  fewestTimeouts,
  leastSlotTime,
} from '../../../src/scenario/lint/expected-calls.ts'
import { sliceCountFor } from '../../../src/scenario/lint/slices.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import { milliseconds } from '../../../src/time/instant.ts'
import { enrich, ORIGIN, scenarioOf } from '../../scenario-of.ts'

type Latency = ScenarioInput['services'][string]['latency']

const CALL_COUNT = 100_000

/** One sample in 3,333 is far beyond the limit. */
const RARELY_LATE = [...Array.from({ length: 3_332 }, () => '50ms'), '1h']

/** Tails that hardly show in a few thousand places, and some that are all tail. */
const LATENCIES: readonly (readonly [string, Latency])[] = [
  ['a Pareto of finite mean', { pareto: { min: '20ms', alpha: 1.5 } }],
  ['a Pareto without a mean', { pareto: { min: '20ms', alpha: 0.5 } }],
  ['a gamma that is mostly nothing', { gamma: { mean: '2s', shape: 0.1 } }],
  ['an exponential near the limit', { exponential: { mean: '20s' } }],
  ['a normal about the limit', { normal: { mean: '30s', sd: '10s' } }],
  ['a log-normal', { p50: '50ms', p99: '9s' }],
  ['the slowest of two', { slowest: ['50ms', { exponential: { mean: '20s' } }] }],
  ['samples of which few are late', { samples: RARELY_LATE }],
  [
    'a mix of which little is late',
    {
      mix: [
        { weight: 3_332, latency: '50ms' },
        { weight: 1, latency: { pareto: { min: '31s', alpha: 1 } } },
      ],
    },
  ],
]

describe.each(LATENCIES)('what is expected of %s', (_, latency) => {
  it.each([1, 2, 3])('is not more than comes about, and hardly less: seed %i', async (seed) => {
    const scenario = scenarioOf(
      enrich({
        seed,
        leads: { count: CALL_COUNT, fields: { 'Lead Score': { type: 'score' } } },
        services: { [ORIGIN]: { latency } },
      }),
    )
    const groups = callGroups(scenario)
    const { slots, calls } = await rehearse(scenario, { fidelity: 'model' }, thisMachine())
    const [busyMs, leastMs] = [slots.busyMs, leastSlotTime(groups) / 1_000]
    expect(leastMs).toBeLessThanOrEqual(busyMs)
    expect(leastMs).toBeGreaterThan(busyMs * 0.8)
    const fewest = fewestTimeouts(groups)
    expect(fewest).toBeLessThanOrEqual(calls.timeouts)
    expect(fewest).toBeGreaterThanOrEqual(calls.timeouts - 10 * Math.sqrt(calls.timeouts) - 10)
  })
})

it.each([
  ['1ms', 1],
  ['10s', 50],
])('of calls that a cache may answer in %s it is sure that each takes %i ms', (takes, leastMs) => {
  const cache = { ttl: '1h', by: 'Country', takes }
  const input = enrich({
    leads: { count: 100 },
    services: { [ORIGIN]: { latency: '50ms', cache } },
  })
  const groups = callGroups(scenarioOf(input))
  expect(leastSlotTime(groups)).toBe(100 * leastMs * 1_000)
  expect(fewestTimeouts(groups)).toBe(0)
})

it('a mix of any number of parts takes no longer than so many slices, and is told no less truly', () => {
  const scenario = scenarioOf(enrich({ leads: { count: 1_000 } }))
  const mixOf = (count: number) => {
    const latency = { kind: 'exponential', meanUs: milliseconds(100) } as const
    const parts = Array.from({ length: count }, () => ({ weight: 1, latency }))
    return scenario.services.map((each) => ({ ...each, latency: { kind: 'mix', parts } as const }))
  }
  expect([1, 100, 1_000, 150_000].map((count) => sliceCountFor(mixOf(count)))).toEqual([
    20_000, 20_000, 2_000, 13,
  ])
  const [few, many] = [1, 150_000].map((count) =>
    leastSlotTime(callGroups({ ...scenario, services: mixOf(count) })),
  )
  expect(many).toBeLessThanOrEqual(few ?? 0)
  expect(many).toBeGreaterThan(0.8 * (few ?? 0))
})
