import { describe, expect, it } from 'vitest'
import { timeBuckets, timesOf } from '../../src/measure/call-times.ts'
import { Histogram } from '../../src/measure/histogram.ts'

function histogramOf(values: readonly number[]): Histogram {
  const histogram = new Histogram()
  for (const value of values) histogram.record(value)
  return histogram
}

describe('times', () => {
  it('are null when nothing was measured', () => {
    expect(timesOf(new Histogram())).toBeNull()
  })

  it('hold count, percentiles, maximum and mean', () => {
    const values = Array.from({ length: 100 }, (_, index) => (index + 1) * 10)
    expect(timesOf(histogramOf(values))).toEqual({
      count: 100,
      p50Us: 500,
      p90Us: 900,
      p95Us: 950,
      p99Us: 990,
      p999Us: 1_000,
      maxUs: 1_000,
      meanUs: 505,
    })
  })
})

describe('the buckets of a picture', () => {
  it('are one when every call takes the same', () => {
    expect(timeBuckets(histogramOf([50_000, 50_000]))).toEqual([{ upToUs: 50_000, count: 2 }])
  })

  it('have round edges, as fine as fit, with the empty ones between', () => {
    const buckets = timeBuckets(histogramOf([50_000, 50_000, 30_000_000]))
    expect(buckets.map(({ upToUs }) => upToUs / 1_000)).toEqual([
      50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000,
    ])
    expect(buckets.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })

  it('are finer where the times lie close together', () => {
    const buckets = timeBuckets(histogramOf([80_000, 100_000, 150_000, 160_000]))
    expect(buckets.map(({ upToUs }) => upToUs / 1_000)).toEqual([
      82, 91, 100, 110, 120, 130, 150, 160,
    ])
    expect(buckets.map(({ count }) => count)).toEqual([1, 0, 1, 0, 0, 0, 1, 1])
  })

  it('begin at 0 when something took no time, and are none when nothing was measured', () => {
    expect(timeBuckets(histogramOf([0, 0]))).toEqual([{ upToUs: 0, count: 2 }])
    expect(timeBuckets(histogramOf([0, 3]))[0]).toEqual({ upToUs: 0, count: 1 })
    expect(timeBuckets(new Histogram())).toEqual([])
  })

  it('hold every call once, whatever the range', () => {
    const values = Array.from({ length: 60 }, (_, index) => Math.floor(1.7 ** index))
    const counts = timeBuckets(histogramOf(values)).map(({ count }) => count)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60)
  })
})
