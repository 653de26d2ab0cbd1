import type { Family } from '../fit.ts'
import { durationWords, writtenDuration } from '../written.ts'

/** Every reply takes the same. To be asked where every one did, and then it is certain. */
export const constant: Family = {
  name: 'constant',
  fit({ bins, censored, censoredCount, count }, mayHang) {
    const valueUs = bins[0]?.lowUs ?? 0
    if (mayHang !== censoredCount > 0 || censored.some(({ atUs }) => atUs < valueUs))
      return undefined
    const hangShare = censoredCount / count
    return {
      family: 'constant',
      latency: writtenDuration(valueUs),
      parameters: durationWords(valueUs),
      values: { spanUs: valueUs },
      hangShare,
      logLikelihood: Number.MAX_VALUE,
      freedom: mayHang ? 2 : 1,
      longerThan: (us) => (us < valueUs ? 1 : 0),
    }
  },
}
