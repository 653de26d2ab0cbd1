// The queues and the samples whose means theory knows.
import type { ScenarioInput } from '../../src/index.ts'
import {
  type Demand,
  erlangB,
  erlangC,
  meanWaitOfMany,
  meanWaitOfOne,
} from '../../src/plan/closed-form/waiting.ts'
import { cutLogNormalMean, harmonic, limited, waitingShareOfRegular } from './closed-forms.ts'
import {
  callTime,
  type FormulaCase,
  leadDelay,
  longSojourns,
  longWaiters,
  refused,
  servedSojourn,
  sojourn,
  timeouts,
  totalDelay,
  wait,
  waiters,
} from './formula-case.ts'
import { campaignOf, type ServiceInput } from './rehearsed.ts'

export const QUEUE = { replications: 20, warmUpLeads: 5_000 }
const LEADS = 50_000
const SLOTS_ENOUGH = { concurrency: 10_000, timeout: '10m' }

/** Most of what is here takes 50 ms on average. */
const MEAN = 0.05
const exponential = { exponential: { mean: '50ms' } }

function atSlots(slots: number, arrivals: Arrivals, latency: Latency): ScenarioInput {
  const instance = { concurrency: slots, timeout: '10m' }
  return campaignOf('Queue', { leads: LEADS, instance, arrivals, service: { latency } })
}

function atService(service: ServiceInput, arrivals: Arrivals): ScenarioInput {
  return campaignOf('Queue', { leads: LEADS, instance: SLOTS_ENOUGH, arrivals, service })
}

type Arrivals = NonNullable<NonNullable<ScenarioInput['campaign']>['arrivals']>
type Latency = NonNullable<ServiceInput['latency']>

function memoryless(arrivalRate: number): Demand {
  return { arrivalRate, mean: MEAN, meanSquare: 2 * MEAN ** 2 }
}

const LONG = 0.005
const ONE_IN_TEN = Math.log(10) / (1 / MEAN - 14)

const WAITING: readonly FormulaCase[] = [
  {
    queue: 'M/M/1: 14 calls/s, exponential of mean 50 ms, 1 slot',
    input: atSlots(1, { poisson: '14/s' }, exponential),
    ...QUEUE,
    asked: [
      waiters('ρ = 14 × 0.05', 0.7),
      wait('ρ ÷ (μ − λ)', meanWaitOfMany(1, memoryless(14))),
      longSojourns(ONE_IN_TEN, { formula: 'longer than ln 10 ÷ (μ − λ): 10%', theory: 0.1 }),
    ],
  },
  ...[
    { slots: 5, rate: 80, ...QUEUE },
    // Its waits are short and seldom, so that it takes more of them.
    { slots: 20, rate: 300, ...QUEUE, replications: 40 },
  ].map(({ slots, rate, ...often }) => ({
    queue: `M/M/${slots}: ${rate} calls/s, exponential of mean 50 ms, ${slots} slots`,
    input: atSlots(slots, { poisson: `${rate}/s` }, exponential),
    ...often,
    asked: [
      waiters('C, by Erlang', erlangC(slots, rate * MEAN)),
      wait('C ÷ (cμ − λ)', meanWaitOfMany(slots, memoryless(rate))),
      longWaiters(LONG, {
        formula: 'C × exp(−(cμ − λ) t)',
        theory: erlangC(slots, rate * MEAN) * Math.exp(-(slots / MEAN - rate) * LONG),
      }),
    ],
  })),
  {
    queue: 'M/D/1: 16 calls/s, always 50 ms, 1 slot',
    input: atSlots(1, { poisson: '16/s' }, '50ms'),
    ...QUEUE,
    asked: [
      wait('λ E[S²] ÷ 2 (1 − ρ)', meanWaitOfOne({ ...memoryless(16), meanSquare: MEAN ** 2 })),
    ],
  },
  {
    queue: 'M/G/1: 12 calls/s, log-normal of median 40 ms and σ 0.7, 1 slot',
    input: atSlots(1, { poisson: '12/s' }, { lognormal: { median: '40ms', sigma: 0.7 } }),
    ...QUEUE,
    asked: [
      wait(
        'λ E[S²] ÷ 2 (1 − ρ)',
        meanWaitOfOne({
          arrivalRate: 12,
          mean: 0.04 * Math.exp(0.7 ** 2 / 2),
          meanSquare: 0.04 ** 2 * Math.exp(2 * 0.7 ** 2),
        }),
      ),
    ],
  },
  {
    queue: 'D/M/1: one call every 62.5 ms, exponential of mean 50 ms, 1 slot',
    input: atSlots(1, { rate: '16/s' }, exponential),
    ...QUEUE,
    asked: [
      waiters('σ = exp(−(1 − σ) ÷ ρ)', waitingShareOfRegular(16 * MEAN)),
      wait(
        'σ ÷ μ (1 − σ)',
        (waitingShareOfRegular(16 * MEAN) * MEAN) / (1 - waitingShareOfRegular(16 * MEAN)),
      ),
    ],
  },
]

const FIVE_AND_THREE = limited({ servers: 5, room: 8 }, memoryless(110))

const SERVICES: readonly FormulaCase[] = [
  {
    queue: 'M/M/5 in a service: 80 calls/s, 5 workers, slots enough',
    input: atService({ latency: exponential, workers: 5 }, { poisson: '80/s' }),
    ...QUEUE,
    asked: [sojourn('1 ÷ μ + C ÷ (cμ − λ)', MEAN + meanWaitOfMany(5, memoryless(80)))],
  },
  {
    queue: 'M/M/5/8: 110 calls/s, 5 workers, 3 may wait, the others get 503',
    input: atService({ latency: exponential, workers: 5, queue: 3 }, { poisson: '110/s' }),
    ...QUEUE,
    asked: [
      refused('π of 8', FIVE_AND_THREE.lost),
      servedSojourn(
        '(1 − π) (1 ÷ μ + W)',
        (1 - FIVE_AND_THREE.lost) * (MEAN + FIVE_AND_THREE.meanWait),
      ),
    ],
  },
  {
    queue: 'M/G/5/5: 110 calls/s, uniform from 10 ms to 90 ms, 5 workers, nobody may wait',
    input: atService(
      { latency: { uniform: ['10ms', '90ms'] }, workers: 5, queue: 0 },
      { poisson: '110/s' },
    ),
    ...QUEUE,
    asked: [refused('B, by Erlang, whatever the distribution', erlangB(5, 110 * MEAN))],
  },
  {
    queue: 'A gate: 20 calls/s, 10/s let through, burst 1, the others get 429',
    input: atService(
      { latency: '50ms', rateLimit: { limit: '10/s', burst: 1 } },
      { poisson: '20/s' },
    ),
    ...QUEUE,
    asked: [refused('λτ ÷ (1 + λτ), as a counter is dead for τ = 100 ms', 2 / 3)],
  },
  {
    queue: 'Two services in a row: 14 leads/s, 1 worker each, exponential of means 50 ms and 40 ms',
    input: campaignOf('Queue', {
      leads: LEADS,
      instance: SLOTS_ENOUGH,
      arrivals: { poisson: '14/s' },
      flow: [{ call: 'enrich' }, { call: 'notify' }],
      service: { latency: exponential, workers: 1 },
      notifies: { latency: { exponential: { mean: '40ms' } }, workers: 1 },
    }),
    ...QUEUE,
    asked: [leadDelay('1 ÷ (μ₁ − λ) + 1 ÷ (μ₂ − λ), Jackson', 1 / (20 - 14) + 1 / (25 - 14))],
  },
]

export const AT_ONCE = { replications: 2_000, warmUpLeads: 0 }
const CUT = { replications: 20, warmUpLeads: 0 }
const slow = { median: 5, sigma: 1.5 }

const SAMPLES: readonly FormulaCase[] = [
  {
    queue: '20 leads at once on 20 slots, exponential of mean 50 ms',
    input: campaignOf('Largest', {
      leads: 20,
      instance: { concurrency: 20 },
      service: { latency: exponential },
    }),
    ...AT_ONCE,
    asked: [totalDelay('50 ms × (1 + 1/2 + … + 1/20)', MEAN * harmonic(20))],
  },
  {
    queue: 'the same, uniform from 20 ms to 80 ms',
    input: campaignOf('Largest', {
      leads: 20,
      instance: { concurrency: 20 },
      service: { latency: { uniform: ['20ms', '80ms'] } },
    }),
    ...AT_ONCE,
    asked: [totalDelay('20 ms + 60 ms × 20 ÷ 21', 0.02 + (0.06 * 20) / 21)],
  },
  {
    queue: '10,000 leads at once on 1 slot, exponential of mean 20 s, limit 30 s',
    input: campaignOf('Cut', {
      leads: 10_000,
      service: { latency: { exponential: { mean: '20s' } } },
    }),
    ...CUT,
    asked: [
      timeouts('exp(−30 ÷ 20)', Math.exp(-1.5)),
      callTime('20 s × (1 − exp(−30 ÷ 20))', 20 * (1 - Math.exp(-1.5))),
      totalDelay('10,000 × that', 10_000 * 20 * (1 - Math.exp(-1.5))),
    ],
  },
  {
    queue: 'the same, log-normal of median 5 s and σ 1.5',
    input: campaignOf('Cut', {
      leads: 10_000,
      service: { latency: { lognormal: { median: '5s', sigma: 1.5 } } },
    }),
    ...CUT,
    asked: [
      callTime('E[S; S ≤ 30 s] + 30 s × P(S > 30 s), by Φ', cutLogNormalMean(slow, 30)),
      totalDelay('10,000 × that', 10_000 * cutLogNormalMean(slow, 30)),
    ],
  },
]

export const FORMULA_TOPICS: readonly {
  readonly title: string
  readonly cases: readonly FormulaCase[]
}[] = [
  { title: 'Waiting for a slot', cases: WAITING },
  { title: 'Waiting in a service, and being refused', cases: SERVICES },
  { title: 'The largest of many, and what the time limit cuts off', cases: SAMPLES },
]
