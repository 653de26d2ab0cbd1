// What one scenario may come to: the same campaign with many seeds. How likely it is to be late, how
// likely a call is to time out, how long it all takes and how long calls take, each with how sure that
// is. Runs are independent by construction; where a figure takes more for granted, it says so. Plain
// data, format `hookdrill-forecast/1`; durations are milliseconds, as in a report.
import { virtualFidelity } from '../../rehearse/why-not-model.ts'
import { toMs } from '../../report/milliseconds.ts'
import { hashScenario } from '../../scenario/hash.ts'
import type { Assumption, Scenario } from '../../scenario/model.ts'
import { CONFIDENCE, type Estimate } from '../interval.ts'
import type { CallTimes, JobResult } from '../job.ts'
import { metricInterval } from '../metric-interval.ts'
import { planDigest } from '../plan-digest.ts'
import { type Planning, runPoints } from '../planning.ts'
import { type QuantileEstimate, quantileInterval, valuesNeeded } from '../quantile-interval.ts'
import { bucketsOf } from './buckets.ts'
import { type Deadline, type DeadlineForecast, forecastDeadline, ownDeadline } from './deadline.ts'
import { forecastTimeouts, type TimeoutForecast } from './timeouts.ts'

export interface Forecast {
  readonly format: 'hookdrill-forecast/1'
  /** Of every figure of every run: the same however many workers there were. */
  readonly digest: string
  /** True when it was stopped: there are fewer replications than there should be. */
  readonly partial: boolean
  readonly scenario: { readonly name: string; readonly hash: string; readonly seed: number }
  readonly fidelity: string
  /** Wanted. */
  readonly replications: number
  /** Done. */
  readonly runs: number
  readonly calls: number
  /** Of the intervals. */
  readonly confidence: number
  /** `null` where neither the scenario nor anybody else sets one. */
  readonly deadline: DeadlineForecast | null
  readonly timeouts: TimeoutForecast
  readonly totalDelay: {
    readonly meanMs: Estimate | null
    readonly leastMs: number | null
    readonly mostMs: number | null
    /** Over the runs; `needed` counts runs. */
    readonly quantilesMs: readonly QuantileEstimate[]
    readonly histogram: readonly { readonly upToMs: number; readonly count: number }[]
  }
  readonly callTime: {
    /** Of the run that has the fewest. */
    readonly callsPerRun: number
    readonly percentilesMs: readonly CallTimePercentile[]
  }
  readonly assumptions: readonly Assumption[]
}

/** How long calls of one run hold their slot: the median, over the runs, of a percentile within a run. */
export interface CallTimePercentile extends QuantileEstimate {
  readonly name: keyof CallTimes
  /** Within a run: with fewer calls its longest is likely to be shorter than the percentile. */
  readonly callsNeeded: number
}

export interface ForecastOptions {
  readonly replications: number
  /** Default: the scenario's own. */
  readonly deadline?: Deadline | undefined
}

export async function forecastScenario(
  scenario: Scenario,
  { replications, deadline = ownDeadline(scenario) }: ForecastOptions,
  planning: Planning,
): Promise<Forecast> {
  const [results = []] = await runPoints([scenario], replications, planning)
  const totalsUs = results.map(({ figures }) => figures.totalDelay ?? 0).toSorted(ascending)
  return {
    format: 'hookdrill-forecast/1',
    digest: planDigest(results),
    partial: results.length < replications,
    scenario: { name: scenario.name, hash: hashScenario(scenario), seed: scenario.seed },
    fidelity: virtualFidelity(scenario),
    replications,
    runs: results.length,
    calls: results.reduce((sum, { calls }) => sum + calls, 0),
    confidence: CONFIDENCE,
    deadline: deadline ? forecastDeadline(deadline, totalsUs) : null,
    timeouts: forecastTimeouts(scenario, results),
    totalDelay: totalDelayOf(totalsUs),
    callTime: callTimeOf(results),
    assumptions: scenario.assumptions,
  }
}

const QUANTILES = [0.05, 0.5, 0.9, 0.95, 0.99]

function totalDelayOf(totalsUs: readonly number[]): Forecast['totalDelay'] {
  const totalsMs = totalsUs.map(toMs)
  return {
    meanMs: metricInterval('totalDelay', totalsMs),
    leastMs: totalsMs[0] ?? null,
    mostMs: totalsMs.at(-1) ?? null,
    quantilesMs: QUANTILES.map((at) => quantileInterval(totalsMs, at)),
    histogram: bucketsOf(totalsUs).map(({ upToUs, count }) => ({ upToMs: toMs(upToUs), count })),
  }
}

const PERCENTILES = [
  { name: 'p50', at: 0.5 },
  { name: 'p90', at: 0.9 },
  { name: 'p95', at: 0.95 },
  { name: 'p99', at: 0.99 },
  { name: 'p999', at: 0.999 },
] as const

function callTimeOf(results: readonly JobResult[]): Forecast['callTime'] {
  const callsPerRun = results.length === 0 ? 0 : Math.min(...results.map(({ calls }) => calls))
  const percentilesMs = PERCENTILES.map(({ name, at }): CallTimePercentile => {
    const callsNeeded = valuesNeeded(at)
    const ofRuns = results.flatMap(({ callTimes }) => (callTimes ? [toMs(callTimes[name])] : []))
    const values = callsPerRun < callsNeeded ? [] : ofRuns.toSorted(ascending)
    return { name, callsNeeded, ...quantileInterval(values, 0.5), at }
  })
  return { callsPerRun, percentilesMs }
}

function ascending(one: number, other: number): number {
  return one - other
}
