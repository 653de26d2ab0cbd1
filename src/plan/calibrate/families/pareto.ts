import { type Family, mostLikely } from '../fit.ts'
import { durationWords, numberWords, writtenDuration, writtenNumber } from '../written.ts'

/** Of what a scenario may say. */
const ALPHA_MAX = 1_000

/** The shortest is the shortest that was seen; in the logarithm of alpha. */
export const pareto: Family = {
  name: 'pareto',
  fit(observed, mayHang) {
    const { bins, sums, censored } = observed
    const minUs = bins[0]?.lowUs ?? 1
    const logMin = Math.log(minUs)
    const above = sums.log - sums.count * logMin
    if (above <= 0 || censored.some(({ atUs }) => atUs < minUs)) return undefined
    const shapeAt = (alpha: number) => ({
      logDensity: sums.count * (Math.log(alpha) + alpha * logMin) - (alpha + 1) * sums.log,
      longerThan: (us: number) => (us < minUs ? 1 : (minUs / us) ** alpha),
    })
    const found = mostLikely(observed, ([logAlpha = 0]) => shapeAt(Math.exp(logAlpha)), {
      start: [Math.log(sums.count / above)],
      steps: [0.3],
      mayHang,
    })
    const alpha = Math.exp(found?.at[0] ?? 0)
    if (!found || alpha > ALPHA_MAX) return undefined
    return {
      family: 'pareto',
      latency: { pareto: { min: writtenDuration(minUs), alpha: writtenNumber(alpha) } },
      parameters: `min ${durationWords(minUs)}, alpha ${numberWords(alpha)}`,
      values: { minUs, alpha },
      freedom: mayHang ? 3 : 2,
      ...found,
    }
  },
}
