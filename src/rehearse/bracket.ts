// The bracket every report carries: the same campaign on the documented number of slots and on the one
// practitioners report (decision 1). The run itself is one leg where it fits; the others come from
// `model`, which agrees with it exactly, or from `handlers` where the scenario needs it. An interrupted
// run has no bracket.
import { runLoop } from '../campaign/run-loop.ts'
import type { Wake } from '../fidelity/port.ts'
import type { Leg } from '../report/build-report.ts'
import type { Scenario } from '../scenario/model.ts'
import type { Us } from '../time/instant.ts'
import { VirtualTime } from '../time/virtual-clock.ts'
import { audience, ofLead } from '../timeline/listener.ts'
import type { Machine } from './machine.ts'
import { type Fidelity, type GivenExecutor, openReach } from './open-reach.ts'
import { planCampaign } from './plan-campaign.ts'
import { whyNotModel } from './why-not-model.ts'

const LEGS = [
  { concurrency: 1, basis: 'documented' },
  { concurrency: 20, basis: 'community' },
] as const

export interface BracketParts {
  readonly machine: Machine
  readonly signal: AbortSignal | undefined
  readonly lead: number | undefined
  readonly executor: GivenExecutor | undefined
  /** What the run itself came to. */
  readonly own: {
    readonly totalUs: Us
    readonly fidelity: Fidelity
    readonly isComplete: boolean
  }
}

export async function runBracket(scenario: Scenario, parts: BracketParts): Promise<readonly Leg[]> {
  const { own, signal } = parts
  const fidelity = totalFidelity(scenario)
  const legs: Leg[] = []
  for (const { concurrency, basis } of LEGS) {
    const isOwn = concurrency === scenario.instance.concurrency
    const totalUs = isOwn ? own.totalUs : await virtualTotal(scenario, concurrency, parts)
    if (!own.isComplete || signal?.aborted) return []
    legs.push({ concurrency, basis, totalUs, fidelity: isOwn ? own.fidelity : fidelity })
  }
  return legs
}

function totalFidelity(scenario: Scenario): 'model' | 'handlers' {
  return whyNotModel(scenario) ? 'handlers' : 'model'
}

/** The total execution delay in virtual time, in µs: at `model`, or at `handlers` where the scenario needs
 *  it. */
export async function virtualTotal(
  scenario: Scenario,
  slotCount: number,
  { machine, signal, lead, executor }: Omit<BracketParts, 'own'>,
): Promise<number> {
  const time = new VirtualTime<Wake>()
  const fidelity = totalFidelity(scenario)
  // A function sends its own requests, which nothing catches here; ours behaves as it should.
  const isObject = typeof executor === 'object' && 'execute' in executor
  const own = isObject ? executor : undefined
  const { reach, close } = await openReach(scenario, { fidelity, time, machine, executor: own })
  let firstUs: Us | undefined
  let lastUs = 0
  const ends = audience({
    'lead-arrived': ({ timeUs }) => {
      firstUs ??= timeUs
    },
    'lead-completed': ({ timeUs }) => {
      lastUs = timeUs
    },
  })
  const breathe = async (): Promise<boolean> => {
    await machine.hop()
    return !signal?.aborted
  }
  const tell = lead === undefined ? ends : ofLead(lead, ends)
  try {
    await runLoop(await planCampaign(scenario, slotCount), { time, reach, tell, breathe })
  } finally {
    await close()
  }
  return Math.max(0, lastUs - (firstUs ?? 0))
}
