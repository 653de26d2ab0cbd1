import { describe, expect, it } from 'vitest'
import { constant } from '../../src/random/constant.ts'
import type { Distribution } from '../../src/random/distribution.ts'
import { exponential } from '../../src/random/exponential.ts'
import { createLuck } from '../../src/random/luck.ts'
import { mix } from '../../src/random/mix.ts'
import { slowest } from '../../src/random/slowest.ts'
import { uniform } from '../../src/random/uniform.ts'
import { chiSquareExcess, correlation, kolmogorovSmirnov, moments } from './statistics.ts'

const SAMPLE_COUNT = 200_000
const luck = createLuck(1)
const draws = Array.from({ length: SAMPLE_COUNT }, (_, lead) => luck('latency', lead, 0, 0))
const unit = uniform({ min: 0, max: 1 })

/** The draws that the parts get. */
function partDraws(count: number, given = draws): readonly (readonly number[])[] {
  const seen: number[][] = Array.from({ length: count }, () => [])
  const parts = seen.map(
    (list): Distribution => ({ ...unit, at: (u) => list[list.push(u) - 1] ?? 0 }),
  )
  const { at } = slowest(parts)
  for (const list of seen) list.length = 0 // what the estimates drew
  for (const u of given) at(u)
  return seen
}

describe('the slowest of several', () => {
  it('is distributed as the largest of two uniforms is: x²', () => {
    const { at } = slowest([unit, unit])
    expect(kolmogorovSmirnov(draws.map(at), (x) => x ** 2)).toBeLessThan(2.7)
  })

  it('is distributed as the product of the distributions, whatever they are', () => {
    const parts = [
      exponential({ mean: 50 }),
      exponential({ mean: 20 }),
      uniform({ min: 10, max: 90 }),
    ]
    const cdf = (x: number): number =>
      -Math.expm1(-x / 50) * -Math.expm1(-x / 20) * Math.min(1, Math.max(0, (x - 10) / 80))
    expect(kolmogorovSmirnov(draws.map(slowest(parts).at), cdf)).toBeLessThan(2.7)
  })

  it('draws each part for itself, and evenly', () => {
    const [first = [], second = [], third = []] = partDraws(3)
    for (const list of [first, second, third]) {
      expect(list).toHaveLength(SAMPLE_COUNT)
      expect(kolmogorovSmirnov(list, (x) => x)).toBeLessThan(2.7)
      expect(correlation(list.map((u, index) => [u, draws[index] ?? 0]))).toBeLessThan(
        5 / Math.sqrt(SAMPLE_COUNT),
      )
    }
    const cells = new Array<number>(20 * 20 * 20).fill(0)
    for (const [index, u] of first.entries()) {
      const place = [u, second[index] ?? 0, third[index] ?? 0].map((each) => Math.floor(each * 20))
      const cell = ((place[0] ?? 0) * 20 + (place[1] ?? 0)) * 20 + (place[2] ?? 0)
      cells[cell] = (cells[cell] ?? 0) + 1
    }
    const expected = cells.map(() => SAMPLE_COUNT / cells.length)
    expect(chiSquareExcess(cells, expected)).toBeLessThan(5)
  })

  it('draws as well from what a mix has stretched', () => {
    const { at } = mix([
      { weight: 999, distribution: constant(0) },
      {
        weight: 1,
        distribution: slowest([uniform({ min: 1, max: 2 }), uniform({ min: 1, max: 2 })]),
      },
    ])
    const rare = Array.from(
      { length: 50_000 },
      (_, lead) => 0.999 + 0.001 * luck('reply', lead, 0, 0),
    )
    expect(kolmogorovSmirnov(rare.map(at), (x) => (x - 1) ** 2)).toBeLessThan(2.7)
  })

  it('gives parts in another slowest draws of their own', () => {
    const { at } = slowest([slowest([unit, unit]), slowest([unit, unit])])
    expect(kolmogorovSmirnov(draws.map(at), (x) => x ** 4)).toBeLessThan(2.7)
  })

  it('is the same for the same draw', () => {
    const { at } = slowest([unit, exponential({ mean: 1 })])
    expect(draws.slice(0, 100).map(at)).toEqual(draws.slice(0, 100).map(at))
  })

  it('knows its ends, and its mean about', () => {
    const parts = [uniform({ min: 10, max: 90 }), uniform({ min: 20, max: 40 }), constant(30)]
    expect(slowest(parts)).toMatchObject({ min: 30, max: 90 })
    const found = slowest([unit, unit])
    expect(found.mean).toBeCloseTo(2 / 3, 1)
    expect(found.variance).toBeCloseTo(1 / 18, 2)
    expect(moments(draws.map(found.at)).mean).toBeCloseTo(2 / 3, 2)
  })

  it('of constants is a constant', () => {
    const { min, max, at } = slowest([constant(50), constant(70)])
    expect([min, max, at(0.3)]).toEqual([70, 70, 70])
  })
})
