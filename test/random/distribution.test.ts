import { describe, expect, it } from 'vitest'
import { constant } from '../../src/random/constant.ts'
import type { Distribution } from '../../src/random/distribution.ts'
import { logNormal } from '../../src/random/log-normal.ts'
import { createLuck } from '../../src/random/luck.ts'
import { mix } from '../../src/random/mix.ts'
import { uniform } from '../../src/random/uniform.ts'
import { kolmogorovSmirnov, moments, standardNormalCdf } from './statistics.ts'

const SAMPLE_COUNT = 200_000
const luck = createLuck(1)
const draws = Array.from({ length: SAMPLE_COUNT }, (_, lead) => luck('latency', lead, 0, 0))

const uniformCdf = (min: number, max: number) => (x: number) =>
  Math.min(1, Math.max(0, (x - min) / (max - min)))
const logNormalCdf = (median: number, sigma: number) => (x: number) =>
  standardNormalCdf(Math.log(x / median) / sigma)

interface Row {
  readonly name: string
  readonly distribution: Distribution
  readonly cdf: (x: number) => number
}

const ROWS: Row[] = [
  { name: 'uniform', distribution: uniform({ min: 20, max: 80 }), cdf: uniformCdf(20, 80) },
  {
    name: 'log-normal',
    distribution: logNormal({ median: 50, sigma: 0.7 }),
    cdf: logNormalCdf(50, 0.7),
  },
  {
    name: 'mix',
    distribution: mix([
      { weight: 3, distribution: uniform({ min: 0, max: 10 }) },
      { weight: 1, distribution: logNormal({ median: 100, sigma: 0.5 }) },
    ]),
    cdf: (x) => 0.75 * uniformCdf(0, 10)(x) + 0.25 * logNormalCdf(100, 0.5)(x),
  },
]

describe.each(ROWS)('samples of $name', ({ distribution, cdf }) => {
  const samples = draws.map(distribution.at)

  it('follow its distribution function', () => {
    expect(kolmogorovSmirnov(samples, cdf)).toBeLessThan(2.7)
  })

  it('have its mean and variance', () => {
    const { mean, variance } = moments(samples)
    const meanError = Math.sqrt(distribution.variance / SAMPLE_COUNT)
    expect(Math.abs(mean - distribution.mean)).toBeLessThan(5 * meanError)
    expect(variance / distribution.variance).toBeCloseTo(1, 1)
  })

  it('stay inside its limits, at the ends of the draw too', () => {
    const ends = [0, Number.MIN_VALUE, 2 ** -53, 1 - 2 ** -53].map(distribution.at)
    for (const sample of [...samples, ...ends]) {
      expect(sample >= distribution.min && sample <= distribution.max).toBe(true)
    }
    expect(ends.every(Number.isFinite)).toBe(true)
  })
})

describe('a constant', () => {
  it('is always the same', () => {
    expect(constant(50)).toMatchObject({ mean: 50, variance: 0, min: 50, max: 50 })
    expect([0, 0.5, 1 - 2 ** -53].map(constant(50).at)).toEqual([50, 50, 50])
  })

  it('is what a log-normal without spread is', () => {
    expect([0, 0.5].map(logNormal({ median: 50, sigma: 0 }).at)).toEqual([50, 50])
  })
})

describe('a mix', () => {
  const parts = mix([
    { weight: 1, distribution: constant(1) },
    { weight: 2, distribution: constant(2) },
    { weight: 1, distribution: uniform({ min: 3, max: 4 }) },
  ])

  it.each([
    [0, 1],
    [0.2499, 1],
    [0.25, 2],
    [0.7499, 2],
    [0.75, 3],
    [0.875, 3.5],
  ])('gives a draw of %d the value %d', (draw, value) => {
    expect(parts.at(draw)).toBe(value)
  })

  it('of one part is that part', () => {
    const { at } = mix([{ weight: 5, distribution: uniform({ min: 0, max: 1 }) }])
    expect([0, 0.25, 0.99].map(at)).toEqual([0, 0.25, 0.99])
  })

  it('needs a part', () => {
    expect(() => mix([])).toThrow('at least one part')
  })
})
