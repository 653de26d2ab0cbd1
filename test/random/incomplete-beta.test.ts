import { describe, expect, it } from 'vitest'
import { betaQuantile, incompleteBeta } from '../../src/random/incomplete-beta.ts'

/** Close to so many parts of the value itself. */
function expectNear(actual: number, wanted: number, relative = 1e-12): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * relative)
}

/** P(at least `successes` of `count`), added up term by term: what the function is for whole shapes. */
function atLeast(successes: number, count: number, share: number): number {
  let term = (1 - share) ** count
  let sum = 0
  for (let k = 0; k <= count; k++) {
    if (k >= successes) sum += term
    term *= ((count - k) / (k + 1)) * (share / (1 - share))
  }
  return sum
}

const SHAPES = [
  [0.5, 0.5],
  [0.5, 4.5],
  [1, 1],
  [2, 3],
  [10, 91],
  [1_000, 0.5],
  [3_000, 7_000],
] as const

describe('the incomplete beta function', () => {
  it.each([
    // F distribution, upper 5% points of every handbook: F(5, 10) = 3.3258, F(1, 1) = 161.45.
    [(5 * 3.3258) / (5 * 3.3258 + 10), 2.5, 5, 0.95, 1e-5],
    [161.4476 / 162.4476, 0.5, 0.5, 0.95, 1e-7],
    // DLMF 8.17.7 and its neighbours: closed forms.
    [0.5, 2, 3, 11 / 16, 1e-13],
    [0.25, 0.5, 0.5, 1 / 3, 1e-13],
    [0.3, 7, 1, 0.3 ** 7, 1e-12],
    [0.3, 1, 7, 1 - 0.7 ** 7, 1e-12],
  ])('I at %d of shapes %d and %d is %d', (x, a, b, wanted, relative) => {
    expectNear(incompleteBeta(x, a, b), wanted, relative)
  })

  it.each([
    [3, 10, 0.2],
    [10, 100, 0.05],
    [300, 400, 0.7],
  ])('is the chance of at least %i successes of %i at %d', (successes, count, share) => {
    const wanted = atLeast(successes, count, share)
    expectNear(incompleteBeta(share, successes, count - successes + 1), wanted, 1e-10)
  })

  it.each(SHAPES)('turned round it is what is left: shapes %d and %d', (a, b) => {
    for (const x of [1e-6, 0.1, 0.3, 0.5, 0.9, 1 - 1e-6]) {
      expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 10)
    }
  })

  it('is 0 and 1 at the ends and beyond', () => {
    expect([-1, 0, 1, 2].map((x) => incompleteBeta(x, 2, 3))).toEqual([0, 0, 1, 1])
  })

  it('comes to an end for the calls of a very long run', () => {
    // 1% of ten million: half of all such runs have fewer.
    expect(incompleteBeta(0.01, 100_000, 9_900_001)).toBeCloseTo(0.5, 2)
    expect(incompleteBeta(0.0098, 100_000, 9_900_001)).toBeLessThan(1e-9)
    expect(incompleteBeta(0.0102, 100_000, 9_900_001)).toBeGreaterThan(1 - 1e-9)
  })
})

describe('its inverse', () => {
  it.each(SHAPES)('gives back the share it was asked for: shapes %d and %d', (a, b) => {
    for (const share of [0.001, 0.025, 0.5, 0.975, 0.999]) {
      expect(incompleteBeta(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 7)
    }
  })

  it('is the root where one shape is 1', () => {
    expectNear(betaQuantile(0.975, 1, 200), 1 - 0.025 ** (1 / 200), 1e-10)
    expectNear(betaQuantile(0.025, 200, 1), 0.025 ** (1 / 200), 1e-10)
  })
})
