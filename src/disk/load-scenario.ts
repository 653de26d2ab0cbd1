// A scenario file → a `Scenario`. The ending says how it is written; overrides are applied before it is
// checked, so they obey every rule of the file. Every mistake is thrown at once.
import { type Issue, ScenarioError, UsageError } from '../errors.ts'
import { type Redact, redactedIssue } from '../report/redaction.ts'
import { veilOf } from '../report/veil.ts'
import { quoted } from '../scenario/finding.ts'
import type { HandlersFile, Scenario } from '../scenario/model.ts'
import { normalize, type ScenarioFiles } from '../scenario/normalize.ts'
import { applyOption, applyOverrides } from '../scenario/override.ts'
import {
  type Parsed,
  type ParsedScenario,
  parseScenario,
  scenarioFromValue,
} from '../scenario/parse.ts'
import { valueAt } from '../scenario/tree.ts'
import { applyWhatIfs } from '../scenario/what-if/what-if.ts'
import { fileNamed, outsideMistake, type Permit, permitFor } from './allowed-file.ts'
import { findModule, importModule, isModule } from './import-module.ts'
import { readSamples, sampleFiles } from './read-samples.ts'
import { readText } from './read-text.ts'

/** People write a few kilobytes; a machine may write some more. */
const SCENARIO_MAX_BYTES = 16 * 1_048_576
/** The keys that name a file, what it is for messages, and how long it may be: a million leads of 256 bytes
 *  each, fifty thousand fields, or what a bundler makes of a module. */
const FILES = {
  from: { path: ['leads', 'from'], what: 'leads', maxBytes: 256 * 1_048_576 },
  describe: {
    path: ['leads', 'describe'],
    what: 'description of fields',
    maxBytes: 16 * 1_048_576,
  },
  handlers: { path: ['handlers'], what: 'handlers', maxBytes: 16 * 1_048_576 },
} as const

/** Options with a name of their own, as if they were written in the scenario; text as on a command
 *  line. */
export interface Overrides {
  /** `leads.count`: leads in the run, 1 to 100,000,000; of a file, its first ones. Default: the
   *  scenario's; where it says nothing 1,000, or all of its file. */
  readonly leads?: number | string | undefined
  /** `seed`: everything random follows from it, 0 to 4,294,967,295. Default: the scenario's, else 1. */
  readonly seed?: number | string | undefined
  /** `instance.concurrency`: slots, and so calls in flight at once, 1 to 10,000. Default: the scenario's,
   *  else 1, the documented arithmetic (decision 1). */
  readonly concurrency?: number | string | undefined
}

export interface LoadOptions extends Overrides {
  /** `path=value` overrides of any value, applied in order and before the others. */
  readonly set?: readonly string[]
  /** Changes with a meaning, such as `slots=20`, applied in order and after all others
   *  (docs/what-if.md). */
  readonly whatIf?: readonly string[]
  /** Folders besides the scenario's own that the files it names may lie in, as seen from the current one
   *  (docs/security.md). Default none. */
  readonly allowPaths?: readonly string[]
  /** `leads`: what is wrong with a file of leads, or with a value of theirs, is told without that value
   *  (docs/security.md). Default: with it. */
  readonly redact?: Redact
}

/** What a scenario was made of: enough to check it again with other options, and to name it. */
export interface Source {
  /** With samples and options in it. */
  readonly parsed: ParsedScenario
  readonly files: ScenarioFiles
  /** Files of durations, whose rows are in `parsed`. */
  readonly samples?: readonly string[]
  /** As it was named; `undefined` for one that a program holds. */
  readonly file?: string
  /** What was asked for beside the file. */
  readonly options: LoadOptions
}

/** Kept beside the scenarios and not in them: a scenario is plain data, whoever it comes from. */
const sources = new WeakMap<Scenario, Source>()

/** `undefined` for a scenario that was not checked here. */
export function sourceOf(scenario: Scenario): Source | undefined {
  return sources.get(scenario)
}

/**
 * Loads, checks and freezes a scenario: `.yaml`, `.yml` or `.json` text, or the default export of a
 * `.ts`, `.js` or `.mjs` module. What is in `options` obeys every rule of the file. Files that it names
 * lie in its folder or below, or in those of `allowPaths`.
 *
 * Throws `ScenarioError` (`HOOKDRILL_SCENARIO`) with every mistake as an issue with its code
 * (docs/bad-input.md), `UsageError` (`HOOKDRILL_USAGE`) when there is no such file or an override names
 * nothing, `EnvironmentError` (`HOOKDRILL_ENVIRONMENT`) when a file cannot be read.
 *
 * ```ts
 * import { loadScenario } from 'hookdrill'
 *
 * const set = ['instance.timeout=10s']
 * const scenario = await loadScenario('scenarios/black-hole.yaml', { leads: 500, set })
 * console.log(scenario.leads.count, scenario.instance.timeoutUs) // 500 10000000
 * ```
 */
export async function loadScenario(file: string, options: LoadOptions = {}): Promise<Scenario> {
  const permit = await permitFor(file, options)
  const written = withOptions(wellFormed(await parseFile(file)), options)
  const parsed = await readSamples(permit, written)
  const files = await readFiles(permit, parsed)
  return checked({ parsed, files, samples: sampleFiles(file, written), file, options })
}

/** Throws `ScenarioError` for what cannot be read at all. */
export function wellFormed(parsed: Parsed): ParsedScenario {
  if ('issues' in parsed) throw new ScenarioError(parsed.issues)
  return parsed
}

/** The scenario of a source. Throws `ScenarioError` with every mistake. */
export function checked(source: Source): Scenario {
  const normalized = normalize(source.parsed, source.files)
  if ('issues' in normalized) {
    const { parsed, options } = source
    const told = options.redact ? normalized.issues.map(redactedIssue) : normalized.issues
    throw new ScenarioError(veilOf(parsed.input).data(told))
  }
  sources.set(normalized.scenario, source)
  return normalized.scenario
}

/** What is in the file, before it is checked. */
export async function parseFile(file: string): Promise<Parsed> {
  if (isModule(file)) return scenarioFromValue(await exportedBy(file), file)
  const text = await readText({ file, what: 'scenario', maxBytes: SCENARIO_MAX_BYTES })
  return parseScenario(text, file)
}

async function exportedBy(file: string): Promise<unknown> {
  await findModule({ file, what: 'scenario' })
  const module = await importModule({ file, what: 'scenario' })
  const found: unknown = Reflect.get(module, 'default')
  refuseExecutor(found, file)
  return found
}

/** Where one command takes the executor, another takes the scenario. */
function refuseExecutor(found: unknown, file: string): void {
  const isExecutor =
    typeof found === 'function' || typeof Reflect.get(Object(found), 'execute') === 'function'
  if (!isExecutor) return
  throw new UsageError(
    `scenario "${file}": it exports an executor. Name a scenario here, and the executor with --executor.`,
  )
}

/** As if the options were written in the file. */
export function withOptions(parsed: ParsedScenario, options: LoadOptions): ParsedScenario {
  const { leads, seed, concurrency, set = [], whatIf = [] } = options
  const given = [
    { path: ['leads', 'count'], option: '--leads', value: leads },
    { path: ['seed'], option: '--seed', value: seed },
    { path: ['instance', 'concurrency'], option: '--concurrency', value: concurrency },
  ]
  const written = given.reduce(
    (before, { value, ...option }) =>
      value === undefined ? before : applyOption(before, { ...option, value }),
    applyOverrides(parsed, set),
  )
  return applyWhatIfs(written, whatIf)
}

type FileKey = keyof typeof FILES

const FILE_KEYS: readonly FileKey[] = ['from', 'describe', 'handlers']

/** The files that a scenario names, or those under some keys. Throws `ScenarioError` for one that it may not
 *  read, else as `readText` does. */
export async function readFiles(
  permit: Permit,
  parsed: ParsedScenario,
  keys: readonly FileKey[] = FILE_KEYS,
): Promise<ScenarioFiles> {
  const outside = await Promise.all(keys.map((key) => outsideIssues(permit, key, parsed)))
  if (outside.flat().length > 0) throw new ScenarioError(outside.flat())
  const read = keys.map(async (key) => [key, await readNamed(permit, key, parsed)] as const)
  return Object.fromEntries(await Promise.all(read))
}

/** The files of a scenario that was changed: as they were, but for those that other names stand for. */
export async function filesAgain(
  permit: Permit,
  parsed: ParsedScenario,
  before: Pick<Source, 'parsed' | 'files'>,
): Promise<ScenarioFiles> {
  const isOther = (key: FileKey): boolean => nameAt(key, parsed) !== nameAt(key, before.parsed)
  const keys = FILE_KEYS.filter(isOther)
  return { ...before.files, ...(await readFiles(permit, parsed, keys)) }
}

async function outsideIssues(
  permit: Permit,
  key: FileKey,
  parsed: ParsedScenario,
): Promise<readonly Issue[]> {
  const name = nameAt(key, parsed) ?? ''
  const mistake = await outsideMistake(name, permit)
  if (!mistake) return []
  const { path } = FILES[key]
  const place = parsed.locate(path, 'value')
  return [{ path: path.join('.'), got: quoted(name), ...mistake, ...(place && { place }) }]
}

async function readNamed(
  { scenario }: Permit,
  key: FileKey,
  parsed: ParsedScenario,
): Promise<HandlersFile | undefined> {
  const name = nameAt(key, parsed)
  if (name === undefined) return undefined
  const file = fileNamed(scenario, name)
  return { name, file, text: await readText({ file, ...FILES[key] }) }
}

function nameAt(key: FileKey, { input }: ParsedScenario): string | undefined {
  const name = valueAt(input, FILES[key].path)
  return typeof name === 'string' && name !== '' ? name : undefined
}
