import { takeScenario } from '../disk/take-scenario.ts'
import { UsageError } from '../errors.ts'
import type { Sweep } from '../plan/sweep/sweep.ts'
import { veilOf } from '../report/veil.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import type { Metric } from '../verify/expectation.ts'
import { type PlanOptions, planned } from './planned.ts'

export interface SweepOptions extends PlanOptions {
  /** What is varied, at least one: `concurrency=1,5,20`, `services.*.latency.p99=200ms..5s:6`. */
  readonly vary: readonly string[]
  /** Runs of each point, 1 to 10,000, each with its own seed. Default 5. */
  readonly replications?: number
  /** What the picture is of. Default `totalDelay`; every other is in the data. */
  readonly metric?: Metric
}

/**
 * Runs a scenario at every combination of some of its values, all with the same seeds, and gives every
 * figure with the interval that its mean lies in.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) for what cannot be varied so, `ScenarioError`
 * (`HOOKDRILL_SCENARIO`) where a value is none that the scenario may have.
 *
 * ```ts
 * import { loadScenario, sweep } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/documented-sum.yaml', { leads: 2_000 })
 * const { points } = await sweep(scenario, { vary: ['concurrency=1,20'], replications: 1 })
 * console.log(points.map(({ figures }) => figures.totalDelay?.mean)) // [ 100000, 5000 ]
 * ```
 */
export async function sweep(
  scenario: Scenario | ScenarioInput,
  { vary, replications = 5, metric = 'totalDelay', ...options }: SweepOptions,
): Promise<Sweep> {
  const { sweepScenario } = await import('../plan/sweep/sweep.ts')
  const { parseAxis } = await import('../plan/axis.ts')
  if (vary.length === 0) throw new UsageError(NOTHING_VARIED)
  const axes = vary.map(parseAxis)
  const taken = await takeScenario(scenario)
  const found = await planned(options, (planning) =>
    sweepScenario(taken, { axes, replications, metric }, planning),
  )
  return veilOf(taken).data(found)
}

const NOTHING_VARIED =
  'sweep: nothing is varied. Give --vary, like --vary concurrency=1,5,20 or --vary timeout=5s..30s:6.'
