// `hookdrill sweep`: a scenario at every combination of some of its values.
import type { Command } from 'commander'
import type { DeliverOptions, Targets } from './deliver.ts'
import { loadApart } from './load-apart.ts'
import { metricNamed } from './metric-option.ts'
import { addPlanOptions, type PlanCommandOptions } from './plan-options.ts'
import { runPlan } from './plan-run.ts'
import {
  addScenarioOptions,
  collect,
  loadOptions,
  type ScenarioOptions,
} from './scenario-options.ts'

const EXAMPLES = `
Examples:
  $ hookdrill sweep scenarios/documented-sum.yaml --vary concurrency=1,5,10,20
  $ hookdrill sweep scenarios/one-percent-timeouts.yaml --vary slots=1,20 --vary timeout=5s..30s:6 --html sweep.html
  $ hookdrill sweep scenarios/documented-sum.yaml --vary 'services.*.latency=50ms..2s:5log' --csv sweep.csv

A range is from..to:count, with log at the end for equal factors instead of equal steps.
Every point meets the same seeds, so what differs is due to what was varied.

Exit codes: 0 done, 2 bad usage or scenario, 3 the machine or hookdrill failed,
130 interrupted (the result is then partial).`

interface SweepCommandOptions
  extends ScenarioOptions,
    PlanCommandOptions,
    DeliverOptions,
    Targets<'json' | 'csv' | 'html' | 'markdown'> {
  readonly vary: readonly string[]
  readonly metric: string
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addPlanOptions(addScenarioOptions(command), 5)
    .option('--vary <path=values>', 'what to vary; repeatable', collect, [])
    .option('--metric <name>', 'what the picture is of, a name as in expect:', 'totalDelay')
    .option('--json <file>', 'write every figure as JSON; - for stdout')
    .option('--csv <file>', 'write a row a point; - for stdout')
    .option('--html <file>', 'write a page with the map, to be sent; - for stdout')
    .option('--markdown <file>', 'write Markdown, for a pull request or a wiki; - for stdout')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: SweepCommandOptions) => done(await run(file, options)))
}

async function run(file: string, options: SweepCommandOptions): Promise<number> {
  const { SWEEP_FORMATS, sweep, sweepAsTerminal } = await import('../index.ts')
  const metric = await metricNamed(options.metric)
  const writing = { formats: SWEEP_FORMATS, targets: options }
  return runPlan(
    {
      files: [file],
      formats: SWEEP_FORMATS,
      plan: async (how) =>
        sweep(await loadApart(file, loadOptions(options), writing), {
          ...how,
          vary: options.vary,
          metric,
        }),
      terminal: sweepAsTerminal,
    },
    options,
  )
}
