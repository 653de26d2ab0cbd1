import { describe, expect, it } from 'vitest'
import { standardNormalQuantile } from '../../src/random/normal.ts'
import { standardNormalHazard, standardNormalTail } from '../../src/random/normal-tail.ts'

describe('the tail of the standard normal', () => {
  it.each([
    // Tables of the normal distribution; Abramowitz and Stegun 26.2.
    [0, 0.5],
    [1, 0.15865525393145707],
    [1.959963984540054, 0.025],
    [-1, 0.8413447460685429],
    [6, 9.865876450376946e-10],
    [37, 5.725571222524e-300],
  ])('beyond %d is %d', (z, expected) => {
    expect(standardNormalTail(z) / expected).toBeCloseTo(1, 10)
  })

  it.each([0.001, 0.3, 0.5, 0.9, 0.999999])('is what its quantile was asked for: %d', (share) => {
    expect(standardNormalTail(-standardNormalQuantile(share))).toBeCloseTo(share, 12)
  })
})

describe('the mean beyond a point', () => {
  it.each([
    [0, Math.sqrt(2 / Math.PI)],
    [2, 2.373215532822843],
    [-8, 5.052271083536893e-15],
    // Its own series: z + 1/z − 2/z³.
    [30, 30 + 1 / 30 - 2 / 27_000],
    [100, 100.01],
  ])('of %d is %d', (z, expected) => {
    expect(standardNormalHazard(z) / expected).toBeCloseTo(1, 6)
  })

  it('has no step where the series takes over', () => {
    expect(standardNormalHazard(35.000001) - standardNormalHazard(34.999999)).toBeLessThan(1e-3)
  })
})
