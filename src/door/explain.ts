import type { LoadOptions } from '../disk/load-scenario.ts'
import { thisMachine } from '../disk/machine.ts'
import { takeScenario } from '../disk/take-scenario.ts'
import type { Redact } from '../report/redaction.ts'
import type { Story } from '../report/story.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

export interface ExplainOptions extends LoadOptions {
  /** `leads`: tells the story without any value of the lead (docs/security.md). Default: with all. */
  readonly redact?: Redact
}

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
  options: ExplainOptions = {},
): Promise<Story> {
  const { explain: explainLead } = await import('../rehearse/explain.ts')
  const taken = await takeScenario(scenario, options)
  return explainLead(taken, leadIndex, thisMachine(), { redact: options.redact })
}
