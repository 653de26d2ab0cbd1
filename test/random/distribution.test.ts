import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constant } from '../../src/random/constant.ts'
import type { Distribution } from '../../src/random/distribution.ts'
import { exponential } from '../../src/random/exponential.ts'
import { gamma } from '../../src/random/gamma.ts'
import { logNormal } from '../../src/random/log-normal.ts'
import { createLuck } from '../../src/random/luck.ts'
import { mix } from '../../src/random/mix.ts'
import { pareto } from '../../src/random/pareto.ts'
import { tabulated } from '../../src/random/tabulated.ts'
import { truncatedNormal } from '../../src/random/truncated-normal.ts'
import { uniform } from '../../src/random/uniform.ts'
import { gammaCdf, kolmogorovSmirnov, moments, standardNormalCdf } from './statistics.ts'

const SAMPLE_COUNT = 200_000
const luck = createLuck(1)
const draws = Array.from({ length: SAMPLE_COUNT }, (_, lead) => luck('latency', lead, 0, 0))

const uniformCdf = (min: number, max: number) => (x: number) =>
  Math.min(1, Math.max(0, (x - min) / (max - min)))
const logNormalCdf = (median: number, sigma: number) => (x: number) =>
  standardNormalCdf(Math.log(x / median) / sigma)
const truncatedNormalCdf = (mean: number, sd: number) => (x: number) => {
  const cut = standardNormalCdf(-mean / sd)
  return (standardNormalCdf((x - mean) / sd) - cut) / (1 - cut)
}

interface Row {
  readonly name: string
  readonly distribution: Distribution
  readonly cdf: (x: number) => number
}

const ROWS: Row[] = [
  {
    name: 'normal',
    distribution: truncatedNormal({ mean: 80, sd: 10 }),
    cdf: truncatedNormalCdf(80, 10),
  },
  {
    name: 'normal of which a tenth is cut off',
    distribution: truncatedNormal({ mean: 50, sd: 40 }),
    cdf: truncatedNormalCdf(50, 40),
  },
  {
    name: 'normal of which half is left',
    distribution: truncatedNormal({ mean: 0, sd: 40 }),
    cdf: truncatedNormalCdf(0, 40),
  },
  {
    name: 'exponential',
    distribution: exponential({ mean: 50 }),
    cdf: (x) => -Math.expm1(-x / 50),
  },
  {
    name: 'gamma of shape ½',
    distribution: gamma({ mean: 50, shape: 0.5 }),
    cdf: (x) => gammaCdf(0.5, x / 100),
  },
  {
    name: 'gamma of shape 3, tabulated',
    distribution: tabulated(gamma({ mean: 60, shape: 3 })),
    cdf: (x) => gammaCdf(3, x / 20),
  },
  {
    name: 'gamma of shape 12½',
    distribution: gamma({ mean: 50, shape: 12.5 }),
    cdf: (x) => gammaCdf(12.5, x / 4),
  },
  {
    name: 'pareto',
    distribution: pareto({ min: 20, alpha: 8 }),
    cdf: (x) => 1 - (20 / x) ** 8,
  },
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
    const { min, max } = distribution
    const outside = [...samples, ...ends].filter((sample) => !(sample >= min && sample <= max))
    expect(outside).toEqual([])
    expect(ends.every(Number.isFinite)).toBe(true)
  })
})

const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe.each(ROWS.filter(({ name }) => name !== 'mix'))('$name', ({ distribution, cdf }) => {
  it('has its distribution function turned round', () => {
    fc.assert(
      fc.property(draw, (u) => {
        expect(cdf(distribution.at(u))).toBeCloseTo(u, 8)
      }),
      { seed: 1, numRuns: 1_000 },
    )
  })

  it('never falls as the draw grows', () => {
    fc.assert(
      fc.property(draw, draw, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one]
        expect(distribution.at(less)).toBeLessThanOrEqual(distribution.at(more))
      }),
      { seed: 1, numRuns: 1_000 },
    )
    const near = Array.from({ length: 100_000 }, (_, index) => distribution.at(index / 100_000))
    expect(near.every((sample, index) => sample >= (near[index - 1] ?? 0))).toBe(true)
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

  it('has an infinite mean and variance where a part has', () => {
    const heavy = (alpha: number) =>
      mix([
        { weight: 9, distribution: constant(1) },
        { weight: 1, distribution: pareto({ min: 1, alpha }) },
      ])
    const endless = Number.POSITIVE_INFINITY
    expect(heavy(1)).toMatchObject({ mean: endless, variance: endless })
    expect(heavy(2)).toMatchObject({ mean: 0.9 + 0.2, variance: endless })
    expect(heavy(3).variance).toBeCloseTo(0.9 * 0.05 ** 2 + 0.1 * (0.75 + 0.45 ** 2), 12)
  })

  it('needs a part', () => {
    expect(() => mix([])).toThrow('at least one part')
  })
})
