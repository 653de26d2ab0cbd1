// How sure a figure is that a few runs came to. Replications are independent by construction (their seeds
// differ), so the classic intervals hold.
import { betaQuantile } from '../random/incomplete-beta.ts'
import { studentTQuantile } from '../random/student-t.ts'

/** Share of such intervals that hold the true value, unless another is asked for. */
export const CONFIDENCE = 0.95

/** A mean and where the true one lies. With one value nothing is known of that: `low` and `high` are
 *  `null`. */
export interface Estimate {
  readonly mean: number
  readonly low: number | null
  readonly high: number | null
  /** Of the values, not of the mean; `null` for one. */
  readonly deviation: number | null
  readonly count: number
}

/** Of the mean of independent values: Student's t. `null` where there are no values. */
export function meanInterval(
  values: readonly number[],
  confidence: number = CONFIDENCE,
): Estimate | null {
  const count = values.length
  const [first] = values
  if (first === undefined) return null
  // A sum of equal values rounds, and their mean would be next to them.
  if (count > 1 && values.every((value) => value === first)) {
    return { mean: first, low: first, high: first, deviation: 0, count }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  if (count === 1) return { mean, low: null, high: null, deviation: null, count }
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / (count - 1))
  const half = studentTQuantile((1 + confidence) / 2, count - 1) * (deviation / Math.sqrt(count))
  return { mean, low: mean - half, high: mean + half, deviation, count }
}

export interface ShareEstimate {
  readonly share: number
  readonly low: number
  readonly high: number
  readonly count: number
}

/** Of the share of `successes` in `count` independent trials, at least one: Clopper and Pearson (1934),
 *  which never claims more than it covers. */
export function shareInterval(
  successes: number,
  count: number,
  confidence: number = CONFIDENCE,
): ShareEstimate {
  const tail = (1 - confidence) / 2
  const failures = count - successes
  return {
    share: successes / count,
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
    count,
  }
}
