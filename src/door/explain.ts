import type { LoadOptions } from '../disk/load-scenario.ts'
import { thisMachine } from '../disk/machine.ts'
import { takeScenario } from '../disk/take-scenario.ts'
import { explain as explainLead } from '../rehearse/explain.ts'
import type { Story } from '../report/story.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

/**
 * Explains one lead of a scenario: its fields, each token before and after encoding, the request, the
 * reply, each mapping and why. The lead goes among all others, at `handlers`, with hookdrill's executor.
 * `leadIndex` counts from 0; scenario and overrides are as for `simulate`, and so is what is thrown:
 * `UsageError` for a lead that is not there.
 *
 * ```ts
 * import { explain, loadScenario } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/mixed-statuses.yaml')
 * const story = await explain(scenario, 7, { leads: 200 })
 * console.log(story.calls.map(({ outcome }) => outcome.name)) // [ 'mapped' ]
 * ```
 */
export async function explain(
  scenario: Scenario | ScenarioInput,
  leadIndex: number,
  overrides: LoadOptions = {},
): Promise<Story> {
  return explainLead(await takeScenario(scenario, overrides), leadIndex, thisMachine())
}
