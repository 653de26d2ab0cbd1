import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Histogram } from '../../src/measure/histogram.ts'
import { createLuck, stream } from '../../src/random/luck.ts'

function histogramOf(values: readonly number[]): Histogram {
  const histogram = new Histogram()
  for (const value of values) histogram.record(value)
  return histogram
}

/** The percentile by definition: the smallest value that at least that share does not exceed. */
function exactPercentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

describe('a histogram', () => {
  it('gives a value alone in its bucket exactly, whatever else it holds', () => {
    const histogram = histogramOf([...Array<number>(99).fill(50_000), 30_000_000])
    expect(histogram.percentile(0.5)).toBe(50_000)
    expect(histogram.percentile(0.99)).toBe(50_000)
    expect(histogram.percentile(0.991)).toBe(30_000_000)
    expect(histogram.max).toBe(30_000_000)
    expect(histogram.mean).toBe(349_500)
  })

  it('is never more than 0.1% above the percentile, and never below', () => {
    const value = fc.oneof(
      fc.nat(3_000),
      fc.nat(2_000_000_000),
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 }),
    )
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), share, (values, wanted) => {
        const exact = exactPercentile(values, wanted)
        const got = histogramOf(values).percentile(wanted)
        expect(got).toBeGreaterThanOrEqual(exact)
        expect(got - exact).toBeLessThanOrEqual(exact / 1_000 + 1)
      }),
      { seed: 1 },
    )
  })

  it('holds everything from 0 to the largest time there is', () => {
    const histogram = histogramOf([0, 0, Number.MAX_SAFE_INTEGER - 1])
    expect(histogram.percentile(0.5)).toBe(0)
    expect(histogram.percentile(1)).toBe(Number.MAX_SAFE_INTEGER - 1)
    expect([...histogram.buckets()]).toEqual([
      { largest: 0, count: 2 },
      { largest: Number.MAX_SAFE_INTEGER - 1, count: 1 },
    ])
  })

  it('is empty to begin with', () => {
    const histogram = new Histogram()
    expect([histogram.count, histogram.mean, histogram.max, histogram.percentile(0.5)]).toEqual([
      0, 0, 0, 0,
    ])
  })

  it('counts every value in exactly one bucket', () => {
    const draw = stream(createLuck(1), 'latency', { lead: 0, step: 0 })
    const values = Array.from({ length: 10_000 }, () => Math.floor(10 ** (draw() * 12)))
    const counts = [...histogramOf(values).buckets()].map(({ count }) => count)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000)
  })
})
