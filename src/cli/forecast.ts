// `hookdrill forecast`: how likely a campaign is to be late, and a call to time out.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type { DeliverOptions, Targets } from './deliver.ts'
import { loadApart } from './load-apart.ts'
import { addPlanOptions, type PlanCommandOptions } from './plan-options.ts'
import { runPlan } from './plan-run.ts'
import { addScenarioOptions, loadOptions, type ScenarioOptions } from './scenario-options.ts'

const EXAMPLES = `
Examples:
  $ hookdrill forecast scenarios/email-verification.yaml --leads 1000 --deadline 30s
  $ hookdrill forecast scenarios/one-percent-timeouts.yaml --leads 5000 --concurrency 20
  $ hookdrill forecast scenarios/outage-and-recovery.yaml --replications 50 --json forecast.json

Without --deadline it is the upper limit that the scenario expects of totalDelay. A figure that would take
more runs, or more calls in a run, is not given: what it would take is said instead.

Exit codes: 0 done, 2 bad usage or scenario, 3 the machine or hookdrill failed,
130 interrupted (the result is then partial).`

interface ForecastCommandOptions
  extends ScenarioOptions,
    PlanCommandOptions,
    DeliverOptions,
    Targets<'json'> {
  readonly deadline?: string
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addPlanOptions(addScenarioOptions(command), 200)
    .option('--deadline <duration>', 'by when it has to be over, from the first arrival: 2h')
    .option('--json <file>', 'write the forecast as JSON; - for stdout')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: ForecastCommandOptions) => done(await run(file, options)))
}

async function run(file: string, options: ForecastCommandOptions): Promise<number> {
  const { FORECAST_FORMATS, forecast, forecastAsTerminal } = await import('../index.ts')
  const deadline = await deadlineOf(options)
  const writing = { formats: FORECAST_FORMATS, targets: options }
  return runPlan(
    {
      files: [file],
      formats: FORECAST_FORMATS,
      plan: async (how) =>
        forecast(await loadApart(file, loadOptions(options), writing), { ...how, ...deadline }),
      terminal: forecastAsTerminal,
    },
    options,
  )
}

/** Throws `UsageError`. */
async function deadlineOf({
  deadline,
}: ForecastCommandOptions): Promise<{ readonly deadline?: string }> {
  if (deadline === undefined) return {}
  const { durationOf } = await import('../index.ts')
  if (durationOf(deadline)) return { deadline }
  throw new UsageError(`--deadline "${deadline}": write a duration with its unit, like 2h or 90m.`)
}
