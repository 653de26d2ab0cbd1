// Queues whose behaviour is known in closed form. One queue may stand in two places: in the instance, where
// calls wait for a slot, and in the service, where requests wait for a worker. Both have to agree with
// theory, which knows nothing of either.
import { describe, expect, it } from 'vitest'
import { limited } from '../../../scripts/validation/closed-forms.ts'
import {
  type Demand,
  erlangB,
  erlangC,
  meanWaitOfMany,
  meanWaitOfOne,
} from '../../../src/plan/closed-form/waiting.ts'
import type { CallEnded } from '../../../src/timeline/event.ts'
import { type Interval, type Queue, replicate } from './replicate.ts'

type Latency = NonNullable<Queue['service']['latency']>

/** A service time with its moments, in seconds. */
interface ServiceTime {
  readonly latency: Latency
  readonly mean: number
  readonly meanSquare: number
}

const exponential: ServiceTime = {
  latency: { exponential: { mean: '50ms' } },
  mean: 0.05,
  meanSquare: 2 * 0.05 ** 2,
}

const constant: ServiceTime = { latency: '50ms', mean: 0.05, meanSquare: 0.05 ** 2 }

const uniform: ServiceTime = {
  latency: { uniform: ['10ms', '90ms'] },
  mean: 0.05,
  meanSquare: 0.05 ** 2 + 0.08 ** 2 / 12,
}

const logNormal: ServiceTime = {
  latency: { lognormal: { median: '40ms', sigma: 0.7 } },
  mean: 0.04 * Math.exp(0.7 ** 2 / 2),
  meanSquare: 0.04 ** 2 * Math.exp(2 * 0.7 ** 2),
}

const SLOTS_ENOUGH = 10_000

/** The same queue at the slots, and at the workers of a service that has slots enough. */
function places(servers: number, arrivalRate: number, { latency }: ServiceTime) {
  const atSlots: Queue = { slots: servers, arrivalRate, service: { latency } }
  const atWorkers: Queue = {
    slots: SLOTS_ENOUGH,
    arrivalRate,
    service: { latency, workers: servers },
  }
  return [
    ['slots', atSlots],
    ['workers', atWorkers],
  ] as const
}

/** From asking for a slot to the end of the call, wherever it waited. */
function sojourn({ queuedUs, timeUs }: CallEnded): number {
  return (timeUs - queuedUs) / 1e6
}

function isRefused({ result }: CallEnded): boolean {
  return result.outcome === 'rejected'
}

/** Narrow enough to tell a right queue from a wrong one, and right. */
function expectWithin(found: Interval, theory: number): void {
  expect((found.to - found.from) / 2 / theory).toBeLessThan(0.1)
  expect(theory).toBeGreaterThan(found.from)
  expect(theory).toBeLessThan(found.to)
}

describe('the closed forms', () => {
  it('are those of the tables', () => {
    expect(erlangB(5, 5)).toBeCloseTo(0.2849, 4)
    expect(erlangB(10, 10)).toBeCloseTo(0.2146, 4)
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12)
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12)
  })

  it('meet where one is a case of the other', () => {
    const demand: Demand = { arrivalRate: 14, mean: 0.05, meanSquare: 0.005 }
    expect(meanWaitOfMany(1, demand)).toBeCloseTo(meanWaitOfOne(demand), 12)
    expect(limited({ servers: 5, room: 5 }, { ...demand, arrivalRate: 100 }).lost).toBeCloseTo(
      erlangB(5, 5),
      12,
    )
    const endless = limited({ servers: 5, room: 2_000 }, { ...demand, arrivalRate: 80 })
    expect(endless.meanWait).toBeCloseTo(meanWaitOfMany(5, { ...demand, arrivalRate: 80 }), 9)
  })
})

describe.each([
  ['M/M/1', 1, 14, exponential],
  ['M/M/5 (Erlang C)', 5, 80, exponential],
  ['M/M/20 (Erlang C)', 20, 360, exponential],
] as const)('%s', (_, servers, arrivalRate, time) => {
  it.each(places(servers, arrivalRate, time))('waits as long at the %s', async (_place, queue) => {
    const found = await replicate(queue, { sojourn })
    expectWithin(found.sojourn, time.mean + meanWaitOfMany(servers, { arrivalRate, ...time }))
  })
})

describe.each([
  ['M/D/1', 16, constant],
  ['M/G/1 with a uniform service', 16, uniform],
  ['M/G/1 with a log-normal service', 12, logNormal],
] as const)('%s (Pollaczek–Khinchine)', (_, arrivalRate, time) => {
  it.each(places(1, arrivalRate, time))('waits as long at the %s', async (_place, queue) => {
    const found = await replicate(queue, { sojourn })
    expectWithin(found.sojourn, time.mean + meanWaitOfOne({ arrivalRate, ...time }))
  })
})

describe('M/M/5 (Erlang C)', () => {
  it('makes as many wait at the slots', async () => {
    const [[, queue]] = places(5, 80, exponential)
    const hasWaited = ({ queuedUs, startedUs }: CallEnded): number => (startedUs > queuedUs ? 1 : 0)
    const found = await replicate(queue, { hasWaited })
    expectWithin(found.hasWaited, erlangC(5, 80 * exponential.mean))
  })
})

describe.each([
  ['M/M/5/5 (Erlang B)', 0],
  ['M/M/5/8', 3],
  ['M/M/5/25', 20],
] as const)('%s at the workers', (_, waiting) => {
  const arrivalRate = 110
  const theory = limited({ servers: 5, room: 5 + waiting }, { arrivalRate, ...exponential })
  const service = { latency: exponential.latency, workers: 5, queue: waiting }

  it('loses as many, and lets the others wait as long', async () => {
    const found = await replicate(
      { slots: SLOTS_ENOUGH, arrivalRate, service },
      {
        lost: (call) => (isRefused(call) ? 1 : 0),
        // Averaged over all calls, so that a share of a share is needed for those who were served.
        served: (call) => (isRefused(call) ? 0 : sojourn(call)),
      },
    )
    expectWithin(found.lost, theory.lost)
    expectWithin(found.served, (1 - theory.lost) * (exponential.mean + theory.meanWait))
  })
})
