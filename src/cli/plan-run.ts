// What every command does that makes many runs: checks where the result goes, runs the plan with progress,
// delivers, and says on Ctrl-C how to go on.
import type { PlanOptions } from '../index.ts'
import { checkTargets, type DeliverOptions, deliver, type Targets } from './deliver.ts'
import { EXIT } from './exit-codes.ts'
import { type Paper, paper } from './paper.ts'
import { type PlanCommandOptions, planOptions } from './plan-options.ts'
import { openProgress } from './progress.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** What every plan comes to. */
interface Planned {
  /** True when it was stopped before its end. */
  readonly partial: boolean
}

export interface PlanCommand<Name extends string, Result extends Planned> {
  /** What is read. */
  readonly files: readonly (string | undefined)[]
  readonly formats: readonly {
    readonly name: Name
    readonly write: (result: Result) => string | Promise<string>
  }[]
  readonly plan: (how: PlanOptions & { readonly replications?: number }) => Promise<Result>
  readonly terminal: (result: Result, paper: Paper) => string
  /** Of a whole result; default 0. */
  readonly exitCode?: (result: Result) => number
}

export async function runPlan<Name extends string, Result extends Planned>(
  command: PlanCommand<Name, Result>,
  options: PlanCommandOptions & DeliverOptions & Targets<Name>,
): Promise<number> {
  const progress = openProgress(process.stderr, options.progress && !options.quiet)
  const stop = stopOnSignal()
  try {
    const { formats, plan, terminal, files } = command
    await checkTargets(formats, options, [...files, options.resume])
    const { signal } = stop
    const result = await plan(await planOptions(options, { progress, signal }))
    progress.end()
    await deliver(
      {
        formats: formats.map(({ name, write }) => ({ name, text: () => write(result) })),
        terminal: () => terminal(result, paper(process.stdout)),
      },
      options,
    )
    if (!result.partial) return command.exitCode?.(result) ?? EXIT.passed
    if (options.resume !== undefined) {
      progress.say(`The runs so far are in ${options.resume}: the same command goes on from there.`)
    }
    return EXIT.interrupted
  } finally {
    progress.end()
    stop.release()
  }
}
