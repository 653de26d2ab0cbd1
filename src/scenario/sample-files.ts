// What names a file of durations (a latency its samples, arrivals their times) gets what is in it in
// place of its name, before anything else looks at the scenario: from there on a file and a list are the
// same.
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { type Finding, grouped, type Path } from './finding.ts'
import type { ParsedScenario } from './parse.ts'
import { type SamplesMistake, samplesFromCsv } from './samples-from-csv.ts'
import { isMapping, membersOf, valueAt, withoutValueAt, withValueAt } from './tree.ts'
import { writtenCampaigns } from './written-flow.ts'

/** Most samples of all files together. They are kept in memory, and more say hardly more. */
const SAMPLES_MAX = 100_000

/** The text of a file, or why there is none. */
export type SampleFile =
  | { readonly text: string; readonly mistake?: never }
  | { readonly texts?: never; readonly mistake: SamplesMistake }

/** The files that are named, each once. */
export function sampleFileNames({ input }: ParsedScenario): readonly string[] {
  return [...new Set(listsByFile(input).map(({ name }) => name))]
}

/** The scenario with the samples of its files, by name, in it. */
export function withSampleFiles(
  parsed: ParsedScenario,
  files: ReadonlyMap<string, SampleFile>,
): ParsedScenario {
  let { input } = parsed
  let left = SAMPLES_MAX
  const findings: Finding[] = []
  for (const { path, key, name, column } of listsByFile(input)) {
    const file = files.get(name)
    if (!file) continue
    const { texts = [], mistake } = file.mistake
      ? file
      : samplesFromCsv({ name, text: file.text, column, areTimes: key === 'from' })
    left -= texts.length
    const wrong = left < 0 ? TOO_MANY : mistake
    if (wrong) findings.push({ path: [...path, key], ...wrong, code: 'bad-csv' })
    else input = withList(input, [...path, key], texts)
  }
  return { ...parsed, input, findings: [...parsed.findings, ...findings] }
}

function withList(input: JsonValue, path: Path, list: readonly string[]): JsonValue {
  const bare = withoutValueAt(input, [...path.slice(0, -1), 'column'])
  return withValueAt(bare, path, list)
}

const TOO_MANY: SamplesMistake = {
  rule: `The files of samples have more than ${grouped(SAMPLES_MAX)} rows.`,
  mend: 'Keep every tenth, or as many as will do.',
}

interface ListByFile {
  readonly path: Path
  readonly key: 'samples' | 'from'
  readonly name: string
  readonly column: string | undefined
}

function listsByFile(input: JsonValue): readonly ListByFile[] {
  const services = membersOf(valueAt(input, ['services'])).flatMap(([origin, service]) =>
    latenciesIn(service, ['services', origin]),
  )
  const arrivals = writtenCampaigns(input).flatMap(({ path, value }) =>
    listIn(valueAt(value, ['arrivals']), 'from', [...path, 'arrivals']),
  )
  return [...services, ...arrivals]
}

/** In all that a service has but its bodies, where anything may stand. */
function latenciesIn(value: JsonValue, path: Path): readonly ListByFile[] {
  if (isList(value)) return value.flatMap((item, index) => latenciesIn(item, [...path, index]))
  const isLatency = path.at(-1) === 'latency' || path.at(-2) === 'slowest'
  const found = isLatency ? listIn(value, 'samples', path) : []
  if (found.length > 0) return found
  return membersOf(value)
    .filter(([key]) => !BODIES.includes(key))
    .flatMap(([key, child]) => latenciesIn(child, [...path, key]))
}

function listIn(
  value: JsonValue | undefined,
  key: ListByFile['key'],
  path: Path,
): readonly ListByFile[] {
  const { [key]: name, column } = isMapping(value) ? value : {}
  if (typeof name !== 'string' || name === '') return []
  return [{ path, key, name, column: typeof column === 'string' ? column : undefined }]
}

const BODIES: readonly string[] = ['json', 'xml']
