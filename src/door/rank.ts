import { takeScenario } from '../disk/take-scenario.ts'
import { UsageError } from '../errors.ts'
import type { Ranking } from '../plan/rank/ranking.ts'
import { veilOf } from '../report/veil.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import type { Metric } from '../verify/expectation.ts'
import { type PlanOptions, planned } from './planned.ts'

export interface RankOptions extends PlanOptions {
  /** How far each input is moved, down and up: more than 0, less than 1. Default 0.2, which is 20%; whole
   *  numbers are moved by at least 1. */
  readonly by?: number
  /** Runs of each point, 1 to 10,000, each with its own seed. Default 5. */
  readonly replications?: number
  /** What is moved. Default `totalDelay`. */
  readonly metric?: Metric
}

/**
 * Moves each input of a scenario, one at a time, and says which of them moves a figure most. Base and
 * variants meet the same seeds; what luck alone does is measured, too.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) for options out of range, `ScenarioError` (`HOOKDRILL_SCENARIO`)
 * for a scenario with mistakes.
 *
 * ```ts
 * import { loadScenario, rank } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/documented-sum.yaml', { leads: 2_000 })
 * const { inputs } = await rank(scenario, { replications: 2 })
 * console.log(inputs[0]?.input, inputs[0]?.effect) // instance.concurrency 50000
 * ```
 */
export async function rank(
  scenario: Scenario | ScenarioInput,
  { by = 0.2, replications = 5, metric = 'totalDelay', ...options }: RankOptions = {},
): Promise<Ranking> {
  const { rankInputs } = await import('../plan/rank/ranking.ts')
  if (!(by > 0 && by < 1))
    throw new UsageError(`rank: by is ${by}. Use more than 0 and less than 1.`)
  const taken = await takeScenario(scenario)
  const found = await planned(options, (planning) =>
    rankInputs(taken, { by, replications, metric }, planning),
  )
  return veilOf(taken).data(found)
}
