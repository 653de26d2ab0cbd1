// A queue rehearsed again and again at `model`, each time with another seed, and what can be said of its
// means from that.
import { replications } from '../../../scripts/validation/replications.ts'
import { meanInterval } from '../../../src/plan/interval.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import type { CallEnded } from '../../../src/timeline/event.ts'
import { scenarioOf } from '../../scenario-of.ts'

const REPLICATIONS = 16
const LEADS = 40_000
/** A queue begins empty; the first leads are not asked. */
const WARM_UP_LEADS = 4_000
const CONFIDENCE = 0.999

type Service = ScenarioInput['services'][string]

export interface Queue {
  /** In the instance, or in the service. */
  readonly slots: number
  readonly arrivalRate: number
  readonly service: Service
}

/** What is asked of a call that has ended; averaged over the calls of a replication. */
type Asked = (call: CallEnded) => number

export interface Interval {
  readonly mean: number
  readonly from: number
  readonly to: number
}

/** For each question the interval in which the true mean lies, with a confidence of 99.9%. */
export async function replicate<Name extends string>(
  queue: Queue,
  questions: Readonly<Record<Name, Asked>>,
): Promise<Readonly<Record<Name, Interval>>> {
  const names = Object.keys(questions) as Name[] // the keys of that very record
  const means = await replications(scenarioFor(queue), { count: REPLICATIONS }, () => {
    const sums = new Map<Name, number>(names.map((name) => [name, 0]))
    return {
      listener: {
        'call-ended': (call) => {
          if (call.leadIndex < WARM_UP_LEADS) return
          for (const name of names) sums.set(name, (sums.get(name) ?? 0) + questions[name](call))
        },
      },
      found: () => sums,
    }
  })
  const entries = names.map((name) => {
    const samples = means.map((sums) => (sums.get(name) ?? 0) / (LEADS - WARM_UP_LEADS))
    return [name, intervalOf(samples)] as const
  })
  return Object.fromEntries(entries) as Record<Name, Interval> // one entry a name, just made
}

function scenarioFor({ slots, arrivalRate, service }: Queue) {
  return scenarioOf({
    name: 'Queue',
    instance: { concurrency: slots, timeout: '10m' },
    leads: { count: LEADS },
    campaign: { arrivals: { poisson: `${arrivalRate}/s` }, flow: [{ call: 'ask' }] },
    webhooks: { ask: { url: 'https://queue.example.com/' } },
    services: { 'https://queue.example.com': service },
  })
}

function intervalOf(samples: readonly number[]): Interval {
  const { mean = Number.NaN, low, high } = meanInterval(samples, CONFIDENCE) ?? {}
  return { mean, from: low ?? Number.NaN, to: high ?? Number.NaN }
}
