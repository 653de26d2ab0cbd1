import { takeScenario } from '../disk/take-scenario.ts'
import { UsageError } from '../errors.ts'
import type { Solution } from '../plan/solve/solution.ts'
import { veilOf } from '../report/veil.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import { type PlanOptions, planned } from './planned.ts'

export interface SolveOptions extends PlanOptions {
  /** What is looked for: `concurrency` (or `slots`), `timeout`, `leads`, or the path of an amount as `--set`
   *  takes it, `services.*.latency`. */
  readonly for: string
  /** What has to hold, all of it: `totalDelay <= 1h`. Default: what the scenario expects. */
  readonly target?: readonly string[]
  /** Where to look: `10ms..5s`. Default: wherever the scenario allows, up to 10,000,000 leads. */
  readonly between?: string
  /** The share of the seeds that the answer has to hold for, more than 0 and less than 1. Default 0.95. */
  readonly confidence?: number
  /** Seeds, 1 to 10,000. Default 20. */
  readonly replications?: number
}

/**
 * Looks for the value furthest out with which a scenario still keeps its targets: the slowest latency, the
 * fewest slots, the most leads. Whole numbers and durations are found exactly.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) for a path, a target or bounds that cannot be searched so.
 *
 * ```ts
 * import { loadScenario, solve } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/documented-sum.yaml', { leads: 2_000 })
 * const target = ['totalDelay <= 12s']
 * const { answer, beyond } = await solve(scenario, { for: 'slots', target, replications: 1 })
 * console.log(answer?.text, beyond?.text) // 9 8
 * ```
 */
export async function solve(
  scenario: Scenario | ScenarioInput,
  options: SolveOptions,
): Promise<Solution> {
  const { solveScenario } = await import('../plan/solve/solve.ts')
  const { for: name, target: targets = [], between, confidence = 0.95, ...rest } = options
  const { replications = 20, ...how } = rest
  if (!(confidence > 0 && confidence < 1)) {
    throw new UsageError(
      `confidence ${confidence}: it is a share of the seeds. Use more than 0 and less than 1.`,
    )
  }
  const taken = await takeScenario(scenario)
  const found = await planned(how, (planning) =>
    solveScenario(taken, { name, targets, between, confidence, replications }, planning),
  )
  return veilOf(taken).data(found)
}
