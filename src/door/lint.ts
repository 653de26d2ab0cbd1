import type { LintResult } from '../disk/lint-scenario.ts'
import type { LoadOptions } from '../disk/load-scenario.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

/**
 * Says what is wrong with a scenario, or may be, without running it: every mistake that `loadScenario`
 * would throw, by its code (docs/bad-input.md), and what the rules of docs/lint.md find, each with the
 * source of its rule. Takes a file, or what `defineScenario` gave. A scenario with mistakes is linted as
 * far as it can be read.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) when there is no such file, `EnvironmentError`
 * (`HOOKDRILL_ENVIRONMENT`) when it cannot be read.
 *
 * ```ts
 * import { lint } from 'hookdrill'
 *
 * const { findings } = await lint('scenarios/documented-sum.yaml', { leads: 0 })
 * console.log(findings.map(({ id, path, mend }) => `${id} at ${path}: ${mend}`).join()) // out-of-range at leads.count: Use 1 to 100,000,000.
 * ```
 */
export async function lint(
  scenario: string | ScenarioInput,
  options: LoadOptions = {},
): Promise<LintResult> {
  const { lintScenario } = await import('../disk/lint-scenario.ts')
  return lintScenario(scenario, options)
}
