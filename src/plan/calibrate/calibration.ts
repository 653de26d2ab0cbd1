// What calibrating came to, as plain data: for the terminal, for JSON, and to write a scenario from.
import type { LatencyInput } from '../../scenario/latency-schema.ts'
import type { ScenarioInput } from '../../scenario/schema.ts'
import type { Unreadable } from './read-samples.ts'

export const CALIBRATION_FORMAT = 'hookdrill-calibration/1'

export interface Calibration {
  readonly format: typeof CALIBRATION_FORMAT
  /** Calls of this length or more count as given up then. */
  readonly timeoutUs: number
  readonly sources: readonly CalibrationSource[]
  /** Those with most calls first. */
  readonly services: readonly CalibratedService[]
  /** How often calls came, where the sources have no durations but points in time. */
  readonly arrivals: Arrivals | null
}

export interface CalibrationSource {
  /** A file, or what was called. */
  readonly name: string
  readonly format: string
  /** What one item of it is called: `line`. */
  readonly item: string
  readonly itemCount: number
  readonly unreadable: Unreadable
  /** What was assumed or passed over. */
  readonly notes: readonly string[]
}

export interface Arrivals {
  readonly perSecond: number
  readonly count: number
  /** From the first to the last, the second of the last with it. */
  readonly overUs: number
}

export type ServiceInput = ScenarioInput['services'][string]

export interface CalibratedService {
  /** As it is called where it was measured. */
  readonly name: string
  /** As a scenario has it. */
  readonly origin: string
  readonly callCount: number
  readonly givenUpCount: number
  /** How calls ended otherwise; the most frequent first. */
  readonly endings: readonly CalibratedEnding[]
  /** `null` where there were no durations. */
  readonly latency: CalibratedLatency | null
  /** For a scenario. */
  readonly written: ServiceInput
}

export interface CalibratedEnding {
  /** `null` where it is not known; 0 for no answer. */
  readonly status: number | null
  readonly count: number
  /** Where it takes clearly another time than the rest. */
  readonly latency?: CalibratedLatency
}

export interface CalibratedLatency {
  /** As a scenario has it. */
  readonly written: LatencyInput
  /** `fit`: the first of the fits. `samples`: what was measured, because no fit is near enough, or there are too
   *  few to tell. `nothing`: no call was answered. */
  readonly basis: 'fit' | 'samples' | 'nothing'
  /** Durations it is learned from, of answers and of calls that were given up. */
  readonly answerCount: number
  readonly givenUpCount: number
  /** Replies that never come, as a share of those: more calls were given up than the latency explains. */
  readonly hangShare: number
  readonly measured: Percentiles
  /** The best of each family, the best of all first. */
  readonly fits: readonly CalibratedFit[]
  /** What the family of the best comes to where given-up calls are not understood as such. Empty where none were
   *  given up. */
  readonly naive: readonly NaiveFit[]
  /** Ascending; of what is known. */
  readonly quantiles: readonly QuantilePair[]
}

/** `null` where it is beyond what is known, or endless. */
export interface Percentiles {
  readonly p50Us: number | null
  readonly p90Us: number | null
  readonly p99Us: number | null
  /** Share of calls that take the timeout or longer; `null` where some were given up before. */
  readonly overShare: number | null
}

export interface CalibratedFit extends Percentiles {
  readonly family: string
  /** For people: `median 80.1 ms, sigma 0.5`. */
  readonly parameters: string
  readonly values: Readonly<Record<string, number>>
  readonly hangShare: number
  /** `null` for a constant, which is certain. */
  readonly logLikelihood: number | null
  readonly bic: number | null
  /** Of Kolmogorov and Smirnov: the largest difference, as a share of calls. */
  readonly distance: number
  readonly chance: number
}

export interface NaiveFit extends Percentiles {
  readonly givenUp: 'left out' | 'taken as answered'
  readonly parameters: string
  readonly values: Readonly<Record<string, number>>
}

export interface QuantilePair {
  readonly share: number
  readonly measuredUs: number
  readonly fittedUs: number
}
