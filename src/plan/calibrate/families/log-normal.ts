import { standardNormalTail } from '../../../random/normal-tail.ts'
import { type Family, logMoments, mostLikely } from '../fit.ts'
import type { Observed } from '../observed.ts'
import { durationWords, numberWords, writtenDuration, writtenNumber } from '../written.ts'

/** Of what a scenario may say. */
const SIGMA_MAX = 10

/** In the logarithms of median and sigma. */
export const logNormal: Family = {
  name: 'log-normal',
  fit(observed, mayHang) {
    const { mean, deviation } = logMoments(observed)
    const found = mostLikely(
      observed,
      ([mu = 0, logSigma = 0]) => shapeAt(observed.sums, { mu, sigma: Math.exp(logSigma) }),
      { start: [mean, Math.log(deviation)], steps: [deviation / 2, 0.3], mayHang },
    )
    if (!found) return undefined
    const [mu = 0, logSigma = 0] = found.at
    const [medianUs, sigma] = [Math.exp(mu), Math.exp(logSigma)]
    if (sigma > SIGMA_MAX) return undefined
    return {
      family: 'log-normal',
      latency: { lognormal: { median: writtenDuration(medianUs), sigma: writtenNumber(sigma) } },
      parameters: `median ${durationWords(medianUs)}, sigma ${numberWords(sigma)}`,
      values: { medianUs, sigma },
      freedom: mayHang ? 3 : 2,
      ...found,
    }
  },
}

function shapeAt(
  { count, log, logSpread }: Observed['sums'],
  { mu, sigma }: { mu: number; sigma: number },
) {
  const squares = logSpread + count * (log / count - mu) ** 2
  return {
    logDensity:
      -count * Math.log(sigma * Math.sqrt(2 * Math.PI)) - log - squares / (2 * sigma * sigma),
    longerThan: (us: number) => standardNormalTail((Math.log(us) - mu) / sigma),
  }
}
