// A family fitted to what was observed, by maximum likelihood with censoring. A call that was given up counts
// with the chance that a reply takes longer, and, where the fit has replies that never come, with theirs:
//   log L = Σ log f(x) + n log(1 − h) + Σ log(h + (1 − h) S(c))   over answers x and give-ups c
import type { LatencyInput } from '../../scenario/latency-schema.ts'
import { minimum, type Search } from './nelder-mead.ts'
import type { Observed } from './observed.ts'

export interface Fit {
  /** As people call it: `log-normal`. */
  readonly family: string
  /** As a scenario has it. */
  readonly latency: LatencyInput
  /** For people: `median 80.1 ms, sigma 0.5`. */
  readonly parameters: string
  /** The numbers that were fitted, times in µs. */
  readonly values: Readonly<Record<string, number>>
  /** Replies that never come, as a share of all calls. */
  readonly hangShare: number
  readonly logLikelihood: number
  /** How many numbers were free. */
  readonly freedom: number
  /** Share of the replies that come which take longer than `us`. */
  readonly longerThan: (us: number) => number
}

export interface Family {
  readonly name: string
  /** The best of the family, where some replies may never come or where all do; `undefined` where the family
   *  cannot be what was observed. */
  fit(observed: Observed, mayHang: boolean): Fit | undefined
}

/** A family at one place of its parameters. */
interface Shape {
  /** Sum of the logarithms of the density over all answers. */
  readonly logDensity: number
  readonly longerThan: (us: number) => number
}

interface Found extends Shape {
  readonly at: readonly number[]
  readonly hangShare: number
  readonly logLikelihood: number
}

/** What stands for 0 under a logarithm. */
const TINY = 1e-300

/** The parameters of the greatest likelihood. `shapeAt` gives `undefined` where there is no such member. */
export function mostLikely(
  observed: Observed,
  shapeAt: (at: readonly number[]) => Shape | undefined,
  { start, steps, mayHang }: Search & { readonly mayHang: boolean },
): Found | undefined {
  const startShare = observed.censoredCount / observed.count / 2
  const extra = mayHang ? { start: logit(startShare), step: 1 } : undefined
  const size = start.length
  const lookAt = (at: readonly number[]): Found | undefined => {
    const shape = shapeAt(at.slice(0, size))
    if (!shape) return undefined
    const hangShare = extra ? share(at[size] ?? 0) : 0
    return { ...shape, at, hangShare, logLikelihood: logLikelihood(observed, shape, hangShare) }
  }
  const best = minimum((at) => -(lookAt(at)?.logLikelihood ?? Number.NEGATIVE_INFINITY), {
    start: extra ? [...start, extra.start] : start,
    steps: extra ? [...steps, extra.step] : steps,
  })
  return Number.isFinite(best.value) ? lookAt(best.at) : undefined
}

function logLikelihood(
  { sums, censored }: Observed,
  { logDensity, longerThan }: Shape,
  hangShare: number,
): number {
  const ofGivenUp = censored.reduce((sum, { atUs, count }) => {
    const chance = hangShare + (1 - hangShare) * longerThan(atUs)
    return sum + count * Math.log(Math.max(chance, TINY))
  }, 0)
  return logDensity + sums.count * Math.log1p(-hangShare) + ofGivenUp
}

function logit(value: number): number {
  return Math.log(value / (1 - value))
}

function share(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

/** Where to begin: mean and deviation of the logarithms, what was given up taken as if it had come then. */
export function logMoments({ sums, censored, count }: Observed): {
  readonly mean: number
  readonly deviation: number
} {
  const log = censored.reduce((sum, each) => sum + each.count * Math.log(each.atUs), sums.log)
  const mean = log / count
  const spread = censored.reduce(
    (sum, each) => sum + each.count * (Math.log(each.atUs) - mean) ** 2,
    sums.logSpread + sums.count * (sums.log / sums.count - mean) ** 2,
  )
  return { mean, deviation: Math.max(Math.sqrt(spread / count), 1e-3) }
}
