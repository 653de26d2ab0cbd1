import { thisMachine } from '../disk/machine.ts'
import { takeScenario } from '../disk/take-scenario.ts'
import { UsageError } from '../errors.ts'
import type { Report } from '../report/report.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

export interface CrossCheckOptions {
  /** Stops it; the report is then given back as it was. */
  readonly signal?: AbortSignal
  /** Told what is run next, in words. */
  readonly onStep?: (what: string) => void
}

/**
 * Works a scenario out in other ways, and adds to its report whether they agree: by formula where there is
 * one (else between bounds), at `model`, at `handlers`, and for some leads over real HTTP on this machine.
 * Takes a few seconds of real time.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) for a report of another fidelity than `model` or `handlers`.
 *
 * ```ts
 * import { crossCheck, loadScenario, simulate } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/documented-sum.yaml', { leads: 20 })
 * const report = await crossCheck(scenario, await simulate(scenario))
 * console.log(report.crossCheck?.passed) // true
 * ```
 */
export async function crossCheck(
  scenario: Scenario | ScenarioInput,
  report: Report,
  { signal, onStep }: CrossCheckOptions = {},
): Promise<Report> {
  const { fidelity } = report.scenario
  if (fidelity !== 'model' && fidelity !== 'handlers') {
    throw new UsageError(
      `crossCheck "${fidelity}": it compares a report at model or handlers with the others, wire among them. Use one of those two.`,
    )
  }
  const { crossCheckScenario } = await import('../plan/cross-check/cross-check.ts')
  const taken = await takeScenario(scenario)
  const machine = thisMachine()
  const checked = report.partial
    ? undefined
    : await crossCheckScenario(taken, { report, machine, signal, onStep })
  return checked ? { ...report, crossCheck: checked } : { ...report, partial: true }
}
