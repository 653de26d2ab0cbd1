// Durations drawn from what is known, given up at 30 s: is it found again?
import { describe, expect, it } from 'vitest'
import type { CalibratedLatency, NaiveFit } from '../../../src/plan/calibrate/calibration.ts'
import { latencyOf } from '../../../src/plan/calibrate/latency-of.ts'
import type { Distribution } from '../../../src/random/distribution.ts'
import { exponential } from '../../../src/random/exponential.ts'
import { gamma } from '../../../src/random/gamma.ts'
import { logNormal } from '../../../src/random/log-normal.ts'
import { mix } from '../../../src/random/mix.ts'
import { pareto } from '../../../src/random/pareto.ts'
import { type Drawn, drawn, TIMEOUT_US } from './drawn.ts'

type Values = Readonly<Record<string, number>>

function learned(distribution: Distribution, options: Drawn = {}): CalibratedLatency {
  return latencyOf(drawn(distribution, options), TIMEOUT_US)
}

/** The parameter that is most off, as a part of what it is. */
function worstError(found: Values, truth: Values): number {
  const errors = Object.entries(truth).map(([name, value]) => {
    return Math.abs((found[name] ?? Number.NaN) / value - 1)
  })
  return Math.max(...errors)
}

const QUICK_AND_SLOW = mix([
  { weight: 85, distribution: logNormal({ median: 120_000, sigma: 0.5 }) },
  { weight: 15, distribution: logNormal({ median: 15_000_000, sigma: 1 }) },
])
const QUICK_AND_SLOW_VALUES = {
  quickMedianUs: 120_000,
  quickSigma: 0.5,
  slowMedianUs: 15_000_000,
  slowSigma: 1,
  slowShare: 0.15,
}

const OVERLAPPING = mix([
  { weight: 70, distribution: logNormal({ median: 2_000_000, sigma: 0.5 }) },
  { weight: 30, distribution: logNormal({ median: 15_000_000, sigma: 0.8 }) },
])

const CASES = [
  {
    family: 'log-normal',
    truth: { medianUs: 8_000_000, sigma: 0.9 },
    distribution: logNormal({ median: 8_000_000, sigma: 0.9 }),
    givenUpShare: 0.071,
  },
  {
    family: 'log-normal',
    truth: { medianUs: 5_000_000, sigma: 1.6 },
    distribution: logNormal({ median: 5_000_000, sigma: 1.6 }),
    givenUpShare: 0.131,
  },
  {
    family: 'gamma',
    truth: { meanUs: 15_000_000, shape: 2 },
    distribution: gamma({ mean: 15_000_000, shape: 2 }),
    givenUpShare: 0.092,
  },
  {
    family: 'gamma',
    truth: { meanUs: 12_000_000, shape: 0.7 },
    distribution: gamma({ mean: 12_000_000, shape: 0.7 }),
    givenUpShare: 0.102,
  },
  {
    family: 'exponential',
    truth: { meanUs: 12_000_000 },
    distribution: exponential({ mean: 12_000_000 }),
    givenUpShare: 0.082,
  },
  {
    family: 'two log-normals',
    truth: QUICK_AND_SLOW_VALUES,
    distribution: QUICK_AND_SLOW,
    givenUpShare: 0.037,
  },
  {
    family: 'two log-normals',
    truth: {
      quickMedianUs: 2_000_000,
      quickSigma: 0.5,
      slowMedianUs: 15_000_000,
      slowSigma: 0.8,
      slowShare: 0.3,
    },
    distribution: OVERLAPPING,
    givenUpShare: 0.058,
  },
] as const

describe.each(CASES)('$family of which $givenUpShare are given up', (each) => {
  const { family, truth, distribution, givenUpShare } = each
  const latency = learned(distribution)
  const [best] = latency.fits

  it('is that family, with every parameter within 5%, and nothing hangs', () => {
    expect(latency.givenUpCount / 20_000).toBeCloseTo(givenUpShare, 2)
    expect(latency.basis).toBe('fit')
    expect(best?.family).toBe(family)
    expect(best?.hangShare).toBe(0)
    expect(worstError(best?.values ?? {}, truth)).toBeLessThan(0.05)
    expect(best?.distance).toBeLessThan(0.01)
  })

  it.each(['left out', 'taken as answered'] as const)(
    'is further off where what was given up is %s',
    (givenUp) => {
      const naive = latency.naive.find((fit) => fit.givenUp === givenUp)
      const error = worstError(best?.values ?? {}, truth)
      expect(worstError(naive?.values ?? {}, truth)).toBeGreaterThan(2 * error)
      expect(gap(naive)).toBeGreaterThan(2 * gap(best))
    },
  )

  /** Between the share that takes too long and what a fit says of it. */
  function gap(fit: Pick<NaiveFit, 'overShare'> | undefined): number {
    return Math.abs((fit?.overShare ?? Number.NaN) - givenUpShare)
  }
})

describe('replies that never come', () => {
  it('are about 1% on top of a quick log-normal, and no fat tail', () => {
    const { fits, hangShare } = learned(logNormal({ median: 80_000, sigma: 0.5 }), {
      hangShare: 0.01,
    })
    expect(fits[0]).toMatchObject({ family: 'log-normal', hangShare })
    expect(hangShare).toBeGreaterThan(0.008)
    expect(hangShare).toBeLessThan(0.012)
    expect(worstError(fits[0]?.values ?? {}, { medianUs: 80_000, sigma: 0.5 })).toBeLessThan(0.02)
  })

  it('are told from a tail that is given up as well', () => {
    const { fits, hangShare, givenUpCount } = learned(
      logNormal({ median: 8_000_000, sigma: 0.8 }),
      { hangShare: 0.03 },
    )
    expect(givenUpCount / 20_000).toBeGreaterThan(0.07)
    expect(fits[0]?.family).toBe('log-normal')
    expect(hangShare).toBeGreaterThan(0.025)
    expect(hangShare).toBeLessThan(0.035)
    expect(worstError(fits[0]?.values ?? {}, { medianUs: 8_000_000, sigma: 0.8 })).toBeLessThan(
      0.05,
    )
  })

  it('are told from two log-normals', () => {
    const { fits, hangShare } = learned(
      mix([
        { weight: 85, distribution: logNormal({ median: 120_000, sigma: 0.5 }) },
        { weight: 15, distribution: logNormal({ median: 3_000_000, sigma: 0.6 }) },
      ]),
      { hangShare: 0.01 },
    )
    expect(fits[0]?.family).toBe('two log-normals')
    expect(hangShare).toBeGreaterThan(0.008)
    expect(hangShare).toBeLessThan(0.012)
    const truth = {
      quickMedianUs: 120_000,
      quickSigma: 0.5,
      slowMedianUs: 3_000_000,
      slowSigma: 0.6,
    }
    expect(worstError(fits[0]?.values ?? {}, truth)).toBeLessThan(0.05)
  })

  it('are none where the tail explains what was given up, whatever the seed', () => {
    const seeds = [2, 3, 4, 5, 6]
    const shares = seeds.map((seed) => {
      return learned(logNormal({ median: 8_000_000, sigma: 0.9 }), { seed, count: 5_000 }).hangShare
    })
    expect(shares).toEqual(seeds.map(() => 0))
  })
})

describe('what else is measured', () => {
  it('to the millisecond is the same log-normal', () => {
    const { fits } = learned(logNormal({ median: 8_000, sigma: 0.5 }), { resolutionUs: 1_000 })
    expect(fits[0]?.family).toBe('log-normal')
    expect(worstError(fits[0]?.values ?? {}, { medianUs: 8_000, sigma: 0.5 })).toBeLessThan(0.01)
  })

  it('with the heaviest tail is a Pareto', () => {
    const { fits } = learned(pareto({ min: 20_000, alpha: 0.6 }))
    expect(fits[0]?.family).toBe('pareto')
    expect(worstError(fits[0]?.values ?? {}, { minUs: 20_000, alpha: 0.6 })).toBeLessThan(0.03)
  })

  it('with one value is a constant, and what was given up hangs', () => {
    const fit = latencyOf(
      {
        answeredUs: new Float64Array(990).fill(50_000),
        givenUpUs: new Float64Array(10).fill(TIMEOUT_US),
      },
      TIMEOUT_US,
    )
    expect(fit).toMatchObject({ basis: 'fit', written: '50ms', hangShare: 0.01 })
    expect(fit.fits).toHaveLength(1)
  })

  it('with a few values only is written as it was measured', () => {
    const durations = [50_000, 50_000, 50_000, 2_000_000, 7_000_000]
    const answeredUs = Float64Array.from({ length: 500 }, (_, index) => durations[index % 5] ?? 0)
    const fit = latencyOf({ answeredUs, givenUpUs: new Float64Array() }, TIMEOUT_US)
    expect(fit.basis).toBe('samples')
    const { samples } = fit.written as { samples: string[] }
    expect(samples).toHaveLength(200)
    expect(
      Object.entries(Object.groupBy(samples, (text) => text)).map(([text, all]) => [
        text,
        all?.length,
      ]),
    ).toEqual([
      ['50ms', 120],
      ['2s', 40],
      ['7s', 40],
    ])
  })

  it('twice comes to the same, bit by bit', () => {
    expect(learned(OVERLAPPING, { count: 3_000 })).toEqual(learned(OVERLAPPING, { count: 3_000 }))
  })
})
