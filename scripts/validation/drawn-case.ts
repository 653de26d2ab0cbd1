// Both programs with luck of their own: the same campaign so many times, hookdrill with the seeds 1, 2, 3
// and so on, the model in Python with Python's generator. What is compared is how the figures of whole
// runs are distributed.
import { takeScenario } from '../../src/disk/take-scenario.ts'
import type { ScenarioInput } from '../../src/index.ts'
import { type Estimate, meanInterval } from '../../src/plan/interval.ts'
import { kolmogorovChance } from '../../src/random/kolmogorov.ts'
import { studentTQuantile } from '../../src/random/student-t.ts'
import { replications, type Watch } from './replications.ts'
import type { Drawn, DrawnResult } from './simpy.ts'

export interface DrawnCase {
  /** As the page says it. */
  readonly campaign: string
  readonly input: ScenarioInput
  readonly other: Drawn
}

export interface Compared {
  readonly own: Estimate
  readonly other: Estimate
  /** Of the means: hookdrill's less SimPy's. */
  readonly difference: { readonly low: number; readonly high: number }
  /** Of two samples of one distribution that are as far apart, by Kolmogorov and Smirnov. */
  readonly chance: number
}

export const OWN_REPLICATIONS = 500
export const OTHER_REPLICATIONS = 100
const CONFIDENCE = 0.999

export async function ownResults(input: ScenarioInput): Promise<readonly DrawnResult[]> {
  return replications(await takeScenario(input), { count: OWN_REPLICATIONS }, watch)
}

function watch(): Watch<DrawnResult> {
  let totalUs = 0
  let delaySumUs = 0
  let leads = 0
  let timeouts = 0
  return {
    listener: {
      'call-ended': ({ result }) => {
        if (result.outcome === 'timeout') timeouts++
      },
      'lead-completed': ({ timeUs, arrivedUs }) => {
        delaySumUs += timeUs - arrivedUs
        leads++
        totalUs = timeUs
      },
    },
    found: () => ({ totalUs, delayUs: delaySumUs / leads, timeouts }),
  }
}

export function compared(own: readonly number[], other: readonly number[]): Compared {
  const [ownMean, otherMean] = [estimateOf(own), estimateOf(other)]
  return {
    own: ownMean,
    other: otherMean,
    difference: welch(ownMean, otherMean),
    chance: kolmogorovChance(
      distance(own, other),
      (own.length * other.length) / (own.length + other.length),
    ),
  }
}

function estimateOf(values: readonly number[]): Estimate {
  const estimate = meanInterval(values)
  if (!estimate) throw new Error('a campaign without replications')
  return estimate
}

/** Welch (1947): the interval of a difference of two means whose variances may differ. */
function welch(one: Estimate, other: Estimate): Compared['difference'] {
  const [ofOne, ofOther] = [errorOf(one), errorOf(other)]
  const variance = ofOne + ofOther
  const freedom = variance ** 2 / (ofOne ** 2 / (one.count - 1) + ofOther ** 2 / (other.count - 1))
  const half = studentTQuantile((1 + CONFIDENCE) / 2, freedom) * Math.sqrt(variance)
  return { low: one.mean - other.mean - half, high: one.mean - other.mean + half }
}

/** The variance of the mean. */
function errorOf({ deviation, count }: Estimate): number {
  return (deviation ?? 0) ** 2 / count
}

/** The largest difference between the shares of both that are at most so large. */
function distance(own: readonly number[], other: readonly number[]): number {
  const shareUpTo = (values: readonly number[], most: number): number =>
    values.filter((value) => value <= most).length / values.length
  return Math.max(
    ...[...own, ...other].map((most) => Math.abs(shareUpTo(own, most) - shareUpTo(other, most))),
  )
}
