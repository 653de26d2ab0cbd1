import { UsageError } from '../errors.ts'
import type { SampleSource } from '../plan/calibrate/calibrate.ts'
import type { Calibration } from '../plan/calibrate/calibration.ts'
import type { UnitName } from '../plan/calibrate/read-samples.ts'
import { maskUrl } from '../report/mask.ts'
import { durationOf } from '../scenario/units.ts'

/** How files are read, and what is measured beside them. */
export interface CalibrateOptions {
  /** Of the files: `har`, `ndjson`, `calls`, `csv`, `access-log`, `otlp` or `activities`. Default: what each looks
   *  like. */
  readonly format?: string
  /** Of durations without one. Default: by the name of the column, or what is usual in the format. */
  readonly unit?: UnitName
  /** The column or key that has the durations. Default: found by its name. */
  readonly column?: string
  /** Calls of this length or more count as given up then: 1 ms to 1 h. Default 30s, as the platform waits. */
  readonly timeout?: string
  /** Origin of the service in the scenario. Default: the measured one, or a name made into one. */
  readonly service?: string
  /** A service to call and measure. */
  readonly measure?: MeasureOptions
  /** Stops measuring; what was measured until then counts. */
  readonly signal?: AbortSignal
}

/** Requests are made one after the other on each of so many connections. */
export interface MeasureOptions {
  /** On this machine, unless `allowHosts` names its host. */
  readonly url: string
  /** 1 to 1,000,000. Default 200. */
  readonly requests?: number
  /** Requests at once, 1 to 1,000. Default 1. */
  readonly concurrency?: number
  /** Default GET, or POST with a body. */
  readonly method?: string
  /** Sent as JSON. Default: none. */
  readonly body?: string
  /** Hosts besides this machine that may be called. */
  readonly allowHosts?: readonly string[]
  readonly onMeasured?: (count: number) => void
}

/**
 * Learns the latency of services from what was measured: files of other tools or of our own, or a service that is
 * called for it. Calls that were given up at the timeout count as longer than that, not as that long. The same
 * files give the same result.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) for files that are not there or hold no calls and for options out of range,
 * `EnvironmentError` (`HOOKDRILL_ENVIRONMENT`) where a file cannot be read or nothing answers.
 *
 * ```ts
 * import { calibrate } from 'hookdrill'
 *
 * const { services } = await calibrate(['examples/measured.csv'])
 * console.log(services[0].latency.fits[0].parameters) // median 3.96 s, sigma 1.09
 * ```
 */
export async function calibrate(
  files: readonly string[],
  options: CalibrateOptions = {},
): Promise<Calibration> {
  const { timeout = '30s', service, measure, signal, ...reading } = options
  const timeoutUs = timeoutOf(timeout)
  if (service !== undefined) checkOrigin(service)
  if (files.length === 0 && !measure) {
    throw new UsageError(
      'calibrate: there is nothing to learn from. Name a file, or a service with --url.',
    )
  }
  const { calibrateSamples } = await import('../plan/calibrate/calibrate.ts')
  const sources = await sourcesIn(files, reading)
  if (measure) sources.push(await measuredSource(measure, { timeoutUs, signal }))
  return calibrateSamples(sources, { timeoutUs, service })
}

async function sourcesIn(
  files: readonly string[],
  reading: Pick<CalibrateOptions, 'format' | 'unit' | 'column'>,
): Promise<SampleSource[]> {
  const { readMeasured } = await import('../disk/read-measured.ts')
  const { sourceOf } = await import('../plan/calibrate/source-of.ts')
  const sources: SampleSource[] = []
  for (const file of files) sources.push(sourceOf(await readMeasured(file), reading))
  return sources
}

const TIMEOUT_MIN_US = 1_000
const TIMEOUT_MAX_US = 3_600_000_000

function timeoutOf(text: string): number {
  const timeoutUs = durationOf(text)
  if (timeoutUs !== undefined && timeoutUs >= TIMEOUT_MIN_US && timeoutUs <= TIMEOUT_MAX_US) {
    return timeoutUs
  }
  throw new UsageError(`--timeout "${text}": write a duration from 1ms to 1h, with its unit: 30s.`)
}

function checkOrigin(text: string): void {
  if (/^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text) return
  throw new UsageError(
    `--service "${text}": write scheme, host and port and no more, like https://api.example.com.`,
  )
}

const LIMITS = { requests: 1_000_000, concurrency: 1_000 } as const

async function measuredSource(
  measure: MeasureOptions,
  { timeoutUs, signal }: { timeoutUs: number; signal: AbortSignal | undefined },
): Promise<SampleSource> {
  const { requests = 200, concurrency = 1, body, allowHosts = [] } = measure
  const { method = body === undefined ? 'GET' : 'POST' } = measure
  checkCount('requests', requests)
  checkCount('concurrency', concurrency)
  if (!/^[A-Z]{1,20}$/.test(method)) {
    throw new UsageError(`--method "${method}": write a method in capitals, like GET or POST.`)
  }
  const { measureUrl } = await import('../disk/measure-url.ts')
  const wanted = { ...measure, requests, concurrency, body, allowHosts, method, timeoutUs, signal }
  const samples = await measureUrl(wanted)
  return {
    name: maskUrl(measure.url),
    format: 'measured',
    item: 'request',
    itemCount: samples.length,
    unreadable: { count: 0 },
    notes: [],
    samples,
  }
}

function checkCount(option: keyof typeof LIMITS, value: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= LIMITS[option]) return
  throw new UsageError(`--${option} "${value}": write a whole number from 1 to ${LIMITS[option]}.`)
}
