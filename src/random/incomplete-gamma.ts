// The regularised incomplete gamma functions, P from below and Q = 1 − P from above: a series where P
// is the small one, a continued fraction (by Lentz's method) where Q is (DLMF §8.11.4, §8.9.2). Good to
// about 1 part in 10^12 for shapes up to 1,000, each in its own tail too.

/** Where a further term changes nothing. */
const EPSILON = 2 ** -53
/** More than any shape up to 1,000 needs: both take some multiple of its square root. */
const TERMS_MAX = 2_000
/** Stands for 0 where the fraction would divide by it. */
const TINY = 1e-300

export interface IncompleteGamma {
  /** P(`shape`, x), for x from 0. */
  lower(x: number): number
  /** Q(`shape`, x), for x from 0. */
  upper(x: number): number
  /** How fast P grows, for x above 0. */
  slope(x: number): number
}

/** For one `shape` above 0. What it has in it allocates nothing. */
export function incompleteGamma(shape: number): IncompleteGamma {
  const logOfGamma = logGamma(shape)
  const weight = (x: number): number => Math.exp(shape * Math.log(x) - x - logOfGamma)
  const isLower = (x: number): boolean => x < shape + 1
  const byLower = (x: number): number => (x === 0 ? 0 : weight(x) * series(shape, x))
  const byUpper = (x: number): number => weight(x) * fraction(shape, x)
  return {
    lower: (x) => (isLower(x) ? byLower(x) : 1 - byUpper(x)),
    upper: (x) => (isLower(x) ? 1 - byLower(x) : byUpper(x)),
    slope: (x) => weight(x) / x,
  }
}

function series(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; n < TERMS_MAX && term > sum * EPSILON; n++) {
    term *= x / (shape + n)
    sum += term
  }
  return sum
}

function fraction(shape: number, x: number): number {
  let below = x + 1 - shape
  let ratio = 1 / TINY
  let inverse = 1 / below
  let value = inverse
  for (let n = 1; n < TERMS_MAX; n++) {
    const above = n * (shape - n)
    below += 2
    inverse = 1 / awayFromZero(above * inverse + below)
    ratio = awayFromZero(below + above / ratio)
    const factor = inverse * ratio
    value *= factor
    if (Math.abs(factor - 1) < EPSILON) break
  }
  return value
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** From here on Stirling's series is exact. */
const STIRLING_MIN = 15

/** The logarithm of Γ(x), for x above 0: Stirling's series (DLMF §5.11.1), with x moved up to where it
 *  converges. */
export function logGamma(x: number): number {
  let shifted = x
  let product = 1
  for (; shifted < STIRLING_MIN; shifted++) product *= shifted
  const square = 1 / (shifted * shifted)
  let rest = 1 / 1_188
  rest = rest * square - 1 / 1_680
  rest = rest * square + 1 / 1_260
  rest = rest * square - 1 / 360
  rest = rest * square + 1 / 12
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2
  return stirling + rest / shifted - Math.log(product)
}
