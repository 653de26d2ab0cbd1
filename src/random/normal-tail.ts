// How much of a standard normal lies beyond a point. Its square is a gamma, so both sides come from the
// incomplete gamma functions and nothing is lost where little is left.
import { incompleteGamma } from './incomplete-gamma.ts'

const ofHalf = incompleteGamma(0.5)

/** P(Z > z). */
export function standardNormalTail(z: number): number {
  const half = (z * z) / 2
  return z > 0 ? ofHalf.upper(half) / 2 : (1 + ofHalf.lower(half)) / 2
}

/** From here on the tail is beyond what a number holds, and its own series is exact enough. */
const FAR = 35

/** The mean of Z where it is above `z`: density over tail, the inverse of Mills' ratio. */
export function standardNormalHazard(z: number): number {
  if (z > FAR) return z + 1 / z
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / standardNormalTail(z)
}
