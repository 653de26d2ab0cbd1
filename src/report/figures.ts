// What a scenario may limit and a plan may ask for, as one number each.
import type { Measures } from '../measure/measures.ts'
import { isMetric, METRICS, type Metric } from '../verify/expectation.ts'
import { utilisation } from './utilisation.ts'

/** In the metric's unit: µs, 0 to 1, or a count. `null` when there was nothing to measure. */
export type Figures = Readonly<Record<Metric, number | null>>

const FIGURES: Readonly<Record<Metric, (measures: Measures) => number | null>> = {
  totalDelay: ({ totalUs }) => totalUs,
  callTimeP50: ({ times }) => times.callTime?.p50Us ?? null,
  callTimeP99: ({ times }) => times.callTime?.p99Us ?? null,
  callTimeMax: ({ times }) => times.callTime?.maxUs ?? null,
  queueWaitP99: ({ times }) => times.queueWait?.p99Us ?? null,
  leadTimeP99: ({ times }) => times.lead?.p99Us ?? null,
  timeouts: ({ calls }) => calls.timeouts,
  timeoutShare: (measures) => shareOfCalls(measures, 'timeout'),
  rejectedShare: (measures) => shareOfCalls(measures, 'rejected'),
  failedShare: (measures) => shareOfCalls(measures, 'failed'),
  mappedShare: (measures) => shareOfCalls(measures, 'mapped'),
  written: ({ mapping }) => mapping.written,
  onNon2xx: ({ mapping }) => mapping.onNon2xx,
  backlogMax: ({ backlog }) => backlog.max,
  utilisation,
  slotTimeOfTimeoutsShare: ({ slots }) => {
    const ofTimeouts = slots.account.filter(({ outcome }) => outcome === 'timeout')
    const sumUs = ofTimeouts.reduce((sum, { slotUs }) => sum + slotUs, 0)
    return slots.busyUs === 0 ? null : sumUs / slots.busyUs
  },
}

/** Metrics only an executor can give: at model fidelity no body is read. */
const NEEDS_EXECUTOR: ReadonlySet<Metric> = new Set(['mappedShare', 'written', 'onNon2xx'])

export function figure(metric: Metric, measures: Measures): number | null {
  return FIGURES[metric](measures)
}

/** Whether a run at that fidelity can tell. */
export function isMeasured(metric: Metric, fidelity: string): boolean {
  return fidelity !== 'model' || !NEEDS_EXECUTOR.has(metric)
}

/** All there are; what a run at that fidelity cannot tell is `null`. */
export function figuresOf(measures: Measures, fidelity: string): Figures {
  const names = Object.keys(METRICS).filter(isMetric)
  const found = names.map((metric) => [
    metric,
    isMeasured(metric, fidelity) ? figure(metric, measures) : null,
  ])
  return Object.fromEntries(found) as Figures // of every name there is
}

function shareOfCalls({ calls }: Measures, outcome: string): number | null {
  return calls.total === 0 ? null : (calls.byOutcome[outcome] ?? 0) / calls.total
}
