import { assert } from '../errors.ts'
import type { Distribution } from './distribution.ts'

export interface MixPart {
  /** Above 0; only its proportion to the other weights counts. */
  readonly weight: number
  readonly distribution: Distribution
}

/** The largest draw there is: a stretched one must not be rounded up to 1. */
const DRAW_MAX = 1 - 2 ** -53

/** One of `parts`, in proportion to their weights. The draw that picks a part is stretched over it,
 *  so one draw is enough. */
export function mix(parts: readonly MixPart[]): Distribution {
  const [first, ...others] = slices(parts)
  assert(first, 'a mix has at least one part')
  const average = (of: (distribution: Distribution) => number) =>
    others.reduce(
      (total, { share, distribution }) => total + share * of(distribution),
      first.share * of(first.distribution),
    )
  const mean = average((distribution) => distribution.mean)
  return {
    at: (u) => {
      let slice = first
      for (const other of others) if (u >= other.start) slice = other
      return slice.distribution.at(Math.min((u - slice.start) / slice.share, DRAW_MAX))
    },
    mean,
    variance: Number.isFinite(mean)
      ? average((distribution) => distribution.variance + (distribution.mean - mean) ** 2)
      : Number.POSITIVE_INFINITY,
    min: Math.min(...parts.map(({ distribution }) => distribution.min)),
    max: Math.max(...parts.map(({ distribution }) => distribution.max)),
  }
}

/** The unit interval, cut in proportion. */
function slices(parts: readonly MixPart[]) {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  let end = 0
  return parts.map(({ weight, distribution }) => {
    const start = end
    const share = weight / total
    end += share
    return { start, share, distribution }
  })
}
