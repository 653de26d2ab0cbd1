/** Values over edges of round numbers, for a picture: from the smallest to the largest, empty buckets
 *  between them included. */
export interface Bucket {
  /** Values up to and including this one, above the bucket before. */
  readonly upToUs: number
  readonly count: number
}

/** More make no better picture. */
const BUCKETS_MAX = 12

export function bucketsOf(valuesUs: readonly number[]): readonly Bucket[] {
  if (valuesUs.length === 0) return []
  const [least, most] = [Math.min(...valuesUs), Math.max(...valuesUs)]
  const step = roundStep((most - least) / (BUCKETS_MAX - 1))
  const first = Math.ceil(least / step) * step
  const size = Math.max(0, Math.ceil((most - first) / step)) + 1
  return Array.from({ length: size }, (_, index) => {
    const upToUs = first + index * step
    const isIn = (value: number): boolean => value <= upToUs && value > upToUs - step
    return { upToUs, count: valuesUs.filter(isIn).length }
  })
}

/** The next of 1, 2, 5, 10, 20, 50, …, and at least 1. */
function roundStep(step: number): number {
  if (step <= 1) return 1
  const decade = 10 ** Math.floor(Math.log10(step))
  return [1, 2, 5, 10].map((factor) => factor * decade).find((round) => round >= step) ?? step
}
