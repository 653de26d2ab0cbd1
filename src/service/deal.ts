// Exact shares: of n calls round(n × share) get a reply, and these calls lie anywhere among the n. A
// call's number goes through a keyed permutation; the first places belong to the first reply, the
// next to the next, and what is left to nobody.
import { assert } from '../errors.ts'
import { createPermutation } from '../random/permutation.ts'
import type { Visit } from './definition.ts'

export interface Shared {
  readonly replyIndex: number
  readonly share: number
}

export interface DealOptions {
  readonly seed: number
  /** Tells apart the deals of one seed. */
  readonly salt: number
  /** True when nobody else takes what is left, so that the shares add up to 1. */
  readonly isWhole: boolean
}

/** Shares come from decimals: 0.1 three times and 0.7 once are not quite 1. */
const SUM_TOLERANCE = 1e-9

/** The reply dealt to a visit; `undefined` when none was. Hot: works out the piles once for each
 *  number of calls, and that number is the same all run long. */
export function dealByShare(replies: readonly Shared[], options: DealOptions) {
  const total = sum(replies.map(({ share }) => share))
  assert(total <= 1 + SUM_TOLERANCE, 'shares add up to at most 1')
  assert(!options.isWhole || total >= 1 - SUM_TOLERANCE, 'shares without weights add up to 1')

  let deal = openDeal(replies, 1, options)
  return (visit: Visit): number | undefined => {
    if (visit.dealCount !== deal.callCount) deal = openDeal(replies, visit.dealCount, options)
    const place = deal.permute(visit.dealIndex)
    for (const pile of deal.piles) if (place < pile.end) return pile.replyIndex
    return undefined
  }
}

function openDeal(replies: readonly Shared[], callCount: number, options: DealOptions) {
  const counts = dealCounts(
    replies.map(({ share }) => share * callCount),
    { callCount, isWhole: options.isWhole },
  )
  return {
    callCount,
    permute: createPermutation({ size: callCount, seed: options.seed, salt: options.salt }),
    piles: replies.map(({ replyIndex }, index) => ({
      replyIndex,
      end: sum(counts.slice(0, index + 1)),
    })),
  }
}

/** Each share to the nearest whole call. Where that gives out more calls than there are, or leaves
 *  one that nobody else takes, whoever is furthest from its share gives or gets one. */
export function dealCounts(
  exact: readonly number[],
  { callCount, isWhole }: { callCount: number; isWhole: boolean },
): number[] {
  const counts = exact.map(Math.round)
  let left = callCount - sum(counts)
  while (left < 0 || (isWhole && left > 0)) {
    const step = Math.sign(left)
    const gaps = counts.map((count, index) => ((exact[index] ?? 0) - count) * step)
    const furthest = gaps.indexOf(Math.max(...gaps))
    counts[furthest] = (counts[furthest] ?? 0) + step
    left -= step
  }
  return counts
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
