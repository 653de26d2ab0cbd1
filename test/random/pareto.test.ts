import { describe, expect, it } from 'vitest'
import { createLuck } from '../../src/random/luck.ts'
import { pareto } from '../../src/random/pareto.ts'
import { kolmogorovSmirnov } from './statistics.ts'

describe('a pareto', () => {
  it('has what is ten times as long 10^alpha times as rarely', () => {
    const { at } = pareto({ min: 20, alpha: 2 })
    expect(at(0)).toBe(20)
    expect(at(0.99)).toBeCloseTo(200, 9)
    expect(at(0.9999)).toBeCloseTo(2_000, 6)
  })

  it.each([
    [0.5, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [1.5, 60, Number.POSITIVE_INFINITY],
    [2, 40, Number.POSITIVE_INFINITY],
    [3, 30, 300],
  ])('of alpha %d has the mean %d and the variance %d', (alpha, mean, variance) => {
    expect(pareto({ min: 20, alpha })).toMatchObject({ mean, variance })
  })

  it.each([0.5, 1, 1.5])('follows its distribution function with alpha %d too', (alpha) => {
    const luck = createLuck(1)
    const { at } = pareto({ min: 20, alpha })
    const samples = Array.from({ length: 100_000 }, (_, lead) => at(luck('latency', lead, 0, 0)))
    expect(kolmogorovSmirnov(samples, (x) => 1 - (20 / x) ** alpha)).toBeLessThan(2.7)
  })
})
