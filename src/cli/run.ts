// `hookdrill run`: loads the scenario, rehearses it with a progress bar, writes what was asked for.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type {
  CallLog,
  Fidelity,
  RecordedRun,
  Report,
  ReportFormatName,
  Scenario,
  WireOptions,
} from '../index.ts'
import { checkTargets, type DeliverOptions, deliver, type Targets } from './deliver.ts'
import { executorFile } from './executor-file.ts'
import { EXIT } from './exit-codes.ts'
import { loadApart } from './load-apart.ts'
import { paper } from './paper.ts'
import { openProgress, type Progress } from './progress.ts'
import {
  addScenarioOptions,
  collect,
  loadOptions,
  redacted,
  type ScenarioOptions,
} from './scenario-options.ts'
import { spanMs } from './span.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const EXAMPLES = `
Examples:
  $ hookdrill run scenarios/one-percent-timeouts.yaml
  $ hookdrill run scenarios/documented-sum.yaml --concurrency 20 --fidelity model
  $ hookdrill run scenarios/black-hole.yaml --set instance.timeout=10s --json report.json
  $ hookdrill run scenarios/documented-sum.yaml --set 'expect={}' --what-if 'cache(10m, Company Name)'
  $ hookdrill run scenarios/black-hole.yaml --fidelity sockets --executor my-executor.ts --leads 500
  $ hookdrill run scenarios/mixed-statuses.yaml --fidelity wire --leads 200 --set 'expect={}'
  $ hookdrill run scenarios/documented-sum.yaml --cross-check
  $ hookdrill run scenarios/black-hole.yaml --github --junit junit.xml
  $ hookdrill run scenarios/mixed-statuses.yaml --html report.html --markdown report.md
  $ hookdrill run scenarios/mixed-statuses.yaml --calls calls.csv --redact leads

Exit codes: 0 passed, 1 a check or an expectation failed, 2 bad usage or scenario,
3 the machine or hookdrill failed, 130 interrupted (the report is then partial).`

interface RunOptions extends ScenarioOptions, DeliverOptions, Targets<ReportFormatName> {
  readonly fidelity: Fidelity
  readonly executor?: string
  readonly lead?: string
  readonly calls?: string
  readonly crossCheck: boolean
  readonly watch: boolean
  readonly target?: string
  readonly allowHost: readonly string[]
  readonly realTimeMax?: string
  readonly progress: boolean
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addScenarioOptions(command)
    .addOption(
      command
        .createOption('--fidelity <fidelity>', 'how calls reach their service')
        .choices(['model', 'handlers', 'sockets', 'wire'])
        .default('handlers'),
    )
    .option('--executor <file>', 'rehearse the executor that this module exports')
    .option('--lead <index>', 'rehearse and report this lead, in the company of all others')
    .option('--json <file>', 'write the report as JSON; - for stdout')
    .option('--html <file>', 'write the report as one page that can be sent; - for stdout')
    .option('--markdown <file>', 'write the report for a pull request or a wiki; - for stdout')
    .option('--openmetrics <file>', 'write the figures for a monitoring system; - for stdout')
    .option('--junit <file>', 'write checks and expectations as JUnit XML; - for stdout')
    .option('--github', 'print annotations and write the step summary of GitHub Actions', false)
    .option('--calls <file>', 'write a record of every call, .ndjson or .csv')
    .option('--cross-check', 'work it out in other ways, too, and say whether they agree', false)
    .option('--target <origin>', 'at wire: send the requests to this service of yours')
    .option(
      '--allow-host <name>',
      'at wire: a host that is not this machine; repeatable',
      collect,
      [],
    )
    .option('--real-time-max <span>', 'at wire: longest the run may take (default: 10m)')
    .option('--watch', 'run again whenever a file of the scenario is written', false)
    .option('--quiet', 'print no report; the exit code tells', false)
    .option('--no-progress', 'print no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: RunOptions) => done(await start(file, options)))
}

async function start(file: string, options: RunOptions): Promise<number> {
  if (!options.watch) return run(file, options)
  const { runWatched } = await import('./watch.ts')
  return runWatched({ file, load: loadOptions(options), run: () => run(file, options) })
}

/** Written while the run goes on, and so to a place of its own, too. */
const CALLS = { name: 'calls' } as const

async function run(file: string, options: RunOptions): Promise<number> {
  const progress = openProgress(process.stderr, options.progress && !options.quiet)
  const stop = stopOnSignal()
  try {
    const { REPORT_FORMATS } = await import('../index.ts')
    await checkTargets([...REPORT_FORMATS, CALLS], options, [file, options.executor])
    checkCrossCheck(options)
    const report = await rehearseFile(file, options, { progress, signal: stop.signal })
    progress.end()
    await deliverReport(report, file, options)
    return await exitCodeOf(report)
  } finally {
    progress.end()
    stop.release()
  }
}

async function rehearseFile(
  file: string,
  options: RunOptions,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<Report> {
  const { progressLine, REPORT_FORMATS, simulate } = await import('../index.ts')
  const { fidelity } = options
  const wire = await wireOptions(options)
  const isRealTime = fidelity === 'wire'
  const executor = await executorFile(options)
  const writing = { formats: [...REPORT_FORMATS, CALLS], targets: options }
  const scenario = await loadApart(file, loadOptions(options), writing)
  const lead = await leadIndex(options.lead, scenario)
  const calls = { file: options.calls, run: { scenario, ...redacted(options) }, progress }
  const report = await withCalls(calls, (log) =>
    simulate(scenario, {
      fidelity,
      signal,
      onProgress: (snapshot) =>
        progress.update((size) => progressLine(snapshot, { ...size, isRealTime })),
      ...(executor && { executor }),
      ...(lead !== undefined && { lead }),
      ...(wire && { wire }),
      ...redacted(options),
      ...(log && { listen: log.listen, drain: log.drain }),
    }),
  )
  if (!options.crossCheck || report.partial) return report
  const { crossCheck } = await import('../index.ts')
  return crossCheck(scenario, report, {
    signal,
    onStep: (what) => progress.update(() => `cross-check: ${what}`),
  })
}

interface LoggedCalls {
  /** As `--calls` names it. */
  readonly file: string | undefined
  readonly run: RecordedRun
  readonly progress: Progress
}

/** With a record of the calls, if one is wanted. That of a run which fails is kept, and said to be. */
async function withCalls(
  { file, run, progress }: LoggedCalls,
  simulated: (log: CallLog | undefined) => Promise<Report>,
): Promise<Report> {
  if (file === undefined) return simulated(undefined)
  const { openCallLog } = await import('../index.ts')
  const log = await openCallLog(file, run)
  try {
    const report = await simulated(log)
    await log.close()
    return report
  } catch (error) {
    const kept = await log.abandon()
    progress.end()
    if (kept !== undefined) progress.say(`The calls so far are in ${kept}.`)
    throw error
  }
}

/** It is of a whole scenario, and of no executor but ours. Throws `UsageError`. */
function checkCrossCheck({ crossCheck, fidelity, executor, lead }: RunOptions): void {
  const given = Object.entries({ executor, lead }).find(([, value]) => value !== undefined)
  const isVirtual = fidelity === 'model' || fidelity === 'handlers'
  if (!crossCheck || (isVirtual && !given)) return
  const [name, value] = given ?? ['fidelity', fidelity]
  throw new UsageError(
    `--cross-check: it compares formula, model, handlers and wire for the whole scenario. Leave out --${name} ${value}.`,
  )
}

/** What only a run at `wire` takes. */
async function wireOptions(options: RunOptions): Promise<WireOptions | undefined> {
  const { fidelity, target, allowHost, realTimeMax } = options
  if (fidelity === 'wire') {
    return {
      ...(target !== undefined && { target }),
      allowHosts: allowHost,
      ...(realTimeMax !== undefined && {
        realTimeMaxMs: await spanMs('--real-time-max', realTimeMax),
      }),
    }
  }
  const given = Object.entries({ target, 'allow-host': allowHost[0], 'real-time-max': realTimeMax })
  const [name, value] = given.find(([, each]) => each !== undefined) ?? []
  if (name === undefined) return undefined
  throw new UsageError(`--${name} "${value}": it is for --fidelity wire, and this is ${fidelity}.`)
}

async function leadIndex(
  text: string | undefined,
  scenario: Scenario,
): Promise<number | undefined> {
  if (text === undefined) return undefined
  const index = /^\d+$/.test(text) ? Number(text) : -1
  if (index >= 0 && index < scenario.leads.count) return index
  throw new UsageError(
    `--lead "${text}": the scenario has leads 0 to ${scenario.leads.count - 1}. Use one of those.`,
  )
}

async function deliverReport(report: Report, file: string, options: RunOptions): Promise<void> {
  const { REPORT_FORMATS, asTerminal, chartAssets, reportAsSuite } = await import('../index.ts')
  const given = { scenarioFile: file, chartAssets }
  const result = {
    formats: REPORT_FORMATS.map(({ name, write }) => ({ name, text: () => write(report, given) })),
    terminal: () => asTerminal(report, paper(process.stdout)),
    suite: () => reportAsSuite(report, file),
  }
  await deliver(result, options)
}

async function exitCodeOf(report: Report): Promise<number> {
  if (report.partial) return EXIT.interrupted
  const { isPassed } = await import('../index.ts')
  return isPassed(report) ? EXIT.passed : EXIT.failed
}
