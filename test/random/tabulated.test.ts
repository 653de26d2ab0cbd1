import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gamma } from '../../src/random/gamma.ts'
import { logNormal } from '../../src/random/log-normal.ts'
import { tabulated } from '../../src/random/tabulated.ts'
import { uniform } from '../../src/random/uniform.ts'

const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('a distribution read from a table', () => {
  it.each([0.1, 1, 1.3, 3])(
    'is the log-normal of sigma %d to 1 part in 10^6, and mostly far better',
    (sigma) => {
      const exact = logNormal({ median: 50_000, sigma })
      const read = tabulated(exact)
      fc.assert(
        fc.property(draw, (u) => {
          const want = exact.at(u)
          expect(Math.abs(read.at(u) - want)).toBeLessThanOrEqual(want * 1e-6)
        }),
        { seed: 1, numRuns: 3_000 },
      )
    },
  )

  it.each([0.1, 0.5, 1, 4, 100, 1_000])(
    'is the gamma of shape %d to 1 part in 10^7 of its mean',
    (shape) => {
      const exact = gamma({ mean: 50_000, shape })
      const read = tabulated(exact)
      fc.assert(
        fc.property(draw, (u) => {
          const want = exact.at(u)
          expect(Math.abs(read.at(u) - want)).toBeLessThanOrEqual(Math.max(want, 50_000) * 1e-7)
        }),
        { seed: 1, numRuns: 3_000 },
      )
    },
  )

  it.each([
    ['a log-normal', logNormal({ median: 50_000, sigma: 2 })],
    ['a gamma of a small shape', gamma({ mean: 50_000, shape: 0.1 })],
    ['a gamma of a large one', gamma({ mean: 50_000, shape: 1_000 })],
  ])('never falls as the draw grows: %s', (_, exact) => {
    const read = tabulated(exact)
    const samples = Array.from({ length: 200_000 }, (_, index) => read.at(index / 200_000))
    expect(samples.every((sample, index) => sample >= (samples[index - 1] ?? 0))).toBe(true)
  })

  it('is the very distribution in its tails', () => {
    const exact = logNormal({ median: 50_000, sigma: 1 })
    const read = tabulated(exact)
    for (const u of [0, 1e-9, 0.01, 0.99, 1 - 2 ** -53]) expect(read.at(u)).toBe(exact.at(u))
  })

  it('keeps mean, variance and limits', () => {
    const exact = uniform({ min: 10, max: 90 })
    const { at: _, ...facts } = exact
    expect(tabulated(exact)).toMatchObject(facts)
  })
})
