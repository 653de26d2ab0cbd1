// One expectation against the figure it limits. A figure that could not be measured, or of which
// there was nothing to measure, is never met and never missed: it is not checked.
import type { Measures } from '../measure/measures.ts'
import { type Expectation, METRICS, type Metric, meets } from '../verify/expectation.ts'
import { count, decisiveShare, duration } from './format.ts'
import type { ReportExpectation } from './report.ts'
import { utilisation } from './utilisation.ts'

/** In the metric's unit: µs, 0 to 1, or a count. `null` when there was nothing to measure. */
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

/** Compares one expectation with what was measured; of an interrupted run nothing is met or missed. */
export function checkExpectation(
  expectation: Expectation,
  measures: Measures,
  fidelity: string,
): ReportExpectation {
  const { metric, text: want } = expectation
  if (fidelity === 'model' && NEEDS_EXECUTOR.has(metric)) {
    return { metric, want, got: 'not checked at model', passed: null }
  }
  const figure = FIGURES[metric](measures)
  if (figure === null) return { metric, want, got: 'nothing to measure', passed: null }
  const got = inWords(expectation, figure)
  // What a whole run would have come to is not known.
  if (!measures.isComplete) return { metric, want, got: `${got} so far`, passed: null }
  return { metric, want, got, passed: meets(expectation, figure) }
}

function shareOfCalls({ calls }: Measures, outcome: string): number | null {
  return calls.total === 0 ? null : (calls.byOutcome[outcome] ?? 0) / calls.total
}

function inWords(expectation: Expectation, figure: number): string {
  switch (METRICS[expectation.metric].unit) {
    case 'duration':
      return duration(figure)
    case 'count':
      return count(figure)
    case 'share':
      return decisiveShare(figure, (value) => meets(expectation, value))
  }
}
