// A queue rehearsed again and again at `model`, each time with another seed, and what can be said of its
// means from that.
import { runLoop } from '../../../src/campaign/run-loop.ts'
import { thisMachine } from '../../../src/disk/machine.ts'
import type { Wake } from '../../../src/fidelity/port.ts'
import { openReach } from '../../../src/rehearse/open-reach.ts'
import { planCampaign } from '../../../src/rehearse/plan-campaign.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import { VirtualTime } from '../../../src/time/virtual-clock.ts'
import type { CallEnded } from '../../../src/timeline/event.ts'
import { audience } from '../../../src/timeline/listener.ts'
import { scenarioOf } from '../../scenario-of.ts'

export const REPLICATIONS = 16
const LEADS = 40_000
/** A queue begins empty; the first leads are not asked. */
const WARM_UP_LEADS = 4_000
/** Student's t for 15 degrees of freedom: 99.9% of samples lie within. */
const T_999 = 4.073

type Service = ScenarioInput['services'][string]

export interface Queue {
  /** In the instance, or in the service. */
  readonly slots: number
  readonly arrivalRate: number
  readonly service: Service
}

/** What is asked of a call that has ended; averaged over the calls of a replication. */
export type Asked = (call: CallEnded) => number

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
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let seed = 1; seed <= REPLICATIONS; seed++) {
    const sums = new Map<Name, number>(names.map((name) => [name, 0]))
    await rehearsed(queue, seed, (call) => {
      for (const name of names) sums.set(name, (sums.get(name) ?? 0) + questions[name](call))
    })
    const asked = LEADS - WARM_UP_LEADS
    for (const name of names) samples.get(name)?.push((sums.get(name) ?? 0) / asked)
  }
  const entries = names.map((name) => [name, intervalOf(samples.get(name) ?? [])] as const)
  return Object.fromEntries(entries) as Record<Name, Interval> // one entry a name, just made
}

async function rehearsed(
  { slots, arrivalRate, service }: Queue,
  seed: number,
  ended: (call: CallEnded) => void,
): Promise<void> {
  const scenario = scenarioOf({
    name: 'Queue',
    seed,
    instance: { concurrency: slots, timeout: '10m' },
    leads: { count: LEADS },
    campaign: { arrivals: { poisson: `${arrivalRate}/s` }, flow: [{ call: 'ask' }] },
    webhooks: { ask: { url: 'https://queue.example.com/' } },
    services: { 'https://queue.example.com': service },
  })
  const time = new VirtualTime<Wake>()
  const machine = thisMachine()
  const { reach } = await openReach(scenario, {
    fidelity: 'model',
    time,
    machine,
    executor: undefined,
  })
  const tell = audience({
    'call-ended': (call) => {
      if (call.leadIndex >= WARM_UP_LEADS) ended(call)
    },
  })
  const breathe = async (): Promise<boolean> => true
  await runLoop(await planCampaign(scenario, slots), { time, reach, tell, breathe })
}

function intervalOf(samples: readonly number[]): Interval {
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length
  const squares = samples.reduce((sum, sample) => sum + (sample - mean) ** 2, 0)
  const error = Math.sqrt(squares / (samples.length - 1) / samples.length)
  return { mean, from: mean - T_999 * error, to: mean + T_999 * error }
}
