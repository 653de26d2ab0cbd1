// The report as plain data: format `hookdrill-report/1`. Times are milliseconds here (…Ms) and words
// beside them; inside they were integer microseconds. Formatting lives in `as-*.ts`.
import type { Assumption } from '../scenario/model.ts'
import type { ReportCrossCheck } from './cross-check.ts'

export const REPORT_FORMAT = 'hookdrill-report/1'

export interface Report {
  readonly format: typeof REPORT_FORMAT
  /** Of scenario, seed, versions and every event of the timeline. Same run, same digest. */
  readonly digest: string
  /** True when the run was interrupted: every figure then covers only what had happened. */
  readonly partial: boolean
  /** The sentences of the headline. */
  readonly headline: readonly string[]
  readonly scenario: ReportScenario
  readonly assumptions: readonly Assumption[]
  readonly delay: ReportDelay
  readonly leads: ReportLeads
  /** In the order of their names; one, where the scenario has one. */
  readonly campaigns: readonly ReportCampaign[]
  readonly calls: ReportCalls
  /** `null` at model fidelity, where no body is read. */
  readonly mapping: ReportMapping | null
  readonly slots: ReportSlots
  readonly backlog: ReportBacklog
  readonly verdict: ReportVerdict
  /** At `wire`, against the mock: the same scenario simulated. Left out elsewhere. */
  readonly agreement?: ReportAgreement
  /** Where it was asked for: the same scenario by formula and at other fidelities. */
  readonly crossCheck?: ReportCrossCheck
  /** What is no violation and yet worth knowing, a sentence each; left out when there is nothing. */
  readonly warnings?: readonly string[]
  readonly expectations: readonly ReportExpectation[]
  /** What the run cost on this machine: the only part that varies between two equal runs. */
  readonly run: ReportRun
}

export interface ReportScenario {
  readonly name: string
  /** Of the scenario after defaults: two files that mean the same have the same hash. */
  readonly hash: string
  readonly seed: number
  readonly leads: number
  readonly concurrency: number
  readonly timeoutMs: number
  readonly fidelity: string
}

export interface ReportDelay {
  /** Total execution delay: from the first arrival to the end of the last lead's flow. */
  readonly totalMs: number
  readonly text: string
  readonly bracket: readonly ReportLeg[]
  /** From a lead's arrival to the end of its flow. */
  readonly lead: ReportTimes
  /** From asking for a slot to getting it. */
  readonly queueWait: ReportTimes
  /** From taking a slot to giving it back. */
  readonly callTime: ReportTimes
  /** Bucketed call times, for the picture. Upper edges in ms; the last bucket holds the longest. */
  readonly callTimeHistogram: readonly { readonly upToMs: number; readonly count: number }[]
}

/** The same campaign on another number of slots. */
export interface ReportLeg {
  readonly concurrency: number
  readonly totalMs: number
  readonly text: string
  readonly basis: 'documented' | 'community'
  /** The fidelity this leg was run at. */
  readonly fidelity: string
}

/** `null` in every field when there was nothing to measure. */
export interface ReportTimes {
  readonly p50Ms: number | null
  readonly p90Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
  readonly maxMs: number | null
  readonly meanMs: number | null
}

export interface ReportLeads {
  readonly offered: number
  readonly qualified: number
  readonly skipped: number
  readonly completed: number
}

export interface ReportCampaign {
  readonly name: string
  readonly arrived: number
  /** Of those, brought by the trigger *Webhook is Called*. */
  readonly triggered: number
  /** Kept out by the qualification rule. */
  readonly skipped: number
  /** Cut out of a loop of triggers that does not end. */
  readonly looped: number
  readonly completed: number
  readonly calls: number
  readonly sends: number
  /** From the first arrival of any campaign to the end of the last lead's flow; `null` when no lead completed. */
  readonly endedMs: number | null
}

export interface ReportCalls {
  readonly total: number
  readonly timeouts: number
  readonly byOutcome: Readonly<Record<string, number>>
  readonly byStatus: Readonly<Record<string, number>>
  readonly byFault: Readonly<Record<string, number>>
  readonly byWebhook: Readonly<Record<string, number>>
  /** Requests the service went on to answer after the sender had given up. */
  readonly ghosts: number
  /** Requests answered out of a cache; left out where no service has one. */
  readonly cached?: number
}

export interface ReportMapping {
  readonly written: number
  /** Fields changed by a call whose status was not 2xx. Anything but 0 fails the verdict. */
  readonly onNon2xx: number
  readonly skipped: Readonly<Record<string, number>>
  readonly byField: Readonly<Record<string, number>>
  /** Writes that were changed on their way: truncated, cleared, … */
  readonly notes: Readonly<Record<string, number>>
}

export interface ReportSlots {
  /** Busy slot time over slots × total execution delay; `null` when the delay is 0. */
  readonly utilisation: number | null
  readonly busyMs: number
  /** Largest first. Shares are of busy slot time. */
  readonly account: readonly ReportAccountEntry[]
}

export interface ReportAccountEntry {
  readonly webhook: string
  readonly outcome: string
  readonly calls: number
  readonly slotMs: number
  readonly share: number
}

export interface ReportBacklog {
  /** Most calls waiting for a slot at once. */
  readonly max: number
  /** From the start of the run until it began to be that many; `null` when nobody ever waited. */
  readonly maxAtMs: number | null
  /** From then until nobody waited any more; `null` when nobody ever waited, or somebody still did. */
  readonly drainMs: number | null
  /** The most waiting within each step, from the first arrival. */
  readonly series: { readonly stepMs: number; readonly values: readonly number[] }
}

export interface ReportVerdict {
  readonly passed: boolean
  readonly checks: readonly ReportCheck[]
}

export interface ReportCheck {
  readonly id: string
  readonly title: string
  readonly state: 'passed' | 'failed' | 'not checked'
  /** How many items the check looked at. */
  readonly checked: number
  readonly violations: number
  /** The first few violations. */
  readonly examples: readonly ReportViolation[]
  /** Why it is `not checked`; empty otherwise. */
  readonly reason: string
}

export interface ReportViolation {
  readonly lead: number
  readonly step: number
  readonly expected: string
  readonly actual: string
  /** Replays this lead. */
  readonly replay: string
}

export interface ReportAgreement {
  /** The fidelity it is compared with. */
  readonly with: string
  /** Leads that were compared, and those whose calls ended otherwise. */
  readonly leads: number
  readonly differences: number
  /** The first few. */
  readonly examples: readonly {
    readonly lead: number
    readonly expected: string
    readonly actual: string
  }[]
  readonly callTimeP50: {
    readonly expectedMs: number | null
    readonly actualMs: number | null
    /** Within 5%; `null` where there is nothing to compare. */
    readonly isNear: boolean | null
  }
}

export interface ReportExpectation {
  readonly metric: string
  readonly want: string
  /** In the metric's unit, in words; `not checked at model` when it needs the executor. */
  readonly got: string
  /** `null` when it was not checked. */
  readonly passed: boolean | null
}

export interface ReportRun {
  readonly wallMs: number
  readonly callsPerSecond: number
  readonly peakRssMb: number
  readonly version: string
  readonly node: string
  readonly startedAt: string
}
