import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationTicks, linearScale, logarithmicScale } from '../../../src/report/html/ticks.ts'

const SEED = 20_261_130

describe('marks of time', () => {
  it.each([
    [34_950_000_000, ['0 s', '2 h', '4 h', '6 h', '8 h']],
    [462_511_957, ['0 s', '2 m', '4 m', '6 m']],
    [2_500_000, ['0 s', '500 ms', '1 s', '1.5 s', '2 s', '2.5 s']],
    [3, ['0 s', '1 µs', '2 µs', '3 µs']],
    [864_000_000_000, ['0 s', '2 d', '4 d', '6 d', '8 d', '10 d']],
    [0, []],
  ])('of %i µs are %j', (totalUs, texts) => {
    expect(durationTicks(totalUs).map(({ text }) => text)).toEqual(texts)
  })

  it('are few, rise, and stay on the axis, however long it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (totalUs) => {
        const ticks = durationTicks(totalUs)
        expect(ticks.length).toBeGreaterThan(1)
        expect(ticks.length).toBeLessThan(8)
        const places = ticks.map(({ at }) => at)
        expect(places).toEqual(places.toSorted((one, other) => one - other))
        expect(places.every((at) => at >= 0 && at <= 1)).toBe(true)
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length)
      }),
      { seed: SEED, numRuns: 2_000 },
    )
  })
})

describe('scales of counts', () => {
  it('are round and whole', () => {
    expect(linearScale(99_000).ticks.map(({ text }) => text)).toEqual([
      '0',
      '20,000',
      '40,000',
      '60,000',
      '80,000',
      '100,000',
    ])
    expect(linearScale(2).ticks.map(({ text }) => text)).toEqual(['0', '1', '2'])
    expect(linearScale(0).ticks.map(({ text }) => text)).toEqual(['0', '1'])
    expect(logarithmicScale(99_000).ticks.map(({ text }) => text)).toEqual([
      '0',
      '1',
      '10',
      '100',
      '1,000',
      '10,000',
      '100,000',
    ])
  })

  it.each([
    ['linear', linearScale],
    ['logarithmic', logarithmicScale],
  ])('the %s one has every value on the axis, larger ones higher', (_, scaleOf) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const [less, most] = [Math.min(one, other), Math.max(one, other)]
        const { height, ticks } = scaleOf(most)
        expect(height(0)).toBe(0)
        expect(height(most)).toBeLessThanOrEqual(1)
        expect(height(less)).toBeLessThanOrEqual(height(most))
        expect(ticks.length).toBeLessThan(13)
        expect(ticks.at(-1)?.at).toBe(1)
      }),
      { seed: SEED, numRuns: 2_000 },
    )
  })
})
