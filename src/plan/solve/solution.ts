// What a search came to, as plain data: format `hookdrill-solution/1`. Durations are milliseconds here, as
// in a report, and values are texts as `--set` takes them.
import type { Assumption } from '../../scenario/model.ts'
import type { Metric } from '../../verify/expectation.ts'
import type { Amount } from '../amount.ts'
import type { Side } from './settle.ts'

export interface Solution {
  readonly format: 'hookdrill-solution/1'
  /** Of every figure of every run: the same however many workers there were. */
  readonly digest: string
  /** True when it was stopped: then nothing was found. */
  readonly partial: boolean
  readonly scenario: {
    readonly name: string
    /** Before anything was changed. */
    readonly hash: string
    /** Of the first replication; the others follow it. */
    readonly seed: number
  }
  readonly unknown: {
    /** As typed: `slots`. */
    readonly name: string
    /** As `--set` takes it: `instance.concurrency`. */
    readonly path: string
    readonly unit: Amount['unit']
    /** What it is in the scenario; `null` where that is no amount. */
    readonly current: SolutionValue | null
    readonly low: SolutionValue
    readonly high: SolutionValue
    /** Values less apart than this are not told apart. */
    readonly resolution: string
  }
  readonly targets: readonly { readonly metric: Metric; readonly limit: string }[]
  /** Share of the seeds that the answer has to hold for, and how sure `leastShare` is. */
  readonly confidence: number
  readonly replications: number
  /** `everything` between the bounds meets the targets, or `nothing` does; `unknown` when stopped. */
  readonly outcome: 'edge' | 'everything' | 'nothing' | 'unknown'
  /** Whether larger or smaller values meet; `null` where there is no edge. */
  readonly side: Side | null
  /** The value furthest out that meets the targets. */
  readonly answer: SolutionPoint | null
  /** The next one, which does not. */
  readonly beyond: SolutionPoint | null
  /** Of the share of all runs that meet the targets at the answer. */
  readonly leastShare: number | null
  /** Where each seed has its edge. */
  readonly edges: SolutionEdges | null
  /** False where met and missed were seen to alternate: then there are more edges than this. */
  readonly isMonotonic: boolean
  /** All that were run, by value. */
  readonly points: readonly SolutionPoint[]
  readonly fidelity: string
  readonly runs: number
  readonly calls: number
  /** Runs the answer alone; left out where the scenario has no file. */
  readonly replay?: string
  /** Those that the answer leaves. */
  readonly assumptions: readonly Assumption[]
}

export interface SolutionValue {
  /** As `--set` takes it: `720ms`. */
  readonly text: string
  /** Milliseconds, 0 to 1, per second, or a number. */
  readonly amount: number
}

export interface SolutionPoint extends SolutionValue {
  /** Seeds that it was run with, and those that met the targets. */
  readonly seeds: number
  readonly met: number
  /** Of each target's metric, in milliseconds, 0 to 1, or a count; `null` where there was nothing to
   *  measure. */
  readonly figures: readonly SolutionFigure[]
}

export interface SolutionFigure {
  readonly metric: Metric
  readonly least: number | null
  readonly most: number | null
}

export interface SolutionEdges {
  readonly least: SolutionValue | null
  readonly median: SolutionValue | null
  readonly most: SolutionValue | null
  readonly areSame: boolean
  /** The furthest value that each seed allows; `null` where it allows none. */
  readonly bySeed: readonly (SolutionValue | null)[]
}
