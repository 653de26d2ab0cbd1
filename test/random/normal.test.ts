import { describe, expect, it } from 'vitest'
import { createLuck } from '../../src/random/luck.ts'
import { standardNormalQuantile } from '../../src/random/normal.ts'
import { kolmogorovSmirnov, standardNormalCdf } from './statistics.ts'

describe('the normal quantile', () => {
  // The first three from Wichura (1988), section "test data"; the others from tables to 15 digits.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.9999, 3.719016485455709],
  ])('of %d is %d', (u, z) => {
    expect(standardNormalQuantile(u)).toBeCloseTo(z, 13)
  })

  it('turns the distribution function round', () => {
    for (let index = 1; index < 1_000; index++) {
      expect(standardNormalCdf(standardNormalQuantile(index / 1_000))).toBeCloseTo(
        index / 1_000,
        12,
      )
    }
  })

  it('is odd about one half', () => {
    for (const u of [0.25, 0.125, 0.0625, 2 ** -10, 2 ** -40]) {
      expect(standardNormalQuantile(1 - u)).toBe(-standardNormalQuantile(u))
    }
  })

  it('ends at infinity', () => {
    expect(standardNormalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(standardNormalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
  })

  it('makes uniform draws normal', () => {
    const luck = createLuck(1)
    const samples = Array.from({ length: 100_000 }, (_, lead) =>
      standardNormalQuantile(luck('latency', lead, 0, 0)),
    )
    expect(kolmogorovSmirnov(samples, standardNormalCdf)).toBeLessThan(2.7)
  })
})
