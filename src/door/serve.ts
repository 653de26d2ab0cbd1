import { thisMachine } from '../disk/machine.ts'
import { takeScenario } from '../disk/take-scenario.ts'
import type { ServeOptions, Serving } from '../rehearse/serve.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

/**
 * Serves a scenario's services over real HTTP, in real time, until it is stopped. Throws
 * `EnvironmentError` (`HOOKDRILL_ENVIRONMENT`) where it cannot listen, `UsageError` (`HOOKDRILL_USAGE`) for a
 * host or port that is none.
 *
 * ```ts
 * import { loadScenario, serve } from 'hookdrill'
 *
 * const serving = await serve(await loadScenario('scenarios/documented-sum.yaml'), { port: 0 })
 * console.log((await fetch(serving.services[0].url)).status) // 200
 * await serving.stop()
 * ```
 */
export async function serve(
  scenario: Scenario | ScenarioInput,
  options: ServeOptions = {},
): Promise<Serving> {
  const { serve: serveScenario } = await import('../rehearse/serve.ts')
  return serveScenario(await takeScenario(scenario), options, thisMachine())
}
