// `hookdrill calibrate`: what was measured → the services of a scenario.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type { CalibrateOptions, Calibration } from '../index.ts'
import { checkTargets, deliver, type Targets } from './deliver.ts'
import { EXIT } from './exit-codes.ts'
import { paper } from './paper.ts'
import { openProgress, type Progress } from './progress.ts'
import { collect } from './scenario-options.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const EXAMPLES = `
Examples:
  $ hookdrill calibrate examples/measured.csv
  $ hookdrill calibrate examples/measured.csv --service https://api.example.com --out services.yaml
  $ hookdrill calibrate examples/access.log --unit s --timeout 10s --json result.json
  $ hookdrill calibrate --url http://127.0.0.1:3000/score --requests 500 --concurrency 5

Reads HAR, NDJSON (also of k6 and vegeta), our own --calls, CSV, access logs, OpenTelemetry spans and the
platform's activity extract; docs/calibrate.md says how each is told and read.

Exit codes: 0 learned, 2 bad usage, or no calls in a file, 3 the machine or the service failed, 130 interrupted.`

interface Options extends Targets<'json' | 'out'> {
  readonly format?: string
  readonly unit?: 'ns' | 'us' | 'ms' | 's'
  readonly column?: string
  readonly timeout: string
  readonly service?: string
  readonly url?: string
  readonly requests: string
  readonly concurrency: string
  readonly method?: string
  readonly body?: string
  readonly allowHost: readonly string[]
  readonly quiet: boolean
  readonly progress: boolean
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  command
    .argument('[files...]', 'what was measured')
    .option('--format <name>', 'what the files are; left out, what each looks like')
    .addOption(
      command
        .createOption('--unit <unit>', 'of durations; left out, by the name of the column')
        .choices(['ns', 'us', 'ms', 's']),
    )
    .option('--column <name>', 'the column or key of the durations; left out, by its name')
    .option('--timeout <span>', 'calls of this length or more were given up then', '30s')
    .option('--service <origin>', 'what the scenario calls the service')
    .option('--url <url>', 'call this service and measure it; on this machine')
    .option('--requests <count>', 'how often to call it (1 to 1,000,000)', '200')
    .option('--concurrency <count>', 'how many calls at once (1 to 1,000)', '1')
    .option('--method <method>', 'of the calls; left out, GET, or POST with a body')
    .option('--body <json>', 'of the calls')
    .option('--allow-host <host>', 'another machine that may be called; repeatable', collect, [])
    .option('--json <file>', 'write the result as JSON; - for stdout')
    .option('--out <file>', 'write the services as YAML; - for stdout; left out, after the result')
    .option('--quiet', 'print no result', false)
    .option('--no-progress', 'print no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], options: Options) => done(await run(files, options)))
}

async function run(files: readonly string[], options: Options): Promise<number> {
  const progress = openProgress(process.stderr, options.progress && !options.quiet)
  const stop = stopOnSignal()
  try {
    const { CALIBRATION_FORMATS, calibrate } = await import('../index.ts')
    await checkTargets(CALIBRATION_FORMATS, options, files)
    const calibration = await calibrate(files, {
      ...reading(options),
      ...(await measuring(options, progress)),
      signal: stop.signal,
    })
    progress.end()
    await deliverCalibration(calibration, options)
    return stop.signal.aborted ? EXIT.interrupted : EXIT.passed
  } catch (error) {
    // Interrupted before anything was measured.
    if (stop.signal.aborted && error instanceof UsageError) return EXIT.interrupted
    throw error
  } finally {
    progress.end()
    stop.release()
  }
}

function reading({ format, unit, column, timeout, service }: Options): CalibrateOptions {
  return {
    timeout,
    ...(format !== undefined && { format }),
    ...(unit && { unit }),
    ...(column !== undefined && { column }),
    ...(service !== undefined && { service }),
  }
}

async function measuring(
  { url, requests, concurrency, method, body, allowHost }: Options,
  progress: Progress,
): Promise<Pick<CalibrateOptions, 'measure'>> {
  if (url === undefined) return {}
  const { calibrateLine } = await import('../index.ts')
  return {
    measure: {
      url,
      requests: wholeNumber('requests', requests),
      concurrency: wholeNumber('concurrency', concurrency),
      ...(method !== undefined && { method }),
      ...(body !== undefined && { body }),
      allowHosts: allowHost,
      onMeasured: (made) =>
        progress.update((size) => calibrateLine({ made, wanted: Number(requests) }, size)),
    },
  }
}

/** Its range is checked where it is used. */
function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UsageError(`--${option} "${text}": write a whole number.`)
}

async function deliverCalibration(calibration: Calibration, options: Options): Promise<void> {
  const { CALIBRATION_FORMATS, calibrationAsTerminal } = await import('../index.ts')
  const formats = CALIBRATION_FORMATS.map(({ name, write }) => ({
    name,
    text: () => write(calibration),
  }))
  const yaml = formats.find(({ name }) => name === 'out')
  const terminal = (): string => {
    const text = calibrationAsTerminal(calibration, paper(process.stdout))
    return options.out === undefined ? `${text}\n${yaml?.text() ?? ''}` : text
  }
  await deliver({ formats, terminal }, options)
}
