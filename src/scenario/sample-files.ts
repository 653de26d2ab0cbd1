// Latencies that name a file of samples get what is in it in place of its name, before anything else
// looks at the scenario: from there on a file and a list are the same.
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { type Finding, grouped, type Path } from './finding.ts'
import type { ParsedScenario } from './parse.ts'
import { type SamplesMistake, samplesFromCsv } from './samples-from-csv.ts'
import { isMapping, membersOf, valueAt, withoutValueAt, withValueAt } from './tree.ts'

/** Most samples of all files together. They are kept in memory, and more say hardly more. */
const SAMPLES_MAX = 100_000

/** The text of a file, or why there is none. */
export type SampleFile =
  | { readonly text: string; readonly mistake?: never }
  | { readonly texts?: never; readonly mistake: SamplesMistake }

/** The files that latencies name, each once. */
export function sampleFileNames({ input }: ParsedScenario): readonly string[] {
  return [...new Set(latenciesByFile(input).map(({ name }) => name))]
}

/** The scenario with the samples of its files, by name, in it. */
export function withSampleFiles(
  parsed: ParsedScenario,
  files: ReadonlyMap<string, SampleFile>,
): ParsedScenario {
  let { input } = parsed
  let left = SAMPLES_MAX
  const findings: Finding[] = []
  for (const { path, name, column } of latenciesByFile(input)) {
    const file = files.get(name)
    if (!file) continue
    const { texts = [], mistake } = file.mistake
      ? file
      : samplesFromCsv({ name, text: file.text, column })
    left -= texts.length
    const wrong = left < 0 ? TOO_MANY : mistake
    if (wrong) findings.push({ path: [...path, 'samples'], ...wrong, code: 'bad-csv' })
    else input = withSamples(input, path, texts)
  }
  return { ...parsed, input, findings: [...parsed.findings, ...findings] }
}

function withSamples(input: JsonValue, path: Path, samples: readonly string[]): JsonValue {
  const bare = withoutValueAt(input, [...path, 'column'])
  return withValueAt(bare, [...path, 'samples'], samples)
}

const TOO_MANY: SamplesMistake = {
  rule: `The files of samples have more than ${grouped(SAMPLES_MAX)} rows.`,
  mend: 'Keep every tenth, or as many as will do.',
}

interface LatencyByFile {
  readonly path: Path
  readonly name: string
  readonly column: string | undefined
}

function latenciesByFile(input: JsonValue): readonly LatencyByFile[] {
  const services = membersOf(valueAt(input, ['services']))
  return services.flatMap(([origin, service]) => inside(service, ['services', origin]))
}

/** In all that a service has but its bodies, where anything may stand. */
function inside(value: JsonValue, path: Path): readonly LatencyByFile[] {
  if (isList(value)) return value.flatMap((item, index) => inside(item, [...path, index]))
  const { samples: name, column } = isMapping(value) && path.at(-1) === 'latency' ? value : {}
  if (typeof name === 'string' && name !== '') {
    return [{ path, name, column: typeof column === 'string' ? column : undefined }]
  }
  return membersOf(value)
    .filter(([key]) => !BODIES.includes(key))
    .flatMap(([key, child]) => inside(child, [...path, key]))
}

const BODIES: readonly string[] = ['json', 'xml']
