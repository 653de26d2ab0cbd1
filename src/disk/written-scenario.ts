// A scenario that was checked → as it is written, for whoever writes another from it.
import { dirname, relative, resolve } from 'node:path'
import { UsageError } from '../errors.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioFiles } from '../scenario/normalize.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import { fileNamed, isBeside } from './allowed-file.ts'
import { sourceOf } from './load-scenario.ts'

/** Throws `UsageError` where what it was made of is not known. */
export function writtenScenario(scenario: Scenario): {
  readonly input: ScenarioInput
  readonly files: ScenarioFiles
} {
  const source = sourceOf(scenario)
  if (!source) {
    throw new UsageError(
      'What this scenario was made of is not known. Give what loadScenario or defineScenario gave, as it is.',
    )
  }
  return { input: source.parsed.input as ScenarioInput, files: source.files } // it has no mistakes
}

/** The scenario as it has to be written into another file, which must find the files that it names.
 *  Throws `UsageError` where a scenario may not name them from there. */
export function sourceFor(
  input: ScenarioInput,
  { file, target }: { readonly file: string; readonly target: string },
): ScenarioInput {
  const folder = resolve(dirname(target))
  const renamed = (name: string): string => {
    const from = relative(folder, resolve(fileNamed(file, name)))
    // What it names outside its own folder was allowed, and is where it was.
    if (isBeside(from) || !isBeside(name)) return from
    throw new UsageError(
      `"${target}": the scenario names ${name}, and may do so only from the folder of that file or one above it. Write into one of those, with --out.`,
    )
  }
  const { leads, handlers, ...rest } = input
  const { from, describe, ...others } = leads ?? {}
  return {
    ...rest,
    ...(handlers !== undefined && { handlers: renamed(handlers) }),
    ...(leads && {
      leads: {
        ...others,
        ...(from !== undefined && { from: renamed(from) }),
        ...(describe !== undefined && { describe: renamed(describe) }),
      },
    }),
  }
}
