import { thisMachine } from '../disk/machine.ts'
import { takeScenario } from '../disk/take-scenario.ts'
import { writtenScenario } from '../disk/written-scenario.ts'
import type { FuzzOptions as FuzzAroundOptions } from '../fuzz/fuzz.ts'
import { checkGiven } from '../rehearse/check-given.ts'
import type { Fuzzed, FuzzFailure } from '../report/fuzzed.ts'
import { veilOf } from '../report/veil.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

/** What is fuzzed, and for how long. */
export interface FuzzOptions extends Omit<FuzzAroundOptions, 'around'> {
  /** Its webhooks, mappings, payloads, flows and settings stay as they are; other services answer, to other
   *  leads. Default: scenarios of every kind. */
  readonly scenario?: Scenario | ScenarioInput
}

/**
 * Rehearses scenario after scenario, drawn from a seed, until a check fails; then smaller ones, to the
 * smallest that still fails it. With a scenario of yours, its webhooks stay and the services around them
 * vary. The same options give the same answer.
 *
 * What fails is never thrown: it is in `found`. Throws `UsageError` (`HOOKDRILL_USAGE`) for `runs` or a `seed` out
 * of range, and for an executor that cannot be loaded or cannot run at that fidelity, `ScenarioError`
 * (`HOOKDRILL_SCENARIO`) with every mistake in the scenario.
 *
 * ```ts
 * const fuzzed = await fuzz({ runs: 20 })
 * console.log(fuzzed.passed) // true
 * ```
 */
export async function fuzz({ scenario, ...options }: FuzzOptions = {}): Promise<Fuzzed> {
  checkGiven(options, ['handlers', 'sockets'])
  const { fuzz: fuzzScenarios } = await import('../fuzz/fuzz.ts')
  if (!scenario) return fuzzScenarios(options, thisMachine())
  const { withoutSecrets } = await import('../fuzz/without-secrets.ts')
  const written = writtenScenario(await takeScenario(scenario))
  const around = { ...written, input: withoutSecrets(written.input) }
  const fuzzed = await fuzzScenarios({ ...options, around }, thisMachine())
  // An executor may know them from elsewhere.
  return veilOf(written.input).data(fuzzed)
}

/** What `fuzz` found as a scenario file in YAML; `commands`, which replay it, go first, as comments. */
export async function failureAsYaml(
  found: FuzzFailure,
  commands: readonly string[],
): Promise<string> {
  const { failureAsYaml: asYaml } = await import('../fuzz/as-yaml.ts')
  return asYaml(found, commands)
}
