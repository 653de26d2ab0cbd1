// `hookdrill solve`: the value furthest out with which a scenario still keeps its targets.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type { DeliverOptions, Targets } from './deliver.ts'
import { EXIT } from './exit-codes.ts'
import { loadApart } from './load-apart.ts'
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
  $ hookdrill solve scenarios/documented-sum.yaml --for slots --target 'totalDelay <= 10m'
  $ hookdrill solve scenarios/documented-sum.yaml --for 'services.*.latency' --concurrency 20 --target 'totalDelay <= 1h'
  $ hookdrill solve scenarios/one-percent-timeouts.yaml --for timeout --target 'totalDelay <= 2h' --replications 1

Whole numbers and durations are found exactly, shares to 0.01 percentage points.
Several targets have to hold all; without one it is what the scenario expects.

Exit codes: 0 found, 1 nothing meets the target, 2 bad usage or scenario, 3 the machine or hookdrill
failed, 130 interrupted.`

interface SolveCommandOptions
  extends ScenarioOptions,
    PlanCommandOptions,
    DeliverOptions,
    Targets<'json' | 'csv'> {
  readonly for: string
  readonly target: readonly string[]
  readonly between?: string
  readonly confidence: string
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addPlanOptions(addScenarioOptions(command), 20)
    .requiredOption('--for <path>', 'what to look for: concurrency, timeout, leads or any path')
    .option(
      '--target <limit>',
      "what has to hold, like 'totalDelay <= 1h'; repeatable",
      collect,
      [],
    )
    .option('--between <a..b>', 'look between these values only')
    .option('--confidence <share>', 'share of the seeds the answer has to hold for', '95%')
    .option('--json <file>', 'write the solution as JSON; - for stdout')
    .option('--csv <file>', 'write a row for each value that was run; - for stdout')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: SolveCommandOptions) => done(await run(file, options)))
}

async function run(file: string, options: SolveCommandOptions): Promise<number> {
  const { SOLUTION_FORMATS, solve, solutionAsTerminal } = await import('../index.ts')
  const { for: name, target, between } = options
  const confidence = await confidenceOf(options.confidence)
  const writing = { formats: SOLUTION_FORMATS, targets: options }
  return runPlan(
    {
      files: [file],
      formats: SOLUTION_FORMATS,
      plan: async (how) =>
        solve(await loadApart(file, loadOptions(options), writing), {
          ...how,
          for: name,
          target,
          confidence,
          ...(between !== undefined && { between }),
        }),
      terminal: solutionAsTerminal,
      exitCode: ({ outcome }) => (outcome === 'nothing' ? EXIT.failed : EXIT.passed),
    },
    options,
  )
}

/** Throws `UsageError` for what is no share. */
async function confidenceOf(text: string): Promise<number> {
  const { shareOf } = await import('../index.ts')
  const share = shareOf(text)
  if (share !== undefined && share > 0 && share < 1) return share
  throw new UsageError(
    `--confidence "${text}": write a share of more than 0% and less than 100%, like 95%.`,
  )
}
