import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { empirical } from '../../src/random/empirical.ts'
import { createLuck } from '../../src/random/luck.ts'
import { chiSquareExcess, moments } from './statistics.ts'

describe('an empirical distribution', () => {
  it.each([
    [0, 50],
    [0.2499, 50],
    [0.25, 70],
    [0.7499, 70],
    [0.75, 2_000],
    [1 - 2 ** -53, 2_000],
  ])('gives a draw of %d the sample %d', (u, sample) => {
    expect(empirical([70, 2_000, 50, 70]).at(u)).toBe(sample)
  })

  it('has the mean, the variance and the ends of its samples, and each of them alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 200 }),
        (samples) => {
          const { at, mean, variance, min, max } = empirical(samples)
          const of = moments(samples)
          const drawn = samples.map((_, index) => at((index + 0.5) / samples.length))
          expect(drawn).toEqual(samples.toSorted((one, other) => one - other))
          expect([min, max]).toEqual([Math.min(...samples), Math.max(...samples)])
          expect(Math.abs(mean - of.mean)).toBeLessThanOrEqual(1e-12 * max)
          expect(Math.abs(variance - of.variance)).toBeLessThanOrEqual(1e-12 * max * max)
        },
      ),
      { seed: 1 },
    )
  })

  it('draws each sample as often as any other', () => {
    const luck = createLuck(1)
    const { at } = empirical(Array.from({ length: 60 }, (_, index) => index))
    const counts = new Array<number>(60).fill(0)
    for (let lead = 0; lead < 120_000; lead++) {
      const sample = at(luck('latency', lead, 0, 0))
      counts[sample] = (counts[sample] ?? 0) + 1
    }
    expect(chiSquareExcess(counts, new Array(60).fill(2_000))).toBeLessThan(5)
  })

  it('needs a sample', () => {
    expect(() => empirical([])).toThrow('has a sample')
  })
})
