/** Fewer tell nothing. */
const COUNT_MIN = 100
/** Largest difference between two distributions that counts as none: a third of the calls. */
const DISTANCE_MAX = 1 / 3

/** Whether one kind of answer clearly takes another time than the others: a rejection that comes at once. */
export function isApart(oneUs: Float64Array, otherUs: Float64Array): boolean {
  if (Math.min(oneUs.length, otherUs.length) < COUNT_MIN) return false
  const [one, other] = [oneUs.toSorted(), otherUs.toSorted()]
  let most = 0
  let below = 0
  for (let index = 0; index < one.length; index++) {
    const value = one[index] ?? 0
    if (one[index + 1] === value) continue
    while (below < other.length && (other[below] ?? 0) <= value) below++
    most = Math.max(most, Math.abs((index + 1) / one.length - below / other.length))
  }
  return most > DISTANCE_MAX
}
