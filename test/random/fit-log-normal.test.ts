import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLogNormal } from '../../src/random/fit-log-normal.ts'
import { logNormal } from '../../src/random/log-normal.ts'

describe('a fitted log-normal', () => {
  it.each([
    [{ p50: 50, p90: 120 }, 0.9, 120],
    [{ p50: 50, p95: 300 }, 0.95, 300],
    [{ p50: 50, p99: 900 }, 0.99, 900],
  ])('meets %j exactly', (percentiles, u, value) => {
    const fit = fitLogNormal(percentiles)
    expect(fit.median).toBe(50)
    expect(fit.worstRelativeError).toBeCloseTo(0, 12)
    expect(logNormal(fit).at(u)).toBeCloseTo(value, 9)
  })

  it('finds the parameters that made the percentiles', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e7, noNaN: true }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (median, sigma) => {
          const { at } = logNormal({ median, sigma })
          const fit = fitLogNormal({ p50: median, p90: at(0.9), p95: at(0.95), p99: at(0.99) })
          expect(fit.sigma).toBeCloseTo(sigma, 9)
          expect(fit.worstRelativeError).toBeLessThan(1e-9)
        },
      ),
      { seed: 1 },
    )
  })

  it('says how far off it is when no log-normal fits', () => {
    const fit = fitLogNormal({ p50: 50, p90: 60, p99: 900 })
    const { at } = logNormal(fit)
    const errors = [at(0.9) / 60 - 1, at(0.99) / 900 - 1].map(Math.abs)
    expect(fit.worstRelativeError).toBeCloseTo(Math.max(...errors), 12)
    expect(fit.worstRelativeError).toBeGreaterThan(0.5)
  })

  it('has no spread when only the median is known', () => {
    expect(fitLogNormal({ p50: 50 })).toEqual({ median: 50, sigma: 0, worstRelativeError: 0 })
  })
})
