// Two plain steps, then one as far as they seem to lead; not further than is of use.
import type { Observed } from '../observed.ts'
import { expectAndMaximise, type Pair } from './pair-step.ts'

/** Below it, a share is none: in the logarithms it would be endlessly far. */
const SHARE_MIN = 1e-12

/** The pair after it, and its log-likelihood. */
export function stretched(
  observed: Observed,
  start: Pair,
): { readonly pair: Pair; readonly logLikelihood: number } {
  const first = expectAndMaximise(observed, start).next
  const second = expectAndMaximise(observed, first).next
  const plain = { pair: second, ...likelihood(observed, second) }
  const [from, one, two] = [start, first, second].map(pointOf)
  if (!from || !one || !two) return plain
  const moved = one.map((value, index) => value - (from[index] ?? 0))
  const turned = two.map((value, index) => value - (one[index] ?? 0) - (moved[index] ?? 0))
  const length = -Math.hypot(...moved) / Math.hypot(...turned)
  if (!Number.isFinite(length) || length >= -1) return plain
  const point = from.map(
    (value, index) =>
      value - 2 * length * (moved[index] ?? 0) + length * length * (turned[index] ?? 0),
  )
  const far = pairOf(point, start.hangShare > 0)
  if (!far) return plain
  const pair = expectAndMaximise(observed, far).next
  const reached = { pair, ...likelihood(observed, pair) }
  return reached.logLikelihood >= plain.logLikelihood ? reached : plain
}

function likelihood(observed: Observed, pair: Pair): { readonly logLikelihood: number } {
  return { logLikelihood: expectAndMaximise(observed, pair).logLikelihood }
}

/** Numbers without limits. */
function pointOf({ quick, slow, hangShare }: Pair): readonly number[] {
  return [
    quick.mu,
    slow.mu,
    Math.log(quick.sigma),
    Math.log(slow.sigma),
    Math.log(Math.max(slow.share, SHARE_MIN) / Math.max(quick.share, SHARE_MIN)),
    Math.log(Math.max(hangShare, SHARE_MIN) / Math.max(quick.share, SHARE_MIN)),
  ]
}

function pairOf(point: readonly number[], mayHang: boolean): Pair | undefined {
  if (!point.every(Number.isFinite)) return undefined
  const [mu = 0, slowMu = 0, logSigma = 0, slowLogSigma = 0, slowRatio = 0, hangRatio = 0] = point
  const parts = [1, Math.exp(slowRatio), mayHang ? Math.exp(hangRatio) : 0]
  const total = parts.reduce((sum, part) => sum + part, 0)
  const [sigma, slowSigma] = [Math.exp(logSigma), Math.exp(slowLogSigma)]
  if (![total, sigma, slowSigma].every((value) => Number.isFinite(value) && value > 0)) {
    return undefined
  }
  const [quickShare = 0, slowShare = 0, hangShare = 0] = parts.map((part) => part / total)
  return {
    quick: { share: quickShare, mu, sigma },
    slow: { share: slowShare, mu: slowMu, sigma: slowSigma },
    hangShare,
  }
}
