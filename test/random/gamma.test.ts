import { describe, expect, it } from 'vitest'
import { exponential } from '../../src/random/exponential.ts'
import { gamma } from '../../src/random/gamma.ts'

const standard = (shape: number) => gamma({ mean: shape, shape })

describe('a quantile of a gamma', () => {
  // By mpmath at 40 digits, both tails too; 0.95 of the shape 0.5 and 0.99 of 5 are half of what
  // tables of χ² give for 1 and 10 degrees of freedom, 3.841 and 23.209.
  it.each([
    [0.1, 0.5, 0.0005933911044602259],
    [0.1, 1 - 2 ** -30, 15.994775862425325],
    [0.5, 0.95, 1.920729410347063],
    [0.5, 1e-12, 7.853981633974483e-25],
    [1.2, 0.25, 0.409033669884189],
    [2.5, 1 - 2 ** -53, 42.09751611826066],
    [3.7, 1e-12, 0.0011969005574048437],
    [5, 0.99, 11.60462557947718],
    [50, 0.01, 35.0324474626999],
    [50, 1 - 2 ** -30, 104.7905578393952],
    [1_000, 0.5, 999.6666864269652],
    [1_000, 1e-6, 856.8146512793919],
  ])('of the shape %d at %d is %d', (shape, u, x) => {
    expect(standard(shape).at(u) / x).toBeCloseTo(1, 12)
  })

  it('of the shape 1 is that of an exponential', () => {
    for (let index = 0; index < 1_000; index++) {
      const u = index / 1_000
      expect(gamma({ mean: 50, shape: 1 }).at(u)).toBeCloseTo(exponential({ mean: 50 }).at(u), 10)
    }
  })

  it('goes with the mean', () => {
    expect(gamma({ mean: 300, shape: 3 }).at(0.7)).toBeCloseTo(100 * standard(3).at(0.7), 9)
  })

  it('begins at 0 and ends at infinity', () => {
    for (const shape of [0.1, 1, 30]) {
      expect([standard(shape).at(0), standard(shape).at(1)]).toEqual([0, Number.POSITIVE_INFINITY])
    }
  })
})
