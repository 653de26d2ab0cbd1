import { extname } from 'node:path'
import { plainYaml } from '../report/plain-yaml.ts'
import type { Scenario } from '../scenario/model.ts'
import { sourceOf } from './load-scenario.ts'
import { writeBeside } from './write-beside.ts'
import { writtenScenario } from './written-scenario.ts'

/** Writes a scenario with all that was overridden into a new file beside its own, and gives its name. What
 *  was a comment is lost. Throws `UsageError` where what it was made of is not known, `EnvironmentError`
 *  where it cannot be written. */
export async function saveScenario(scenario: Scenario): Promise<string> {
  const { input } = writtenScenario(scenario)
  const file = sourceOf(scenario)?.file ?? 'scenario.yaml'
  const target = `${file.slice(0, file.length - extname(file).length)}.yaml`
  return writeBeside(target, async () => plainYaml(input))
}
