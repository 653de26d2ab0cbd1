import type { Scenario } from '../../scenario/model.ts'
import type { Service } from '../../service/definition.ts'
import type { Expected } from './closed-form.ts'
import { type Demand, meanWaitOfMany, meanWaitOfOne, waitTolerance } from './waiting.ts'
import { callsInARow, servicesCalled, type Workload } from './workload.ts'

/** Means are taken by numeric integration, and measured by a histogram. */
const EXACTNESS = 0.005

/** The mean wait for a slot, where leads come independently of each other and make one call each;
 *  `undefined` where no formula applies, or the queue only grows. */
export function queueWaitForm(scenario: Scenario, workload: Workload): Expected | undefined {
  const demand = demandOf(scenario, workload)
  const { concurrency: slots } = scenario.instance
  if (!demand || demand.arrivalRate * demand.mean >= slots) return undefined
  const isErlang = servicesCalled(scenario).every((service) => isExponential(service, scenario))
  if (slots > 1 && !isErlang) return undefined
  const mean = slots > 1 ? meanWaitOfMany(slots, demand) : meanWaitOfOne(demand)
  const tolerance = waitTolerance(slots, demand, workload.calls) + EXACTNESS * mean
  return {
    kind: 'expected',
    metric: 'queueWait',
    valueUs: mean * 1e6,
    toleranceUs: tolerance * 1e6,
    ...(slots > 1 ? ERLANG : pollaczek(workload)),
    reason: '5 standard deviations of the mean over so many leads, and the empty beginning',
  }
}

const ERLANG = {
  formula: 'M/M/c: Erlang C ÷ (slots ÷ call time − arrival rate)',
  source: 'Cooper (1981), Introduction to Queueing Theory, §3.3',
} as const

function pollaczek({ variance }: Workload): Pick<Expected, 'formula' | 'source'> {
  return {
    formula: `${variance === 0 ? 'M/D/1' : 'M/G/1'}: λ E[S²] ÷ 2 (1 − λ E[S])`,
    source: 'Pollaczek–Khinchine; Kleinrock (1975), Queueing Systems I, §5.6',
  }
}

function demandOf(scenario: Scenario, workload: Workload): Demand | undefined {
  const [{ arrivals } = { arrivals: undefined }] = scenario.campaigns
  const { groups, calls, workUs, isKnown } = workload
  const isApt = isKnown && callsInARow(scenario) === 1 && calls === scenario.leads.count
  if (!isApt || arrivals?.kind !== 'poisson') return undefined
  const squares = groups.reduce(
    (sum, { count, meanUs, variance }) => sum + count * (variance + meanUs ** 2),
    0,
  )
  return {
    arrivalRate: arrivals.ratePerSecond,
    mean: workUs / calls / 1e6,
    meanSquare: squares / calls / 1e12,
  }
}

/** Whether every reply takes as long on average, exponentially, and the time limit cuts off next to
 *  nothing. */
function isExponential({ latency, replies }: Service, { instance }: Scenario): boolean {
  return replies.every(({ latency: own = latency, fault }) => {
    if (own.kind !== 'exponential' || fault === 'hang' || latency.kind !== 'exponential')
      return false
    return own.meanUs === latency.meanUs && Math.exp(-instance.timeoutUs / own.meanUs) < 1e-6
  })
}
