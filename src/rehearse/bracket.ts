// The bracket every report carries: the same campaign on the documented number of slots and on the one
// practitioners report (decision 1). The run itself is one leg where it fits; the others come from
// `model`, which agrees with it exactly, or from `handlers` where the scenario needs it, or a lead has a value
// that makes its request one that cannot be sent. An interrupted run has no bracket.
import type { Leg } from '../report/build-report.ts'
import type { Scenario } from '../scenario/model.ts'
import type { Us } from '../time/instant.ts'
import { audience, ofLead } from '../timeline/listener.ts'
import type { Machine } from './machine.ts'
import type { Fidelity, GivenExecutor } from './open-reach.ts'
import { play } from './play.ts'
import { virtualFidelity } from './why-not-model.ts'

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
    /** At `model` no request is made, and so each could be sent. */
    readonly isAllSent: boolean
  }
}

export async function runBracket(scenario: Scenario, parts: BracketParts): Promise<readonly Leg[]> {
  const { own, signal } = parts
  if (!own.isComplete) return []
  const fidelity = own.isAllSent ? virtualFidelity(scenario) : 'handlers'
  const legs: Leg[] = []
  for (const { concurrency, basis } of LEGS) {
    const isOwn = concurrency === scenario.instance.concurrency
    const { totalUs } = isOwn
      ? own
      : await virtualSpan(scenario, concurrency, { ...parts, fidelity })
    if (signal?.aborted) return []
    legs.push({ concurrency, basis, totalUs, fidelity: isOwn ? own.fidelity : fidelity })
  }
  return legs
}

export interface VirtualSpan {
  /** The total execution delay: from the first arrival to the end of the last flow. */
  readonly totalUs: number
  /** From the start of the run to the same end, which is what it takes where time is real. */
  readonly untilEndUs: number
}

/** How long a campaign takes in virtual time. Default: at `model`, or at `handlers` where the scenario needs
 *  it. */
export async function virtualSpan(
  scenario: Scenario,
  slotCount: number,
  parts: Omit<BracketParts, 'own'> & { readonly fidelity?: 'model' | 'handlers' },
): Promise<VirtualSpan> {
  const { machine, signal, lead, executor, fidelity = virtualFidelity(scenario) } = parts
  // A function sends its own requests, which nothing catches here; ours behaves as it should.
  const isObject = typeof executor === 'object' && 'execute' in executor
  const own = isObject ? executor : undefined
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
  await play(scenario, {
    fidelity,
    machine,
    signal,
    executor: own,
    slotCount,
    tell: lead === undefined ? ends : ofLead(lead, ends),
  })
  return { totalUs: Math.max(0, lastUs - (firstUs ?? 0)), untilEndUs: lastUs }
}
