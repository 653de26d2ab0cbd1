// A scenario in any form a program has it → one to run, with other leads, seed or slots where those are
// asked for. A scenario that is checked is never changed: what it was made of is checked again, because
// much of it depends on how many leads there are (shares dealt exactly, times of arrival, assumptions).
import { UsageError } from '../errors.ts'
import type { Scenario } from '../scenario/model.ts'
import { scenarioFromValue } from '../scenario/parse.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import { permitFor } from './allowed-file.ts'
import {
  checked,
  filesAgain,
  type LoadOptions,
  readFiles,
  sourceOf,
  wellFormed,
  withOptions,
} from './load-scenario.ts'
import { onTop } from './options-on-top.ts'
import { readSamples, sampleFiles } from './read-samples.ts'

/** What mistakes in a scenario without a file are found in. Files that it names lie in the current
 *  folder, where a file of this name would be. */
export const NO_FILE = 'scenario'

/** Throws as `loadScenario` does, and `UsageError` for overrides of a scenario whose origin is unknown. */
export async function takeScenario(
  given: Scenario | ScenarioInput,
  overrides: LoadOptions = {},
): Promise<Scenario> {
  const options = optionsIn(overrides)
  if (!isChecked(given)) return define(given, options)
  return variantOf(given, options)
}

/** Those that are asked for. */
function optionsIn(options: LoadOptions): LoadOptions {
  const { leads, seed, concurrency, set = [], whatIf = [], allowPaths = [], redact } = options
  return {
    ...(set.length > 0 && { set }),
    ...(leads !== undefined && { leads }),
    ...(seed !== undefined && { seed }),
    ...(concurrency !== undefined && { concurrency }),
    ...(whatIf.length > 0 && { whatIf }),
    ...(allowPaths.length > 0 && { allowPaths }),
    ...(redact !== undefined && { redact }),
  }
}

function isChecked(given: Scenario | ScenarioInput): given is Scenario {
  return Array.isArray(given.services)
}

async function define(input: ScenarioInput, options: LoadOptions): Promise<Scenario> {
  const written = withOptions(wellFormed(scenarioFromValue(input, NO_FILE)), options)
  const permit = await permitFor(NO_FILE, options)
  const parsed = await readSamples(permit, written)
  return checked({ parsed, files: await readFiles(permit, parsed), options })
}

/**
 * The scenario checked again with more options, which are applied after those it has. The same scenario
 * when there are none. Files that they name are read. Throws as `loadScenario` does, and `UsageError` for
 * a scenario whose origin is unknown.
 */
export async function variantOf(scenario: Scenario, more: LoadOptions): Promise<Scenario> {
  const options = optionsIn(more)
  const { redact: _, ...changes } = options
  if (Object.keys(changes).length === 0) return scenario
  const source = sourceOf(scenario)
  if (!source) {
    throw new UsageError(
      `${Object.keys(changes).join(', ')}: what this scenario was made of is not known, so it cannot be checked again. Give what loadScenario or defineScenario gave, as it is.`,
    )
  }
  const { file = NO_FILE } = source
  const all = onTop(source.options, options)
  const permit = await permitFor(file, all)
  const written = withOptions(source.parsed, options)
  const parsed = await readSamples(permit, written)
  const files = await filesAgain(permit, parsed, source)
  const samples = [...new Set([...(source.samples ?? []), ...sampleFiles(file, written)])]
  return checked({ ...source, parsed, files, samples, options: all })
}
