import { betaQuantile } from './incomplete-beta.ts'

/** The t with P(T ≤ t) = `share` (0 to 1), for `freedom` from 1 degrees of freedom: how far a mean of
 *  few values may be off, in standard errors. */
export function studentTQuantile(share: number, freedom: number): number {
  if (share === 0.5) return 0
  const tail = share < 0.5 ? share : 1 - share
  const x = betaQuantile(2 * tail, freedom / 2, 0.5)
  const t = Math.sqrt(freedom * (1 / x - 1))
  return share < 0.5 ? -t : t
}
