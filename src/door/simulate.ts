import type { LoadOptions } from '../disk/load-scenario.ts'
import { thisMachine } from '../disk/machine.ts'
import { replayOf } from '../disk/replay.ts'
import { takeScenario } from '../disk/take-scenario.ts'
import { checkGiven } from '../rehearse/check-given.ts'
import { type RehearseOptions, rehearse } from '../rehearse/rehearse.ts'
import { rehearseOnWire } from '../rehearse/rehearse-on-wire.ts'
import type { Report } from '../report/report.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

/** How a scenario is rehearsed, and with which of its leads, luck and slots. */
export interface SimulateOptions extends RehearseOptions, LoadOptions {}

/**
 * Rehearses a scenario in virtual time (real at `wire`) and reports: total execution delay, timeouts, who
 * spent the time, and a verdict on every call. The same scenario, options and seed give the same report,
 * digest and all, but for its `run` block.
 *
 * Takes what `loadScenario` gave, or what `defineScenario` did; files that the latter names lie in the
 * current folder. `set`, `leads`, `seed`, `concurrency` and `whatIf` are checked as if they were written in it.
 *
 * What an executor does wrong is never thrown: it is in `report.verdict`. Throws `ScenarioError`
 * (`HOOKDRILL_SCENARIO`) with every mistake in the scenario or those options, `UsageError`
 * (`HOOKDRILL_USAGE`) for a fidelity that the scenario, the executor or the number of leads rules out and
 * for a lead that is not there, `EnvironmentError` (`HOOKDRILL_ENVIRONMENT`) where disk or network fail.
 *
 * ```ts
 * import { loadScenario, simulate } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/documented-sum.yaml')
 * const report = await simulate(scenario, { leads: 2_000, concurrency: 20 })
 * console.log(report.delay.text, report.verdict.passed) // 5 s true
 * ```
 */
export async function simulate(
  scenario: Scenario | ScenarioInput,
  options: SimulateOptions = {},
): Promise<Report> {
  checkGiven(options, ['model', 'handlers', 'sockets', 'wire'])
  const taken = await takeScenario(scenario, options)
  const run = options.fidelity === 'wire' ? rehearseOnWire : rehearse
  const replay = replayOf(taken, options)
  return run(taken, { ...(replay && { replay }), ...options }, thisMachine())
}
