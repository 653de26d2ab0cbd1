// How to see one lead of a run again. The luck of a lead depends on the seed alone, but dealt shares also
// on how many leads there are, and waiting on the slots, so every option that counts is kept. In real time
// no lead can be had again: what was met on the wire is replayed at `handlers`.
import type { Executor, PlainExecutor } from '../executor/webhook.ts'
import { shellQuoted } from '../report/shell-quoted.ts'
import type { Scenario } from '../scenario/model.ts'
import { type LoadOptions, type Source, sourceOf } from './load-scenario.ts'

/** What was rehearsed, how, and by whom. */
interface Run {
  readonly fidelity?: string
  readonly executor?: Executor | PlainExecutor | { readonly file: string }
  readonly redact?: string
}

/** The command that replays a lead, or the call of `simulate` where a command could not name what ran;
 *  `undefined` where nobody knows what the scenario was made of. */
export function replayOf(
  scenario: Scenario,
  run: Run,
): ((leadIndex: number) => string) | undefined {
  const source = sourceOf(scenario)
  if (!source) return undefined
  const { seed } = scenario
  const { executor, fidelity, redact } = run
  const executorFile = executor && 'file' in executor ? executor.file : undefined
  const isNamed = source.file !== undefined && (!executor || executorFile !== undefined)
  return isNamed
    ? command(source, { seed, fidelity, redact, executorFile })
    : call(source, { seed, fidelity, redact, hasExecutor: executor !== undefined })
}

/** The command that explains a lead, or the call of `explain` where the scenario has no file; `undefined`
 *  where nobody knows what it was made of. `seed` is what it was run with. */
export function explanationOf(
  scenario: Scenario,
  seed: number,
): ((leadIndex: number) => string) | undefined {
  const source = sourceOf(scenario)
  if (!source) return undefined
  const { file, options } = source
  if (file === undefined) {
    const { set = [], whatIf = [] } = options
    const kept = [
      ...allowedIn(options),
      ...(set.length === 0 ? [] : [`set: ${list(set)}`]),
      ...overridesIn(options),
      `seed: ${seed}`,
      ...(whatIf.length === 0 ? [] : [`whatIf: ${list(whatIf)}`]),
    ].join(', ')
    return (lead) => `explain(scenario, ${lead}, { ${kept} })`
  }
  const redact = options.redact === undefined ? [] : [`--redact ${options.redact}`]
  const kept = [...optionsIn(options), ...redact, `--seed ${seed}`].join(' ')
  return (lead) => `hookdrill explain ${shellQuoted(file)} ${kept} --lead ${lead}`
}

interface Replayed {
  readonly seed: number
  readonly fidelity: string | undefined
  readonly redact: string | undefined
}

function command(
  { file = '', options }: Source,
  {
    seed,
    fidelity,
    redact,
    executorFile,
  }: Replayed & { readonly executorFile: string | undefined },
): (lead: number) => string {
  const kept = [
    ...optionsIn(options),
    ...(fidelity === 'sockets' ? ['--fidelity sockets'] : []),
    ...(executorFile === undefined ? [] : [`--executor ${shellQuoted(executorFile)}`]),
    ...(redact === undefined ? [] : [`--redact ${redact}`]),
    `--seed ${seed}`,
  ].join(' ')
  return (lead) =>
    `hookdrill run ${shellQuoted(file)} ${kept} --lead ${lead} --calls lead-${lead}.ndjson`
}

/** What was asked for beside the file, as options of a command. The seed is said in any case. */
function optionsIn(options: LoadOptions): readonly string[] {
  const { set = [], whatIf = [], allowPaths = [], leads, concurrency } = options
  return [
    ...allowPaths.map((folder) => `--allow-path ${shellQuoted(folder)}`),
    ...set.map((override) => `--set ${shellQuoted(override)}`),
    ...whatIf.map((change) => `--what-if ${shellQuoted(change)}`),
    ...(leads === undefined ? [] : [`--leads ${leads}`]),
    ...(concurrency === undefined ? [] : [`--concurrency ${concurrency}`]),
  ]
}

function call(
  { file, options }: Source,
  { seed, fidelity, redact, hasExecutor }: Replayed & { readonly hasExecutor: boolean },
): (lead: number) => string {
  const { set = [], whatIf = [] } = options
  const overrides = [...allowedIn(options), ...(set.length === 0 ? [] : [`set: ${list(set)}`])]
  const loading = overrides.length === 0 ? [] : [`{ ${overrides.join(', ')} }`]
  const loaded = [literal(file ?? ''), ...loading].join(', ')
  const scenario = file === undefined ? 'scenario' : `await loadScenario(${loaded})`
  const kept = [
    ...(fidelity === 'sockets' ? ["fidelity: 'sockets'"] : []),
    ...(hasExecutor ? ['executor'] : []),
    ...(file === undefined ? overrides : []),
    ...overridesIn(options),
    ...(redact === undefined ? [] : [`redact: '${redact}'`]),
    `seed: ${seed}`,
    ...(whatIf.length === 0 ? [] : [`whatIf: ${list(whatIf)}`]),
  ].join(', ')
  return (lead) => `simulate(${scenario}, { ${kept}, lead: ${lead} })`
}

function allowedIn({ allowPaths = [] }: LoadOptions): readonly string[] {
  return allowPaths.length === 0 ? [] : [`allowPaths: ${list(allowPaths)}`]
}

/** Leads and slots that were asked for, as options of a program. */
function overridesIn({ leads, concurrency }: LoadOptions): readonly string[] {
  return [
    ...(leads === undefined ? [] : [`leads: ${leads}`]),
    ...(concurrency === undefined ? [] : [`concurrency: ${concurrency}`]),
  ]
}

/** A list of TypeScript's. */
function list(values: readonly string[]): string {
  return `[${values.map(literal).join(', ')}]`
}

/** A string of TypeScript's. */
function literal(value: string): string {
  return `'${value.replaceAll(/['\\]/g, '\\$&')}'`
}
