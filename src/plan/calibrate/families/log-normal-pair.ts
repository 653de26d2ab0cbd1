// Two log-normals, one of them drawn for each reply: a quick way and a slow one. By expectation and
// maximisation (Dempster, Laird, Rubin 1977) with censoring, from several starts that are always the same. The
// two best are followed to the end, by steps that are stretched as Varadhan and Roland (2008) do, because the
// plain ones get ever shorter. A share that never comes is a third part, which no answer can be of.
import { standardNormalTail } from '../../../random/normal-tail.ts'
import { share } from '../../../report/format.ts'
import type { Family, Fit } from '../fit.ts'
import type { Observed } from '../observed.ts'
import { durationWords, numberWords, writtenDuration, writtenNumber } from '../written.ts'
import { expectAndMaximise, type Pair, type Part } from './pair-step.ts'
import { stretched } from './stretched.ts'

/** Where the replies are cut in two to begin with, as shares from below. */
const CUTS = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const
const FIRST_STEPS = 30
const FOLLOWED = 2
/** Stretched steps, of three plain ones each. */
const STEPS_MAX = 400
/** A step that gains less, in log-likelihood, is the last. */
const GAIN_MIN = 1e-4
/** A part of fewer replies is made of chance. */
const REPLIES_MIN = 20

export const logNormalPair: Family = {
  name: 'two log-normals',
  fit(observed, mayHang) {
    if (observed.bins.length < 8) return undefined
    const begun = CUTS.map((cut) => begin(observed, cut, mayHang)).flatMap((start) => {
      if (!start) return []
      let pair = start
      for (let step = 0; step < FIRST_STEPS; step++) pair = expectAndMaximise(observed, pair).next
      return [{ pair, logLikelihood: expectAndMaximise(observed, pair).logLikelihood }]
    })
    const best = begun
      .toSorted((one, other) => other.logLikelihood - one.logLikelihood)
      .slice(0, FOLLOWED)
      .map(({ pair }) => follow(observed, pair))
      .toSorted((one, other) => other.logLikelihood - one.logLikelihood)[0]
    return best && fitOf(observed, best, mayHang)
  },
}

interface Reached {
  readonly pair: Pair
  readonly logLikelihood: number
}

function follow(observed: Observed, start: Pair): Reached {
  let reached: Reached = { pair: start, logLikelihood: Number.NEGATIVE_INFINITY }
  for (let step = 0; step < STEPS_MAX; step++) {
    const next = stretched(observed, reached.pair)
    const gain = next.logLikelihood - reached.logLikelihood
    reached = next
    if (gain < GAIN_MIN) break
  }
  return reached
}

/** Each side of the cut as it is, what was given up on the upper one. */
function begin(
  { bins, count, censoredCount }: Observed,
  cut: number,
  mayHang: boolean,
): Pair | undefined {
  const lower = bins.filter(({ shareBelow }) => shareBelow <= cut)
  const upper = bins.slice(lower.length)
  const parts = [partOf(lower, count), partOf(upper, count)]
  const [quick, slow] = parts
  if (!quick || !slow) return undefined
  const never = censoredCount / count
  const hangShare = mayHang ? never / 2 : 0
  return { quick, slow: { ...slow, share: slow.share + never - hangShare }, hangShare }
}

function partOf(bins: Observed['bins'], total: number): Part | undefined {
  const count = bins.reduce((sum, bin) => sum + bin.count, 0)
  if (bins.length < 2) return undefined
  const mu = bins.reduce((sum, bin) => sum + bin.count * bin.log, 0) / count
  const spread = bins.reduce((sum, bin) => sum + bin.count * (bin.log - mu) ** 2, 0)
  return { share: count / total, mu, sigma: Math.max(Math.sqrt(spread / count), 0.05) }
}

function fitOf(
  observed: Observed,
  { pair, logLikelihood }: Reached,
  mayHang: boolean,
): Fit | undefined {
  const [quick, slow] =
    pair.quick.mu <= pair.slow.mu ? [pair.quick, pair.slow] : [pair.slow, pair.quick]
  if (Math.min(quick.share, slow.share) * observed.count < REPLIES_MIN) return undefined
  const come = quick.share + slow.share
  const slowShare = slow.share / come
  const latencyOf = ({ mu, sigma }: Part) => ({
    lognormal: { median: writtenDuration(Math.exp(mu)), sigma: writtenNumber(sigma) },
  })
  const percent = (value: number) => Number((value * 100).toPrecision(4))
  const slowWeight = percent(slowShare)
  return {
    family: 'two log-normals',
    latency: {
      mix: [
        { weight: writtenNumber(100 - slowWeight), latency: latencyOf(quick) },
        { weight: slowWeight, latency: latencyOf(slow) },
      ],
    },
    parameters: [quick, slow]
      .map((part) => `${share(part.share / come, 2)} ${wordsOf(part)}`)
      .join('; '),
    values: {
      quickMedianUs: Math.exp(quick.mu),
      quickSigma: quick.sigma,
      slowMedianUs: Math.exp(slow.mu),
      slowSigma: slow.sigma,
      slowShare,
    },
    hangShare: pair.hangShare,
    logLikelihood,
    freedom: mayHang ? 6 : 5,
    longerThan: (us) => (1 - slowShare) * longerThan(quick, us) + slowShare * longerThan(slow, us),
  }
}

function wordsOf({ mu, sigma }: Part): string {
  return `median ${durationWords(Math.exp(mu))}, sigma ${numberWords(sigma)}`
}

function longerThan({ mu, sigma }: Part, us: number): number {
  return standardNormalTail((Math.log(us) - mu) / sigma)
}
