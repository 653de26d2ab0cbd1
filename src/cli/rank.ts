// `hookdrill rank`: which input of a scenario moves a figure most.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type { DeliverOptions, Targets } from './deliver.ts'
import { loadApart } from './load-apart.ts'
import { metricNamed } from './metric-option.ts'
import { addPlanOptions, type PlanCommandOptions } from './plan-options.ts'
import { runPlan } from './plan-run.ts'
import { addScenarioOptions, loadOptions, type ScenarioOptions } from './scenario-options.ts'

const EXAMPLES = `
Examples:
  $ hookdrill rank scenarios/one-percent-timeouts.yaml --leads 5000
  $ hookdrill rank scenarios/rate-limited-api.yaml --by 50% --replications 10
  $ hookdrill rank scenarios/email-verification.yaml --metric callTimeP99 --csv rank.csv

Every number with a unit is moved down and up by as much, one at a time: slots, time limit, leads, rates of
arrival, latencies, weights and shares of replies, waits, and what services do under load. A latency is
moved as a whole; whole numbers by at least 1.
Base and variants meet the same seeds, so that their luck cancels out.

Exit codes: 0 done, 2 bad usage or scenario, 3 the machine or hookdrill failed,
130 interrupted (the result is then partial).`

interface RankCommandOptions
  extends ScenarioOptions,
    PlanCommandOptions,
    DeliverOptions,
    Targets<'json' | 'csv'> {
  readonly by: string
  readonly metric: string
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addPlanOptions(addScenarioOptions(command), 5)
    .option('--by <share>', 'how far each input is moved, down and up', '20%')
    .option('--metric <name>', 'what is moved, a name as in expect:', 'totalDelay')
    .option('--json <file>', 'write the ranking as JSON; - for stdout')
    .option('--csv <file>', 'write a row for each side of an input; - for stdout')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: RankCommandOptions) => done(await run(file, options)))
}

async function run(file: string, options: RankCommandOptions): Promise<number> {
  const { RANK_FORMATS, rank, rankingAsTerminal } = await import('../index.ts')
  const metric = await metricNamed(options.metric)
  const by = await stepOf(options.by)
  const writing = { formats: RANK_FORMATS, targets: options }
  return runPlan(
    {
      files: [file],
      formats: RANK_FORMATS,
      plan: async (how) =>
        rank(await loadApart(file, loadOptions(options), writing), { ...how, by, metric }),
      terminal: rankingAsTerminal,
    },
    options,
  )
}

/** Throws `UsageError`. */
async function stepOf(text: string): Promise<number> {
  const { shareOf } = await import('../index.ts')
  const by = shareOf(text) ?? 0
  if (by > 0 && by < 1) return by
  throw new UsageError(`--by "${text}": write a share above 0% and below 100%, like 20%.`)
}
