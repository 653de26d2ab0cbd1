// The same scenario worked out in other ways, side by side, as plain data. Part of a report.

export interface ReportCrossCheck {
  /** Whether no comparison failed. */
  readonly passed: boolean
  readonly closedForms: readonly ReportClosedForm[]
  readonly runs: readonly ReportCrossRun[]
  readonly comparisons: readonly ReportComparison[]
}

/** What a formula says, without a run. */
export interface ReportClosedForm {
  readonly metric: 'totalDelay' | 'queueWait'
  readonly kind: 'exact' | 'expected' | 'bounds'
  /** `null` where there are bounds only. */
  readonly valueMs: number | null
  /** Between these every run has to be; `null` where there is no end. */
  readonly leastMs: number
  readonly mostMs: number | null
  readonly formula: string
  /** What the distance between the two allows for; empty where there is none. */
  readonly reason: string
  readonly source: string
}

export interface ReportCrossRun {
  readonly fidelity: 'model' | 'handlers' | 'wire'
  /** Why not; `null` where it was run, and every figure `null` where it was not. */
  readonly notRun: string | null
  readonly leads: number | null
  readonly totalMs: number | null
  /** Mean. */
  readonly queueWaitMs: number | null
  readonly calls: number | null
  readonly timeouts: number | null
}

export interface ReportComparison {
  /** `model with the closed form of totalDelay`. */
  readonly what: string
  /** In words. */
  readonly want: string
  readonly got: string
  /** `null` where it could not be told, which `got` then says. */
  readonly passed: boolean | null
}
