import { type Family, mostLikely } from '../fit.ts'
import { durationWords, writtenDuration } from '../written.ts'

/** In the logarithm of the mean. */
export const exponential: Family = {
  name: 'exponential',
  fit(observed, mayHang) {
    const { sums } = observed
    const start = Math.log(sums.value / sums.count)
    const found = mostLikely(
      observed,
      ([logMean = 0]) => shapeAt(observed.sums, Math.exp(logMean)),
      {
        start: [start],
        steps: [0.5],
        mayHang,
      },
    )
    if (!found) return undefined
    const meanUs = Math.exp(found.at[0] ?? 0)
    return {
      family: 'exponential',
      latency: { exponential: { mean: writtenDuration(meanUs) } },
      parameters: `mean ${durationWords(meanUs)}`,
      values: { meanUs },
      freedom: mayHang ? 2 : 1,
      ...found,
    }
  },
}

function shapeAt({ count, value }: { count: number; value: number }, meanUs: number) {
  return {
    logDensity: -count * Math.log(meanUs) - value / meanUs,
    longerThan: (us: number) => Math.exp(-us / meanUs),
  }
}
