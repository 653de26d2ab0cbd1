// What queueing theory and statistics say where the product itself needs it not. Rates are per second,
// times in seconds.
import type { Demand } from '../../src/plan/closed-form/waiting.ts'
import { standardNormalTail } from '../../src/random/normal-tail.ts'

export interface Limited {
  /** The share of arrivals that find no room. */
  readonly lost: number
  /** The mean wait of the others. */
  readonly meanWait: number
}

/** M/M/c/K: `room` is how many are in it at most, served ones included. Source: Cooper, Introduction to
 *  Queueing Theory (1981), §3.3. */
export function limited(
  { servers, room }: { readonly servers: number; readonly room: number },
  { arrivalRate, mean }: Demand,
): Limited {
  const weights = [1]
  for (let count = 1; count <= room; count++) {
    const before = weights[count - 1] ?? 0
    weights.push((before * arrivalRate * mean) / Math.min(count, servers))
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const lost = (weights[room] ?? 0) / total
  const waiting = weights.reduce(
    (sum, weight, count) => sum + (Math.max(0, count - servers) * weight) / total,
    0,
  )
  return { lost, meanWait: waiting / (arrivalRate * (1 - lost)) } // Little's law
}

/** D/M/1: the share that waits is the root below 1 of σ = exp(−(1 − σ) ÷ ρ). Source: Kleinrock, Queueing
 *  Systems I (1975), §6.3. */
export function waitingShareOfRegular(utilisation: number): number {
  let share = 0
  // Each turn leaves less than σ ÷ ρ of the error, which is below 1.
  for (let turn = 0; turn < 10_000; turn++) share = Math.exp((share - 1) / utilisation)
  return share
}

/** 1 + 1/2 + … + 1/n: the mean of the largest of n exponentials of mean 1. Source: Rényi (1953), On the
 *  theory of order statistics. */
export function harmonic(count: number): number {
  let sum = 0
  for (let index = count; index > 0; index--) sum += 1 / index
  return sum
}

/** The mean of min(X, limit), X log-normal. Source: Johnson, Kotz, Balakrishnan, Continuous Univariate
 *  Distributions 1 (1994), §14. */
export function cutLogNormalMean(
  { median, sigma }: { readonly median: number; readonly sigma: number },
  limit: number,
): number {
  const z = Math.log(limit / median) / sigma
  const below = median * Math.exp(sigma ** 2 / 2) * standardNormalTail(sigma - z)
  return below + limit * standardNormalTail(z)
}
