// `hookdrill conform`: holds an executor to what the platform promises, case by case.
import type { Command } from 'commander'
import type { Conformance, ConformOptions, GivenExecutor } from '../index.ts'
import { EXIT } from './exit-codes.ts'
import { printResult } from './output.ts'
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

Names for --only and --off are checks, topics, cases and rules: docs/conform.md lists them.

Exit codes: 0 every case that ran passed; 1 a case failed, or none ran; 2 bad usage;
3 the machine or hookdrill failed; 130 interrupted.`

interface Options {
  readonly off: readonly string[]
  readonly only: readonly string[]
  readonly settings?: boolean
  readonly fidelity?: 'handlers' | 'sockets'
  readonly json?: string
  readonly progress: boolean
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  command
    .argument('[executor]', 'a module that exports an executor; left out, our own')
    .option('--off <name>', 'what the executor does not claim; repeatable', collect, [])
    .option('--only <name>', 'run only these; repeatable', collect, [])
    .option('--settings', 'the executor claims the optional settings too (default: ours only)')
    .addOption(
      command
        .createOption('--fidelity <fidelity>', 'default: sockets for a function, else handlers')
        .choices(['handlers', 'sockets']),
    )
    .option('--json <file>', 'write the result as JSON; - for stdout')
    .option('--no-progress', 'print no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string | undefined, options: Options) => done(await run(file, options)))
}

async function run(file: string | undefined, options: Options): Promise<number> {
  const progress = openProgress(process.stderr, options.progress)
  const stop = stopOnSignal()
  try {
    const { conform } = await import('../index.ts')
    let ran = 0
    const result = await conform(await executorOf(file), {
      ...selection(options),
      signal: stop.signal,
      onCase: ({ id }) => {
        ran++
        progress.update(() => `${ran} cases, ${id}`)
      },
    })
    progress.end()
    await deliver(result, file, options)
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

async function deliver(
  result: Conformance,
  file: string | undefined,
  options: Options,
): Promise<void> {
  const { conformanceAsJson, conformanceAsTerminal, shellQuoted, writeWhole } = await import(
    '../index.ts'
  )
  const name = file ?? 'hookdrill'
  if (options.json === '-') return printResult(conformanceAsJson(result, name))
  if (options.json !== undefined) await writeWhole(options.json, conformanceAsJson(result, name))
  const words = ['hookdrill', 'conform', ...sameAgain(file, options), '--only']
  const replay = (id: string): string => [...words, id].map(shellQuoted).join(' ')
  await printResult(conformanceAsTerminal(result, { ...paper(process.stdout), name, replay }))
}

/** What of the command line decides how a case ends. */
function sameAgain(file: string | undefined, { settings, fidelity }: Options): readonly string[] {
  return [
    ...(file === undefined ? [] : [file]),
    ...(settings ? ['--settings'] : []),
    ...(fidelity ? ['--fidelity', fidelity] : []),
  ]
}
