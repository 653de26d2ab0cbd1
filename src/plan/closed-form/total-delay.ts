import { arrivalSpan } from '../../scenario/arrival-span.ts'
import { callGroups, leastSlotTime } from '../../scenario/lint/expected-calls.ts'
import type { Scenario } from '../../scenario/model.ts'
import { allSteps } from '../../scenario/written-flow.ts'
import type { Exact, Expected, Within } from './closed-form.ts'
import { callsInARow, type Workload } from './workload.ts'

/** Standard deviations that are left to luck: one run in 10,000 needs more. */
const LUCK = 4
/** Means are taken by numeric integration. */
const EXACTNESS = 0.001

/** The total execution delay by the narrowest formula that applies. */
export function totalDelayForm(scenario: Scenario, workload: Workload): Exact | Expected | Within {
  return rounds(scenario, workload) ?? sum(scenario, workload) ?? bounds(scenario, workload)
}

/** Everybody at once on several slots, and every call takes as long: the slots go in step, and whoever has
 *  more calls to make is before those who have fewer, so that no slot is idle before the last round. */
function rounds(scenario: Scenario, workload: Workload): Exact | undefined {
  const { concurrency: slots } = scenario.instance
  const steps = stepsAtOnce(scenario, workload)
  const [first, ...others] = workload.groups
  if (steps === undefined || slots === 1 || !first || workload.variance > 0) return undefined
  if (others.some(({ meanUs }) => meanUs !== first.meanUs)) return undefined
  const count = Math.max(steps, Math.ceil(workload.calls / slots))
  return {
    kind: 'exact',
    metric: 'totalDelay',
    valueUs: count * Math.round(first.meanUs),
    formula: `⌈calls ÷ slots⌉ × call time${steps === 1 ? '' : ', at least as many as a lead has calls'}`,
    source: 'Hu (1961), Parallel sequencing and assembly line problems',
  }
}

/** Everybody at once on one slot: it is never idle. */
function sum(scenario: Scenario, workload: Workload): Exact | Expected | undefined {
  const { workUs, variance, calls } = workload
  if (stepsAtOnce(scenario, workload) === undefined || scenario.instance.concurrency > 1) {
    return undefined
  }
  const common = { metric: 'totalDelay', source: 'marketo.md §5.3 [DOC]' } as const
  if (variance === 0) {
    return { ...common, kind: 'exact', valueUs: workUs, formula: 'the sum of all call times' }
  }
  return {
    ...common,
    kind: 'expected',
    valueUs: workUs,
    toleranceUs: LUCK * Math.sqrt(variance) + EXACTNESS * workUs,
    formula: 'calls × E[min(latency, timeout)]',
    reason: `4 standard deviations of the sum of ${calls} independent call times, and 0.1% for the integral`,
  }
}

/** How many calls each lead makes, where all come at once and nothing but calls takes time. */
function stepsAtOnce(scenario: Scenario, { isKnown }: Workload): number | undefined {
  const isAtOnce = scenario.campaigns.every(({ arrivals }) => arrivals.kind === 'all at once')
  return isKnown && isAtOnce ? callsInARow(scenario) : undefined
}

/** No schedule is quicker than its work shared by all slots, or than its arrivals; and one that keeps no
 *  slot idle while somebody waits is not slower than that and its longest chain. */
function bounds(scenario: Scenario, workload: Workload): Within {
  const { instance, campaigns, leads } = scenario
  const spans = campaigns.map(({ arrivals }) => arrivalSpan(arrivals, leads.count))
  const leastWorkUs = scenario.handlers ? 0 : leastSlotTime(callGroups(scenario))
  const leastUs = Math.max(
    (leastWorkUs / instance.concurrency) * (1 - 1e-9),
    ...spans.map(({ leastUs: each }) => Math.max(0, Math.floor(each) - 1)),
  )
  const startsUs = campaigns.map(({ startsAfterUs }) => startsAfterUs)
  const arrivedUs = Math.max(...spans.map(({ mostUs }, index) => mostUs + (startsUs[index] ?? 0)))
  const most = mostAfterArrivals(scenario, workload)
  return {
    kind: 'bounds',
    metric: 'totalDelay',
    leastUs,
    mostUs: most === undefined ? null : Math.ceil(arrivedUs + most) + 1,
    formula: 'from work ÷ slots to arrivals + work ÷ slots + longest flow',
    reason: workload.isKnown
      ? '4 standard deviations of the work and of the arrivals'
      : 'what depends on the run: a call counts as a whole time limit',
    source: 'Graham (1969), Bounds on multiprocessing timing anomalies',
  }
}

/** From the last arrival to the end, at most; `undefined` where there is no end to it. */
function mostAfterArrivals(scenario: Scenario, workload: Workload): number | undefined {
  const { campaigns, instance, settings, leads } = scenario
  const isEndless =
    instance.processing !== 'unlimited' ||
    settings.timeoutCovers !== 'total' ||
    campaigns.some(({ trigger }) => trigger.kind !== 'described')
  if (isEndless) return undefined
  const { isKnown, workUs, variance } = workload
  const callUs = isKnown ? workload.longestUs : instance.timeoutUs
  const flows = campaigns.map(({ flow }) => allSteps(flow))
  const callCounts = flows.map((steps) => steps.filter(({ kind }) => kind === 'call').length)
  const pausesUs = flows.map((steps) =>
    steps.reduce((total, step) => total + ('spanUs' in step ? step.spanUs : 0), 0),
  )
  const chainUs = Math.max(
    ...callCounts.map((count, index) => count * callUs + (pausesUs[index] ?? 0)),
  )
  const mostWorkUs = isKnown
    ? workUs * (1 + EXACTNESS) + LUCK * Math.sqrt(variance)
    : callCounts.reduce((total, count) => total + count, 0) * leads.count * callUs
  return mostWorkUs / instance.concurrency + chainUs
}
