import { incompleteGamma, logGamma } from '../../../random/incomplete-gamma.ts'
import { type Family, mostLikely } from '../fit.ts'
import type { Observed } from '../observed.ts'
import { durationWords, numberWords, writtenDuration, writtenNumber } from '../written.ts'

/** Of what a scenario may say. */
const SHAPE_MIN = 0.1
const SHAPE_MAX = 1_000

/** In the logarithms of mean and shape. */
export const gamma: Family = {
  name: 'gamma',
  fit(observed, mayHang) {
    const { sums } = observed
    const mean = Math.log(sums.value / sums.count)
    // Near the maximum where nothing is censored: a gamma of shape k has about 1/(2k) between the two.
    const gap = Math.max(mean - sums.log / sums.count, 1 / (2 * SHAPE_MAX))
    const shape = Math.min(Math.max(1 / (2 * gap), 2 * SHAPE_MIN), SHAPE_MAX / 2)
    const found = mostLikely(
      observed,
      ([logMean = 0, logShape = 0]) => shapeAt(sums, Math.exp(logMean), Math.exp(logShape)),
      { start: [mean, Math.log(shape)], steps: [0.3, 0.3], mayHang },
    )
    if (!found) return undefined
    const [meanUs, fitted] = [Math.exp(found.at[0] ?? 0), Math.exp(found.at[1] ?? 0)]
    return {
      family: 'gamma',
      latency: { gamma: { mean: writtenDuration(meanUs), shape: writtenNumber(fitted) } },
      parameters: `mean ${durationWords(meanUs)}, shape ${numberWords(fitted)}`,
      values: { meanUs, shape: fitted },
      freedom: mayHang ? 3 : 2,
      ...found,
    }
  },
}

function shapeAt({ count, value, log }: Observed['sums'], meanUs: number, shape: number) {
  if (shape < SHAPE_MIN || shape > SHAPE_MAX) return undefined
  const scale = meanUs / shape
  const { upper } = incompleteGamma(shape)
  return {
    logDensity:
      (shape - 1) * log - value / scale - count * (shape * Math.log(scale) + logGamma(shape)),
    longerThan: (us: number) => upper(us / scale),
  }
}
