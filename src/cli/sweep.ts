// `hookdrill sweep`: a scenario at every combination of some of its values.
import type { Command } from 'commander'
import { checkTargets, type DeliverOptions, deliver, type Targets } from './deliver.ts'
import { EXIT } from './exit-codes.ts'
import { metricNamed } from './metric-option.ts'
import { paper } from './paper.ts'
import { addPlanOptions, type PlanCommandOptions, planOptions } from './plan-options.ts'
import { openProgress } from './progress.ts'
import {
  addScenarioOptions,
  collect,
  loadOptions,
  type ScenarioOptions,
} from './scenario-options.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const EXAMPLES = `
Examples:
  $ hookdrill sweep scenarios/documented-sum.yaml --vary concurrency=1,5,10,20
  $ hookdrill sweep scenarios/one-percent-timeouts.yaml --vary slots=1,20 --vary timeout=5s..30s:6
  $ hookdrill sweep scenarios/documented-sum.yaml --vary 'services.*.latency=50ms..2s:5log' --csv sweep.csv

A range is from..to:count, with log at the end for equal factors instead of equal steps.
Every point meets the same seeds, so what differs is due to what was varied.

Exit codes: 0 done, 2 bad usage or scenario, 3 the machine or hookdrill failed,
130 interrupted (the result is then partial).`

interface SweepCommandOptions
  extends ScenarioOptions,
    PlanCommandOptions,
    DeliverOptions,
    Targets<'json' | 'csv'> {
  readonly vary: readonly string[]
  readonly metric: string
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addPlanOptions(addScenarioOptions(command), 5)
    .option('--vary <path=values>', 'what to vary; repeatable', collect, [])
    .option('--metric <name>', 'what the picture is of, a name as in expect:', 'totalDelay')
    .option('--json <file>', 'write every figure as JSON; - for stdout')
    .option('--csv <file>', 'write a row a point; - for stdout')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: SweepCommandOptions) => done(await run(file, options)))
}

async function run(file: string, options: SweepCommandOptions): Promise<number> {
  const progress = openProgress(process.stderr, options.progress && !options.quiet)
  const stop = stopOnSignal()
  try {
    const { loadScenario, SWEEP_FORMATS, sweep, sweepAsTerminal } = await import('../index.ts')
    await checkTargets(SWEEP_FORMATS, options)
    const metric = await metricNamed(options.metric)
    const scenario = await loadScenario(file, loadOptions(options))
    const { signal } = stop
    const how = await planOptions(options, { progress, signal })
    const swept = await sweep(scenario, { ...how, vary: options.vary, metric })
    progress.end()
    await deliver(
      {
        formats: SWEEP_FORMATS.map(({ name, write }) => ({ name, text: () => write(swept) })),
        terminal: () => sweepAsTerminal(swept, paper(process.stdout)),
      },
      options,
    )
    return swept.partial ? EXIT.interrupted : EXIT.passed
  } finally {
    progress.end()
    stop.release()
  }
}
