// `hookdrill fuzz`: scenario after scenario until a check fails, and the smallest one as a file.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type { Fuzzed, FuzzFailure, FuzzReplay, Scenario } from '../index.ts'
import { checkTargets, deliver } from './deliver.ts'
import { executorFile } from './executor-file.ts'
import { EXIT } from './exit-codes.ts'
import { openProgress, type Progress } from './progress.ts'
import { addAllowPath } from './scenario-options.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const EXAMPLES = `
Examples:
  $ hookdrill fuzz --runs 100
  $ hookdrill fuzz --executor my-executor.ts --fidelity sockets --runs 1000 --seed 7
  $ hookdrill fuzz scenarios/mixed-statuses.yaml --minutes 10

An executor that is a function runs at sockets only.
Without a scenario, scenarios of every kind; with one, its webhooks, and other services around them.
Without --executor hookdrill's own, which has to come to the same at model.
A failure is written to fuzz-<seed>.yaml, or beside a file of that name; --out FILE is written over.

Exit codes: 0 every check held, 1 one failed or no call was made, 2 bad usage or scenario,
3 the machine or hookdrill failed, 130 interrupted.`

interface FuzzCommandOptions {
  readonly executor?: string
  readonly fidelity: 'handlers' | 'sockets'
  readonly runs: string
  readonly seed: string
  readonly minutes?: string
  readonly allowPath: readonly string[]
  readonly out?: string
  readonly json?: string
  readonly quiet: boolean
  readonly progress: boolean
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addAllowPath(command)
    .argument('[scenario]', 'a .yaml, .json or .ts file to stay near')
    .option('--executor <file>', 'fuzz the executor that this module exports')
    .addOption(
      command
        .createOption('--fidelity <fidelity>', 'how calls reach their service')
        .choices(['handlers', 'sockets'])
        .default('handlers'),
    )
    .option('--runs <count>', 'how many scenarios (1 to 1,000,000)', '500')
    .option('--seed <number>', 'which scenarios (0 to 4,294,967,295)', '1')
    .option('--minutes <number>', 'stop after that long, whatever is left')
    .option('--out <file>', 'where to write the smallest scenario that fails (.yaml)')
    .option('--json <file>', 'write what was found as JSON; - for stdout')
    .option('--quiet', 'print no result; the exit code tells', false)
    .option('--no-progress', 'print no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string | undefined, options: FuzzCommandOptions) =>
      done(await run(file, options)),
    )
}

async function run(file: string | undefined, options: FuzzCommandOptions): Promise<number> {
  const progress = openProgress(process.stderr, options.progress && !options.quiet)
  const stop = stopOnSignal()
  try {
    const target = targetOf(file, options)
    const scenario = file === undefined ? undefined : await openScenario(file, target, options)
    await checkTargets(FILES, { ...options, out: target }, [file, options.executor])
    const fuzzed = await fuzzAll(scenario, options, { progress, signal: stop.signal })
    progress.end()
    const { found } = fuzzed
    const replay = found && (await writeFailure(found, { file, target, options }))
    await deliverFuzzed(fuzzed, replay ?? undefined, options)
    if (fuzzed.ended === 'interrupted') return EXIT.interrupted
    return fuzzed.passed ? EXIT.passed : EXIT.failed
  } finally {
    progress.end()
    stop.release()
  }
}

async function fuzzAll(
  scenario: Scenario | undefined,
  options: FuzzCommandOptions,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<Fuzzed> {
  const { FUZZ_LIMITS, fuzz, fuzzLine } = await import('../index.ts')
  const runs = wholeNumber(options, { option: 'runs', ...FUZZ_LIMITS.runs })
  const seed = wholeNumber(options, { option: 'seed', ...FUZZ_LIMITS.seed })
  const until = timeUp(options.minutes)
  const executor = await executorFile(options)
  return fuzz({
    ...(scenario && { scenario }),
    ...(executor && { executor }),
    ...(until && { until }),
    fidelity: options.fidelity,
    runs,
    seed,
    signal,
    onProgress: (now) => progress.update((size) => fuzzLine(now, size)),
  })
}

/** Options that name a file to write. */
const FILES = [{ name: 'out' }, { name: 'json' }] as const

/** The file that a failure is written to, if no other is there. */
function targetOf(file: string | undefined, { out, seed }: FuzzCommandOptions): string {
  const target = out ?? `fuzz-${seed}.yaml`
  if (!/\.ya?ml$/i.test(target)) {
    throw new UsageError(`--out "${target}": it will be YAML. Name it with .yaml at the end.`)
  }
  if (file !== undefined && resolve(file) === resolve(target)) {
    throw new UsageError(`--out "${target}": that is the scenario itself. Name another file.`)
  }
  return target
}

/** Throws at once where the failure could not be written later. */
async function openScenario(
  file: string,
  target: string,
  { allowPath: allowPaths }: FuzzCommandOptions,
): Promise<Scenario> {
  const { loadScenario, sourceFor, writtenScenario } = await import('../index.ts')
  const scenario = await loadScenario(file, { allowPaths })
  sourceFor(writtenScenario(scenario).input, { file, target })
  return scenario
}

/** A file that was named is written over, as with every command; the one we name is a new one. */
async function writeFailure(
  found: FuzzFailure,
  {
    file,
    target,
    options,
  }: { file: string | undefined; target: string; options: FuzzCommandOptions },
): Promise<FuzzReplay> {
  const { failureAsYaml, shellQuoted, sourceFor, writeBeside, writeWhole } = await import(
    '../index.ts'
  )
  const scenario = file === undefined ? found.scenario : sourceFor(found.scenario, { file, target })
  const commandsFor = (name: string): readonly string[] =>
    replayCommands(name, found, options).map((words) => words.map(shellQuoted).join(' '))
  const textFor = (name: string) => failureAsYaml({ ...found, scenario }, commandsFor(name))
  if (options.out === undefined) {
    const written = await writeBeside(target, textFor)
    return { file: written, commands: commandsFor(written) }
  }
  await writeWhole(target, await textFor(target))
  return { file: target, commands: commandsFor(target) }
}

/** Words of each command. */
function replayCommands(
  name: string,
  { comparedWith }: FuzzFailure,
  { executor, fidelity, allowPath }: FuzzCommandOptions,
): readonly (readonly string[])[] {
  const command = (at: string): readonly string[] => [
    ...['hookdrill', 'run', name],
    ...allowPath.flatMap((folder) => ['--allow-path', folder]),
    ...(at === 'handlers' ? [] : ['--fidelity', at]),
    ...(executor === undefined ? [] : ['--executor', executor]),
  ]
  return [command(fidelity), ...(comparedWith === undefined ? [] : [command(comparedWith)])]
}

async function deliverFuzzed(
  fuzzed: Fuzzed,
  replay: FuzzReplay | undefined,
  options: FuzzCommandOptions,
): Promise<void> {
  const { dataAsJson, fuzzedAsText } = await import('../index.ts')
  const result = {
    formats: [{ name: 'json', text: () => dataAsJson({ ...fuzzed, ...replay }) }] as const,
    terminal: () => fuzzedAsText(fuzzed, replay),
  }
  await deliver(result, options)
}

function wholeNumber(
  options: FuzzCommandOptions,
  { option, min, max }: { option: 'runs' | 'seed'; min: number; max: number },
): number {
  const { [option]: text } = options
  const number = /^\d{1,10}$/.test(text) ? Number(text) : -1
  if (number >= min && number <= max) return number
  throw new UsageError(`--${option} "${text}": write a whole number from ${min} to ${max}.`)
}

const MINUTES_MAX = 10_000

function timeUp(minutes: string | undefined): AbortSignal | undefined {
  if (minutes === undefined) return undefined
  const number = /^\d+(\.\d+)?$/.test(minutes) ? Number(minutes) : 0
  if (number > 0 && number <= MINUTES_MAX) return AbortSignal.timeout(number * 60_000)
  throw new UsageError(
    `--minutes "${minutes}": write a number above 0, up to ${MINUTES_MAX}: 0.5 or 10.`,
  )
}
