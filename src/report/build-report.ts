// Measures and verdict → the report. Nothing is measured or judged here: figures move from µs to
// milliseconds, tallies get a fixed order, and words are put beside them.
import type { Measures, Times } from '../measure/measures.ts'
import type { Scenario } from '../scenario/model.ts'
import type { Verdict } from '../verify/judge.ts'
import { checkExpectation } from './check-expectation.ts'
import { duration } from './format.ts'
import { headline } from './headline.ts'
import { toMs } from './milliseconds.ts'
import {
  REPORT_FORMAT,
  type Report,
  type ReportBacklog,
  type ReportCalls,
  type ReportDelay,
  type ReportLeg,
  type ReportMapping,
  type ReportRun,
  type ReportSlots,
  type ReportTimes,
} from './report.ts'
import { utilisation } from './utilisation.ts'
import { veilOf } from './veil.ts'

/** One leg of the bracket (decision 1), as it was run. */
export interface Leg {
  readonly concurrency: number
  readonly totalUs: number
  readonly basis: ReportLeg['basis']
  readonly fidelity: string
}

/** Everything a report is made of. */
export interface Findings {
  readonly scenario: Scenario
  readonly scenarioHash: string
  readonly fidelity: string
  readonly measures: Measures
  readonly verdict: Verdict
  readonly legs: readonly Leg[]
  readonly digest: string
  /** Sentences for the reader; default none. */
  readonly warnings?: readonly string[]
  readonly run: ReportRun
}

/** What only an executor could tell. */
const WRITABLE: Report['assumptions'][number] = {
  setting: 'fidelity model',
  value: 'every request can be written, whatever a token puts into its URL or headers',
  basis: 'chosen',
  affects: 'delay',
  source: 'decisions 14, 15',
}

/** The report of one run: equal findings, equal report. */
export function buildReport(findings: Findings): Report {
  const { scenario, fidelity, measures, verdict, warnings = [] } = findings
  const expectations = scenario.expectations.map((expectation) =>
    checkExpectation(expectation, measures, fidelity),
  )
  return veilOf(scenario).data<Report>({
    format: REPORT_FORMAT,
    digest: findings.digest,
    partial: !measures.isComplete,
    headline: headline({ ...findings, expectations }),
    scenario: {
      name: scenario.name,
      hash: findings.scenarioHash,
      seed: scenario.seed,
      leads: scenario.leads.count,
      concurrency: scenario.instance.concurrency,
      timeoutMs: toMs(scenario.instance.timeoutUs),
      fidelity,
    },
    assumptions: [...scenario.assumptions, ...(fidelity === 'model' ? [WRITABLE] : [])],
    delay: delay(findings),
    leads: {
      offered: measures.offered,
      qualified: measures.arrived - measures.skipped,
      skipped: measures.skipped,
      completed: measures.completed,
    },
    campaigns: measures.campaigns.map(({ endedUs, ...counts }) => ({
      ...counts,
      endedMs: endedUs && toMs(endedUs - measures.firstArrivalUs),
    })),
    calls: calls(measures, scenario),
    mapping: fidelity === 'model' ? null : mapping(measures),
    slots: slots(measures),
    backlog: backlog(measures),
    verdict,
    ...(warnings.length > 0 && { warnings }),
    expectations,
    run: findings.run,
  })
}

function backlog({ backlog, firstArrivalUs }: Measures): ReportBacklog {
  const { max, maxAtUs, drainedUs, stepUs, values } = backlog
  return {
    max,
    maxAtMs: maxAtUs === null ? null : toMs(maxAtUs - firstArrivalUs),
    drainMs: maxAtUs === null || drainedUs === null ? null : toMs(drainedUs - maxAtUs),
    series: { stepMs: toMs(stepUs), values },
  }
}

function delay({ measures, legs }: Findings): ReportDelay {
  return {
    totalMs: toMs(measures.totalUs),
    text: duration(measures.totalUs),
    bracket: legs.map(({ concurrency, totalUs, basis, fidelity }) => ({
      concurrency,
      totalMs: toMs(totalUs),
      text: duration(totalUs),
      basis,
      fidelity,
    })),
    lead: times(measures.times.lead),
    queueWait: times(measures.times.queueWait),
    callTime: times(measures.times.callTime),
    callTimeHistogram: measures.callTimeBuckets.map(({ upToUs, count }) => ({
      upToMs: toMs(upToUs),
      count,
    })),
  }
}

function times(measured: Times | null): ReportTimes {
  return {
    p50Ms: measured && toMs(measured.p50Us),
    p90Ms: measured && toMs(measured.p90Us),
    p95Ms: measured && toMs(measured.p95Us),
    p99Ms: measured && toMs(measured.p99Us),
    maxMs: measured && toMs(measured.maxUs),
    meanMs: measured && toMs(measured.meanUs),
  }
}

function calls({ calls }: Measures, { services }: Scenario): ReportCalls {
  return {
    total: calls.total,
    timeouts: calls.timeouts,
    byOutcome: sorted(calls.byOutcome),
    byStatus: sorted(calls.byStatus),
    byFault: sorted(calls.byFault),
    byWebhook: sorted(calls.byWebhook),
    ghosts: calls.ghosts,
    ...(services.some(({ load }) => load?.cache) && { cached: calls.cached }),
  }
}

function mapping({ mapping }: Measures): ReportMapping {
  return {
    written: mapping.written,
    onNon2xx: mapping.onNon2xx,
    skipped: sorted(mapping.skipped),
    byField: sorted(mapping.byField),
    notes: sorted(mapping.notes),
  }
}

function slots(measures: Measures): ReportSlots {
  const { busyUs, account } = measures.slots
  return {
    utilisation: utilisation(measures),
    busyMs: toMs(busyUs),
    account: account
      .toSorted((one, other) => other.slotUs - one.slotUs)
      .map(({ webhook, outcome, calls, slotUs }) => ({
        webhook,
        outcome,
        calls,
        slotMs: toMs(slotUs),
        share: busyUs === 0 ? 0 : slotUs / busyUs,
      })),
  }
}

/** Keys in the order of their code units. `fromEntries` makes an own key even of `__proto__`. */
function sorted(tally: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(tally).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
}
