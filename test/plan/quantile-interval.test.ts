import { describe, expect, it } from 'vitest'
import { quantileInterval, valuesNeeded } from '../../src/plan/quantile-interval.ts'

/** 1 to `count`: the values are their own ranks. */
function ranks(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

describe('the interval of a quantile', () => {
  // Tables of confidence intervals of the median by order statistics.
  it.each([
    [6, 1, 6],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
    [25, 8, 18],
    [50, 18, 33],
    [100, 40, 61],
  ])('of the median of %i values is from the %ith to the %ith', (count, low, high) => {
    expect(quantileInterval(ranks(count), 0.5)).toMatchObject({ low, high })
  })

  it.each([
    [0.05, 72],
    [0.5, 37],
    [0.9, 36],
    [0.9, 200],
    [0.95, 500],
    [0.99, 368],
  ])(
    'at %d of %i values covers it at least as often as it says, and hardly oftener',
    (at, count) => {
      const { low, high } = quantileInterval(ranks(count), at)
      // It misses when fewer than `low` values lie below the quantile, or `high` and more.
      let covered = 0
      let chance = at ** count
      for (let below = count; below >= 0; below--) {
        if (below >= (low ?? Infinity) && below < (high ?? -Infinity)) covered += chance
        chance *= (below / (count - below + 1)) * ((1 - at) / at)
      }
      expect(covered).toBeGreaterThanOrEqual(0.95)
      expect(covered).toBeLessThan(0.98)
    },
  )

  it('is the same from either end', () => {
    const [low, high] = [quantileInterval(ranks(200), 0.1), quantileInterval(ranks(200), 0.9)]
    expect(low.low).toBe(201 - (high.high ?? 0))
    expect(low.high).toBe(201 - (high.low ?? 0))
  })

  it.each([
    [0.5, 6],
    [0.05, 72],
    [0.9, 36],
    [0.95, 72],
    [0.99, 368],
    [0.999, 3_688],
  ])('at %d needs %i values', (at, needed) => {
    expect(valuesNeeded(at)).toBe(needed)
    const far = Math.max(at, 1 - at)
    expect(far ** needed).toBeLessThanOrEqual(0.025)
    expect(far ** (needed - 1)).toBeGreaterThan(0.025)
    const [few, enough] = [needed - 1, needed].map((count) => quantileInterval(ranks(count), at))
    expect(few).toEqual({ at, needed, value: null, low: null, high: null })
    expect(enough?.low).not.toBeNull()
    expect(enough?.high).not.toBeNull()
  })

  it('has one value within it', () => {
    for (const at of [0.05, 0.5, 0.9]) {
      const { value, low, high } = quantileInterval(ranks(80), at)
      expect(value).toBe(Math.ceil(at * 80))
      expect(low).toBeLessThanOrEqual(value ?? 0)
      expect(high).toBeGreaterThanOrEqual(value ?? Infinity)
    }
  })

  it('of values that are all the same is that value', () => {
    expect(quantileInterval(Array(200).fill(7), 0.9)).toMatchObject({ value: 7, low: 7, high: 7 })
  })
})
