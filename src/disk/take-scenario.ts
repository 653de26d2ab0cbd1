// A scenario in any form a program has it → one to run, with other leads, seed or slots where those are
// asked for. A scenario that is checked is never changed: what it was made of is checked again, because
// much of it depends on how many leads there are (shares dealt exactly, times of arrival, assumptions).
import { UsageError } from '../errors.ts'
import type { Scenario } from '../scenario/model.ts'
import { scenarioFromValue } from '../scenario/parse.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import {
  checked,
  type LoadOptions,
  type Overrides,
  readFiles,
  sourceOf,
  wellFormed,
  withOptions,
} from './load-scenario.ts'
import { readSamples } from './read-samples.ts'

/** What mistakes in a scenario without a file are found in. Files that it names lie in the current
 *  folder, where a file of this name would be. */
export const NO_FILE = 'scenario'

/** Throws as `loadScenario` does, and `UsageError` for overrides of a scenario whose origin is unknown. */
export async function takeScenario(
  given: Scenario | ScenarioInput,
  { leads, seed, concurrency }: Overrides = {},
): Promise<Scenario> {
  const asked = Object.entries({ leads, seed, concurrency }).filter(
    ([, value]) => value !== undefined,
  )
  const options: Overrides = Object.fromEntries(asked)
  if (!isChecked(given)) return define(given, options)
  return asked.length === 0 ? given : checkAgain(given, options)
}

/** The same scenario with more of it overridden. Throws as `loadScenario` does, and `UsageError` for a
 *  scenario whose origin is unknown. */
export async function variantOf(scenario: Scenario, options: LoadOptions): Promise<Scenario> {
  const source = sourceOf(scenario)
  if (!source) throw originUnknown(options)
  const { file = NO_FILE } = source
  const parsed = await readSamples(file, withOptions(source.parsed, options))
  const set = [...(source.options.set ?? []), ...(options.set ?? [])]
  return checked({ ...source, parsed, options: { ...source.options, ...options, set } })
}

function isChecked(given: Scenario | ScenarioInput): given is Scenario {
  return Array.isArray(given.services)
}

async function define(input: ScenarioInput, options: LoadOptions): Promise<Scenario> {
  const written = withOptions(wellFormed(scenarioFromValue(input, NO_FILE)), options)
  const parsed = await readSamples(NO_FILE, written)
  return checked({ parsed, files: await readFiles(NO_FILE, parsed), options })
}

function checkAgain(scenario: Scenario, overrides: Overrides): Scenario {
  const source = sourceOf(scenario)
  if (!source) throw originUnknown(overrides)
  const parsed = withOptions(source.parsed, overrides)
  return checked({ ...source, parsed, options: { ...source.options, ...overrides } })
}

function originUnknown(options: LoadOptions): UsageError {
  return new UsageError(
    `${Object.keys(options).join(', ')}: what this scenario was made of is not known, so it cannot be checked again. Give what loadScenario or defineScenario gave, as it is.`,
  )
}
