import { takeScenario } from '../disk/take-scenario.ts'
import { UsageError } from '../errors.ts'
import type { Forecast } from '../plan/forecast/forecast.ts'
import { veilOf } from '../report/veil.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import { type PlanOptions, planned } from './planned.ts'

export interface ForecastOptions extends PlanOptions {
  /** By when a run has to be over, from its first arrival: `2h`, a duration with its unit. Default: the
   *  upper limit that the scenario expects of `totalDelay`, if it does. */
  readonly deadline?: string
  /** Runs, 1 to 10,000, each with its own seed. Default 200. */
  readonly replications?: number
}

/**
 * Runs a scenario with many seeds and says how likely it is to miss its deadline and a call to time out,
 * how long it takes, and how long calls take: each with its 95% interval.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) for a deadline that is none, `ScenarioError`
 * (`HOOKDRILL_SCENARIO`) for a scenario with mistakes.
 *
 * ```ts
 * import { forecast, loadScenario } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/documented-sum.yaml', { leads: 2_000 })
 * const { deadline } = await forecast(scenario, { deadline: '2m', replications: 20 })
 * console.log(deadline?.missed, deadline?.chance.high.toFixed(3)) // 0 0.168
 * ```
 */
export async function forecast(
  scenario: Scenario | ScenarioInput,
  { deadline, replications = 200, ...options }: ForecastOptions = {},
): Promise<Forecast> {
  const { forecastScenario } = await import('../plan/forecast/forecast.ts')
  const { readDeadline } = await import('../plan/forecast/deadline.ts')
  const asked = deadline === undefined ? undefined : readDeadline(deadline)
  if (asked === null) {
    throw new UsageError(
      `forecast: deadline "${deadline}" is not a duration. Write it like 2h or 90m.`,
    )
  }
  const taken = await takeScenario(scenario)
  const found = await planned(options, (planning) =>
    forecastScenario(taken, { replications, deadline: asked }, planning),
  )
  return veilOf(taken).data(found)
}
