// What is known when two things were compared. Plain data, format `hookdrill-comparison/1`; durations are
// milliseconds here, as in a report. Every difference is B − A.
import type { Assumption } from '../../scenario/model.ts'
import type { Metric } from '../../verify/expectation.ts'
import type { FigureDifference } from './figure-differences.ts'
import type { InputDifferences } from './input-differences.ts'
import type { PairedLeads } from './paired-leads.ts'

export const COMPARISON_FORMAT = 'hookdrill-comparison/1'

export interface Comparison {
  readonly format: typeof COMPARISON_FORMAT
  /** Of every figure and every pair: the same however many workers there were. */
  readonly digest: string
  /** True when it was stopped: what is in it covers the pairs of runs that were done. */
  readonly partial: boolean
  /** The answer, in one to three sentences. */
  readonly headline: readonly string[]
  readonly of: 'scenarios' | 'reports'
  readonly a: ComparedSide
  readonly b: ComparedSide
  /** What was asked of both beside their files: `--leads 500`. Empty where nothing was. */
  readonly both: string
  readonly inputs: InputDifferences
  /** What the headline is about. */
  readonly metric: Metric
  /** Pairs of runs, each with a seed of its own that both have; 1 for reports. */
  readonly replications: number
  /** Of the intervals. */
  readonly confidence: number
  readonly figures: Readonly<Record<Metric, FigureDifference>>
  /** Lead by lead in the first pair of runs; `null` for reports, which hold no leads, and where the run
   *  was stopped. */
  readonly pairs: PairedLeads | null
  /** What a reader should know before the figures are believed, a sentence each. */
  readonly warnings: readonly string[]
  /** Those that A and B share. */
  readonly assumptions: readonly Assumption[]
}

export interface ComparedSide {
  /** What it is called: its file and what was changed in it. */
  readonly label: string
  readonly name: string
  /** Of the scenario, before its seed and number of leads. */
  readonly hash: string
  /** Of the first run; the others follow it. */
  readonly seed: number
  readonly leads: number
  readonly concurrency: number
  readonly timeoutMs: number
  readonly fidelity: string
  /** Over all runs. */
  readonly calls: number
}
