/** Terms of the series below: it has converged long before. */
const TERMS = 100

/** How likely a sample of `count` is as far from its distribution as `distance`, 0 to 1, or farther:
 *  Kolmogorov's distribution, with Stephens' correction for few samples (1970, Use of the
 *  Kolmogorov–Smirnov, Cramér–von Mises and related statistics). Of two samples of m and n, `count` is
 *  mn ÷ (m + n). */
export function kolmogorovChance(distance: number, count: number): number {
  const root = Math.sqrt(count)
  const scaled = (root + 0.12 + 0.11 / root) * distance
  if (scaled < 0.2) return 1
  let sum = 0
  for (let term = 1; term <= TERMS; term++) {
    sum += (term % 2 === 1 ? 2 : -2) * Math.exp(-2 * term * term * scaled * scaled)
  }
  return Math.min(1, Math.max(0, sum))
}
