import { thisMachine } from '../disk/machine.ts'
import { measure } from '../rehearse/measure.ts'
import { whyNotModel } from '../rehearse/why-not-model.ts'
import type { Scenario } from '../scenario/model.ts'

/** What a scenario comes to, as soon as that can be known. */
export interface QuickAnswer {
  readonly totalMs: number
  readonly calls: number
  readonly timeouts: number
  readonly backlogMax: number
}

/** By a run at `model`: `undefined` where the scenario cannot run there, or the signal stopped it. */
export async function quickAnswer(
  scenario: Scenario,
  signal?: AbortSignal,
): Promise<QuickAnswer | undefined> {
  if (whyNotModel(scenario)) return undefined
  const found = await measure(scenario, { fidelity: 'model', machine: thisMachine(), signal })
  if (!found.isComplete) return undefined
  const { totalUs, calls, backlog } = found
  return {
    totalMs: totalUs / 1_000,
    calls: calls.total,
    timeouts: calls.timeouts,
    backlogMax: backlog.max,
  }
}
