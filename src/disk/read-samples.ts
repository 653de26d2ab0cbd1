import { UsageError } from '../errors.ts'
import { quoted } from '../scenario/finding.ts'
import type { ParsedScenario } from '../scenario/parse.ts'
import { type SampleFile, sampleFileNames, withSampleFiles } from '../scenario/sample-files.ts'
import { fileNamed, outsideMistake, type Permit } from './allowed-file.ts'
import { readText } from './read-text.ts'

/** A hundred thousand rows of a table with long lines. */
const SAMPLES_MAX_BYTES = 64 * 1_048_576

/** Where the files of durations are that a scenario names, before what is in them takes their place. */
export function sampleFiles(scenario: string, parsed: ParsedScenario): readonly string[] {
  return sampleFileNames(parsed).map((name) => fileNamed(scenario, name))
}

/** The scenario with what is in the files of durations that its latencies and arrivals name. A file that is not
 *  there is one mistake among others. Throws `EnvironmentError` for one that the system does not read. */
export async function readSamples(permit: Permit, parsed: ParsedScenario): Promise<ParsedScenario> {
  const named = sampleFileNames(parsed).map(
    async (name) => [name, await readFile(permit, name)] as const,
  )
  return withSampleFiles(parsed, new Map(await Promise.all(named)))
}

async function readFile(permit: Permit, name: string): Promise<SampleFile> {
  const outside = await outsideMistake(name, permit)
  if (outside) return { mistake: { ...outside, got: quoted(name) } }
  const file = fileNamed(permit.scenario, name)
  try {
    return {
      text: await readText({ file, what: 'list of durations', maxBytes: SAMPLES_MAX_BYTES }),
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const mend = 'Name a file beside the scenario.'
    return { mistake: { rule: error.message, mend } }
  }
}
