import { nearestName } from '../executor/nearest-name.ts'

/** Longer names get no suggestion: comparing takes time in proportion to both lengths. */
const NAME_MAX = 100

/** The candidate that was probably meant by `name`; none when several are as near, as `p90` and `p99`
 *  are to `p98`: a guess that is wrong misleads. */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > NAME_MAX) return undefined
  const short = candidates.filter((candidate) => candidate.length <= NAME_MAX)
  const first = nearestName(name, short)
  return first === nearestName(name, short.toReversed()) ? first : undefined
}

/** ` Did you mean JSON?` to end a sentence with, or nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const nearest = suggest(name, candidates)
  return nearest === undefined ? '' : ` Did you mean ${nearest}?`
}
