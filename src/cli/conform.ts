// `hookdrill conform`: holds an executor to what the platform promises, case by case.
import type { Command } from 'commander'
import type { Conformance, ConformOptions, GivenExecutor } from '../index.ts'
import { checkTargets, type DeliverOptions, deliver, type Targets } from './deliver.ts'
import { EXIT } from './exit-codes.ts'
import { paper } from './paper.ts'
import { openProgress } from './progress.ts'
import { collect } from './scenario-options.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const EXAMPLES = `
Examples:
  $ hookdrill conform
  $ hookdrill conform my-executor.ts
  $ hookdrill conform my-executor.ts --off no-extra-headers --off 'decision 13'
  $ hookdrill conform my-executor.ts --only time-limit --json conformance.json
  $ hookdrill conform my-executor.ts --github --junit conformance.xml

Names for --only and --off are checks, topics, cases and rules: docs/conform.md lists them.

Exit codes: 0 every case that ran passed; 1 a case failed, or none ran; 2 bad usage;
3 the machine or hookdrill failed; 130 interrupted.`

interface Options extends DeliverOptions, Targets<'json' | 'junit'> {
  readonly off: readonly string[]
  readonly only: readonly string[]
  readonly settings?: boolean
  readonly fidelity?: 'handlers' | 'sockets'
  readonly progress: boolean
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  command
    .argument('[executor]', 'a module that exports an executor; left out, our own')
    .option('--off <name>', 'what the executor does not claim; repeatable', collect, [])
    .option('--only <name>', 'run only these; repeatable', collect, [])
    .option('--settings', 'the executor claims the optional settings too, as our own does')
    .addOption(
      command
        .createOption(
          '--fidelity <fidelity>',
          'how calls reach their service; left out, sockets for a function, else handlers',
        )
        .choices(['handlers', 'sockets']),
    )
    .option('--json <file>', 'write the result as JSON; - for stdout')
    .option('--junit <file>', 'write the cases as JUnit XML; - for stdout')
    .option('--github', 'print annotations and write the step summary of GitHub Actions', false)
    .option('--quiet', 'print no result; the exit code tells', false)
    .option('--no-progress', 'print no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string | undefined, options: Options) => done(await run(file, options)))
}

async function run(file: string | undefined, options: Options): Promise<number> {
  const progress = openProgress(process.stderr, options.progress && !options.quiet)
  const stop = stopOnSignal()
  try {
    const { CONFORMANCE_FORMATS, conform, conformanceLine } = await import('../index.ts')
    await checkTargets(CONFORMANCE_FORMATS, options, [file])
    let ran = 0
    const result = await conform(await executorOf(file), {
      ...selection(options),
      signal: stop.signal,
      onCase: ({ id, state }) => {
        if (state === 'skipped') return
        ran++
        progress.update((size) => conformanceLine({ ran, id }, size))
      },
    })
    progress.end()
    await deliverConformance(result, file, options)
    if (stop.signal.aborted) return EXIT.interrupted
    return result.passed ? EXIT.passed : EXIT.failed
  } finally {
    progress.end()
    stop.release()
  }
}

async function executorOf(file: string | undefined): Promise<GivenExecutor> {
  const { hookdrillExecutor, loadExecutor } = await import('../index.ts')
  return file === undefined ? hookdrillExecutor : loadExecutor(file)
}

function selection({ off, only, settings, fidelity }: Options): ConformOptions {
  return {
    off,
    ...(only.length > 0 && { only }),
    ...(settings !== undefined && { settings }),
    ...(fidelity && { fidelity }),
  }
}

async function deliverConformance(
  conformance: Conformance,
  file: string | undefined,
  options: Options,
): Promise<void> {
  const { CONFORMANCE_FORMATS, conformanceAsSuite, conformanceAsTerminal, shellQuoted } =
    await import('../index.ts')
  const words = ['hookdrill', 'conform', ...sameAgain(file, options), '--only']
  const told = {
    name: file ?? 'hookdrill',
    replay: (id: string) => [...words, id].map(shellQuoted).join(' '),
  }
  const result = {
    formats: CONFORMANCE_FORMATS.map(({ name, write }) => ({
      name,
      text: () => write(conformance, told),
    })),
    terminal: () => conformanceAsTerminal(conformance, { ...paper(process.stdout), ...told }),
    suite: () => conformanceAsSuite(conformance, told),
  }
  await deliver(result, options)
}

/** What of the command line decides how a case ends. */
function sameAgain(file: string | undefined, { settings, fidelity }: Options): readonly string[] {
  return [
    ...(file === undefined ? [] : [file]),
    ...(settings ? ['--settings'] : []),
    ...(fidelity ? ['--fidelity', fidelity] : []),
  ]
}
