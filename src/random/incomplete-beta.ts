// The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22, evaluated as Lentz
// has it), and the function turned round. Shares of successes and the t distribution rest on it.
import { logGamma } from './incomplete-gamma.ts'

/** Smallest number that the fraction may have below its line. */
const TINY = 1e-300
/** The fraction is at its end when a term changes less than this. */
const LAST_CHANGE = 1e-15
/** More than shapes up to 10^9 need. */
const TERMS_MAX = 100_000
/** Halvings of the unit interval: as many as a number has bits. */
const HALVINGS = 60

/** P(X ≤ `x`) of a beta with shapes `a` and `b`, both above 0. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  )
  // The fraction converges fast on this side of the mean only.
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b
}

/** The x with P(X ≤ x) = `share`. */
export function betaQuantile(share: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2
    if (incompleteBeta(middle, a, b) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function fraction(x: number, a: number, b: number): number {
  let above = 1
  let below = 1 / notTiny(1 - ((a + b) * x) / (a + 1))
  let value = below
  for (let term = 1; term < TERMS_MAX; term++) {
    const twice = 2 * term
    const even = (term * (b - term) * x) / ((a + twice - 1) * (a + twice))
    below = 1 / notTiny(1 + even * below)
    above = notTiny(1 + even / above)
    value *= above * below
    const odd = (-(a + term) * (a + b + term) * x) / ((a + twice) * (a + twice + 1))
    below = 1 / notTiny(1 + odd * below)
    above = notTiny(1 + odd / above)
    const change = above * below
    value *= change
    if (Math.abs(change - 1) < LAST_CHANGE) break
  }
  return value
}

function notTiny(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
