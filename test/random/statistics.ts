// Tests of samples against what they should be drawn from. Limits are those of a chance of about one
// in a million, and every sample is seeded: a failure is a defect, not bad luck.

/** The largest gap between the sample's distribution and `cdf`, in units of 1/√n. Above 2.7 once in
 *  a million (Kolmogorov, Smirnov). */
export function kolmogorovSmirnov(samples: readonly number[], cdf: (x: number) => number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const gaps = sorted.map((x, index) => {
    const expected = cdf(x)
    return Math.max(expected - index / sorted.length, (index + 1) / sorted.length - expected)
  })
  return gaps.reduce((worst, gap) => Math.max(worst, gap), 0) * Math.sqrt(sorted.length)
}

/** How far counts are from what was expected, in deviations of the χ² statistic: about normal for
 *  ten cells and more, so above 5 is a defect; below 10 also with few cells. */
export function chiSquareExcess(counts: readonly number[], expected: readonly number[]): number {
  const chiSquare = counts.reduce((sum, count, index) => {
    const mean = expected[index] ?? 0
    return sum + (count - mean) ** 2 / mean
  }, 0)
  const freedom = counts.length - 1
  return (chiSquare - freedom) / Math.sqrt(2 * freedom)
}

/** Pearson's correlation; of n independent pairs it is within 5/√n. */
export function correlation(pairs: readonly (readonly [number, number])[]): number {
  const xs = moments(pairs.map(([x]) => x))
  const ys = moments(pairs.map(([, y]) => y))
  const covariance =
    pairs.reduce((sum, [x, y]) => sum + (x - xs.mean) * (y - ys.mean), 0) / pairs.length
  return covariance / Math.sqrt(xs.variance * ys.variance)
}

export function moments(samples: readonly number[]): { mean: number; variance: number } {
  const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length
  const variance = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / samples.length
  return { mean, variance }
}

/** P(Z ≤ z) of the standard normal, by its series; good to 1e-12. */
export function standardNormalCdf(z: number): number {
  if (Math.abs(z) > 8) return z < 0 ? 0 : 1
  let term = z
  let sum = z
  for (let n = 1; n < 200; n++) {
    term *= (z * z) / (2 * n + 1)
    sum += term
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

/** P(X ≤ x) of a gamma of scale 1 whose shape is a multiple of one half: the shape goes up by 1 where
 *  the function goes down by a term, from 1 (an exponential) or ½ (the square of a normal, halved). */
export function gammaCdf(shape: number, x: number): number {
  const start = Number.isInteger(shape) ? 1 : 0.5
  let cdf = start === 1 ? -Math.expm1(-x) : 2 * standardNormalCdf(Math.sqrt(2 * x)) - 1
  let term = start === 1 ? x * Math.exp(-x) : 2 * Math.sqrt(x / Math.PI) * Math.exp(-x)
  for (let at = start; at < shape; at++) {
    cdf -= term
    term *= x / (at + 1)
  }
  return cdf
}
