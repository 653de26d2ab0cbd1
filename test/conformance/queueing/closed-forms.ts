// What queueing theory says of a queue that has run for ever, where the product itself needs it not: with
// limited room. Rates are per second, times in seconds. Source: Cooper, Introduction to Queueing Theory
// (1981), §3.3.
import type { Demand } from '../../../src/plan/closed-form/waiting.ts'

export interface Limited {
  /** The share of arrivals that find no room. */
  readonly lost: number
  /** The mean wait of the others. */
  readonly meanWait: number
}

/** M/M/c/K: `room` is how many are in it at most, served ones included. */
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
