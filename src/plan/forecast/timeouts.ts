import type { Scenario } from '../../scenario/model.ts'
import { shareInterval } from '../interval.ts'
import type { JobResult } from '../job.ts'
import { metricInterval } from '../metric-interval.ts'
import { whyDependent } from './dependent-calls.ts'

export interface TimeoutForecast {
  readonly calls: number
  readonly timeouts: number
  /** Runs with at least one. */
  readonly runsWithTimeouts: number
  /** Of all calls; `null` where there were none. */
  readonly share: number | null
  /** `null` where one run cannot tell. */
  readonly low: number | null
  readonly high: number | null
  /** What the interval takes as independent trials: every call (Clopper and Pearson), or only every run
   *  (Student's t over the share of each). */
  readonly unit: 'call' | 'run'
  /** Why not every call; `null` where it is. */
  readonly why: string | null
}

/** How likely a call is to time out. */
export function forecastTimeouts(
  scenario: Scenario,
  results: readonly JobResult[],
): TimeoutForecast {
  const calls = sum(results.map((result) => result.calls))
  const timeouts = sum(results.map(({ figures }) => figures.timeouts ?? 0))
  const shares = results.flatMap(({ figures }) => figures.timeoutShare ?? [])
  const why = whyDependent(scenario) ?? null
  return {
    calls,
    timeouts,
    runsWithTimeouts: shares.filter((share) => share > 0).length,
    ...(calls === 0
      ? { share: null, low: null, high: null }
      : why === null
        ? overCalls(timeouts, calls)
        : overRuns(shares)),
    unit: why === null ? 'call' : 'run',
    why,
  }
}

type Bounds = Pick<TimeoutForecast, 'share' | 'low' | 'high'>

function overCalls(timeouts: number, calls: number): Bounds {
  const { share, low, high } = shareInterval(timeouts, calls)
  return { share, low, high }
}

/** Where no run has a timeout, or none has anything else, t would say that this is certain. Then a bound
 *  follows from the runs: of all calls no larger a share can time out than of runs have a timeout. */
function overRuns(shares: readonly number[]): Bounds {
  const { mean = null, low = null, high = null } = metricInterval('timeoutShare', shares) ?? {}
  const count = shares.length
  if (shares.every((share) => share === 0)) {
    return { share: 0, low: 0, high: shareInterval(0, count).high }
  }
  if (shares.every((share) => share === 1)) {
    return { share: 1, low: shareInterval(count, count).low, high: 1 }
  }
  return { share: mean, low, high }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
