import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incompleteGamma, logGamma } from '../../src/random/incomplete-gamma.ts'
import { gammaCdf } from './statistics.ts'

describe('the incomplete gamma functions', () => {
  // By mpmath at 40 digits.
  it.each([
    [0.1, 0.001, 0.5267685683924451, 0.4732314316075549],
    [0.1, 2, 0.9943261760201885, 0.005673823979811528],
    [0.5, 0.1, 0.34527915398142295, 0.654720846018577],
    [1, 1, 0.6321205588285577, 0.36787944117144233],
    [2.5, 1, 0.15085496391539036, 0.8491450360846097],
    [2.5, 12, 0.9997828870565473, 0.00021711294345272333],
    [50, 20, 1.245892607971938e-8, 0.9999999875410739],
    [50, 50, 0.5188083154720433, 0.48119168452795674],
    [50, 90, 0.9999983505014983, 1.6494985017178249e-6],
    [1_000, 900, 0.0005499022657117829, 0.9994500977342882],
    [1_000, 1_000, 0.5042052441802155, 0.4957947558197845],
    [1_000, 1_150, 0.9999971262239397, 2.8737760603923574e-6],
  ])('of the shape %d at %d are %d and %d', (shape, x, lower, upper) => {
    const functions = incompleteGamma(shape)
    expect(Math.abs(functions.lower(x) / lower - 1)).toBeLessThan(1e-12)
    expect(Math.abs(functions.upper(x) / upper - 1)).toBeLessThan(1e-12)
  })

  it('are those in closed form where there is one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.001, max: 30, noNaN: true }),
        (halves, x) => {
          const shape = halves / 2
          expect(incompleteGamma(shape).lower(x)).toBeCloseTo(gammaCdf(shape, x), 11)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })

  it('add up to 1, and grow as fast as they say', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1_000, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (shape, deviations) => {
          const { lower, upper, slope } = incompleteGamma(shape)
          const x = Math.max(0.01, shape + deviations * Math.sqrt(shape))
          expect(lower(x) + upper(x)).toBeCloseTo(1, 12)
          const h = x * 1e-5
          const rise = (lower(x + h) - lower(x - h)) / (2 * h)
          expect(Math.abs(rise / slope(x) - 1)).toBeLessThan(1e-6)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })

  it('begin at 0 and 1', () => {
    const { lower, upper } = incompleteGamma(2.5)
    expect([lower(0), upper(0)]).toEqual([0, 1])
  })
})

it('the logarithm of gamma is that of factorials, and of √π at one half', () => {
  let sum = 0
  for (let n = 1; n <= 1_000; n++) {
    expect(Math.abs(logGamma(n) - sum)).toBeLessThanOrEqual(1e-14 * Math.max(1, sum))
    sum += Math.log(n)
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
})
