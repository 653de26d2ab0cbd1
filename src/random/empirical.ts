import { assert } from '../errors.ts'
import type { Distribution } from './distribution.ts'

/** One of `samples`, at least one, each as likely as any other: what was seen, as it was seen, and
 *  nothing between. */
export function empirical(samples: readonly number[]): Distribution {
  const sorted = Float64Array.from(samples).sort()
  const { length } = sorted
  const [min, max] = [sorted[0], sorted[length - 1]]
  assert(min !== undefined && max !== undefined, 'an empirical distribution has a sample')
  const mean = sorted.reduce((sum, sample) => sum + sample / length, 0)
  return {
    at: (u) => sorted[Math.floor(u * length)] ?? max,
    mean,
    variance: sorted.reduce((sum, sample) => sum + (sample - mean) ** 2 / length, 0),
    min,
    max,
  }
}
