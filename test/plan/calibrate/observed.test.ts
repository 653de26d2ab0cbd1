import { describe, expect, it } from 'vitest'
import { expectAndMaximise } from '../../../src/plan/calibrate/families/pair-step.ts'
import { observe, observedQuantile } from '../../../src/plan/calibrate/observed.ts'
import { resolutionOf, spreadOut } from '../../../src/plan/calibrate/resolution.ts'
import { logNormal } from '../../../src/random/log-normal.ts'
import { mix } from '../../../src/random/mix.ts'
import { standardNormalTail } from '../../../src/random/normal-tail.ts'
import { drawn } from './drawn.ts'

const none = new Float64Array()

describe('the curve', () => {
  it('is that of Kaplan and Meier, worked by hand', () => {
    // As the textbooks have it, of 21 patients: three end at 6, one at 7, one at 10; one leaves after 6, one
    // after 9. Here in tenths, so that who leaves does so later.
    const { bins } = observe({
      answeredUs: Float64Array.of(60, 60, 60, 70, 103),
      givenUpUs: Float64Array.of(
        61,
        91,
        104,
        104,
        104,
        104,
        104,
        104,
        104,
        104,
        104,
        104,
        104,
        104,
        104,
        104,
      ),
    })
    expect(bins.map(({ shareBelow }) => 1 - shareBelow)).toEqual([
      expect.closeTo(18 / 21, 12),
      expect.closeTo((18 / 21) * (16 / 17), 12),
      expect.closeTo((18 / 21) * (16 / 17) * (14 / 15), 12),
    ])
  })

  it('gives quantiles as far as they are known', () => {
    const observed = observe({
      answeredUs: Float64Array.from({ length: 90 }, (_, index) => 1_001 + 7 * index),
      givenUpUs: new Float64Array(10).fill(30_000_000),
    })
    expect(observedQuantile(observed, 0.5)).toBeCloseTo(1_001 + 7 * 49, 0)
    expect(observedQuantile(observed, 0.9)).toBeCloseTo(1_001 + 7 * 89, 0)
    expect(observedQuantile(observed, 0.91)).toBeUndefined()
  })
})

describe('bins', () => {
  const distribution = mix([
    { weight: 9, distribution: logNormal({ median: 50_000, sigma: 0.02 }) },
    { weight: 1, distribution: logNormal({ median: 5_000_000, sigma: 1.2 }) },
  ])
  const durations = drawn(distribution, { count: 100_000 })
  const observed = observe(durations)

  it('are a few thousand, and hold everything once', () => {
    expect(observed.bins.length).toBeLessThan(4_100)
    const held = observed.bins.reduce((sum, { count }) => sum + count, 0)
    expect(held).toBe(durations.answeredUs.length)
    expect(observed.sums.count).toBe(held)
  })

  it('cost less than 0.1% of the log-likelihood of a narrow peak and a wide tail', () => {
    const quick = { share: 0.9, mu: Math.log(50_000), sigma: 0.02 }
    const slow = { share: 0.1, mu: Math.log(5_000_000), sigma: 1.2 }
    const { logLikelihood } = expectAndMaximise(observed, { quick, slow, hangShare: 0 })
    const density = ({ share, mu, sigma }: typeof quick, log: number): number =>
      (share / (sigma * Math.sqrt(2 * Math.PI))) * Math.exp(-(((log - mu) / sigma) ** 2) / 2)
    const ofAnswers = durations.answeredUs.reduce((sum, us) => {
      const log = Math.log(us)
      return sum + Math.log(density(quick, log) + density(slow, log)) - log
    }, 0)
    const over = 0.1 * standardNormalTail((Math.log(30_000_000) - slow.mu) / slow.sigma)
    const exact = ofAnswers + durations.givenUpUs.length * Math.log(over)
    expect(Math.abs(logLikelihood / exact - 1)).toBeLessThan(1e-5)
  })
})

describe('the resolution', () => {
  it.each([
    ['whole ms', [1_000, 3_000, 4_000, 11_000], 1_000],
    ['µs', [1_001, 3_000, 4_000], 1],
    ['two values, which may be exact', [50_000, 2_000_000], 1_000],
    ['one value', [50_000, 50_000], 1],
  ])('of %s', (_, values, expected) => {
    expect(resolutionOf(Float64Array.from(values))).toBe(expected)
  })

  it('of many whole seconds is a second', () => {
    const values = Float64Array.from({ length: 40 }, (_, index) => index * 1_000_000)
    expect(resolutionOf(values)).toBe(1_000_000)
  })

  it('spreads equal values over what was rounded to them, and none is 0', () => {
    const values = spreadOut(Float64Array.of(0, 0, 1_000, 1_000, 3_000), 1_000)
    expect([...values]).toEqual([125, 375, expect.closeTo(750, 9), expect.closeTo(1_250, 9), 3_000])
  })
})

it('nothing takes no time: 0 is half of what could be measured', () => {
  const { bins } = observe({ answeredUs: Float64Array.of(0, 0), givenUpUs: none })
  expect(bins.map(({ lowUs }) => lowUs)).toEqual([0.5])
})
