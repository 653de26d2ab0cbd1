import { describe, expect, it } from 'vitest'
import { truncatedNormal } from '../../src/random/truncated-normal.ts'

describe('a truncated normal', () => {
  // By mpmath at 40 digits.
  it.each([
    [50, 40, 1e-6, 0.0001958613671509758],
    [50, 40, 0.1, 15.627606097047117],
    [50, 40, 0.5, 55.312067167059276],
    [50, 40, 0.999, 174.929717130813],
    [0, 1, 1e-6, 1.2533141373158284e-6],
    [0, 1, 0.5, 0.6744897501960817],
    [80, 8, 1e-6, 41.97260552941681],
    [80, 8, 0.999, 104.7218584493425],
  ])('of mean %d and deviation %d has at %d the quantile %d', (mean, sd, u, x) => {
    expect(truncatedNormal({ mean, sd }).at(u) / x).toBeCloseTo(1, 9)
  })

  it.each([
    [50, 40],
    [0, 40],
    [10, 100],
    [80, 20],
  ])('of mean %d and deviation %d has the mean and variance of its density', (mean, sd) => {
    const { mean: ofSamples, variance } = truncatedNormal({ mean, sd })
    const whole = integral((x) => density(x, mean, sd), mean + 12 * sd)
    const first = integral((x) => x * density(x, mean, sd), mean + 12 * sd) / whole
    const second = integral((x) => x * x * density(x, mean, sd), mean + 12 * sd) / whole
    expect(ofSamples / first).toBeCloseTo(1, 10)
    expect(variance / (second - first ** 2)).toBeCloseTo(1, 9)
  })

  it('is the normal where hardly anything is cut off', () => {
    const { mean, variance } = truncatedNormal({ mean: 100, sd: 10 })
    expect(mean).toBeCloseTo(100, 12)
    expect(variance).toBeCloseTo(100, 12)
    expect(truncatedNormal({ mean: 4, sd: 1 }).mean / 4).toBeLessThan(1.001)
  })

  it('has nothing below 0, however far the cut is from the middle', () => {
    for (const mean of [0, 1, 80, 1e6]) {
      const { at } = truncatedNormal({ mean, sd: 1 })
      expect([0, Number.MIN_VALUE, 2 ** -53, 1e-12].every((u) => at(u) >= 0)).toBe(true)
    }
  })
})

function density(x: number, mean: number, sd: number): number {
  return Math.exp(-(((x - mean) / sd) ** 2) / 2)
}

/** From 0 to `end`, by Simpson's rule. */
function integral(f: (x: number) => number, end: number): number {
  const slices = 20_000
  const width = end / slices
  let sum = f(0) + f(end)
  for (let index = 1; index < slices; index++) sum += (index % 2 === 0 ? 2 : 4) * f(index * width)
  return (sum * width) / 3
}
