import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytes,
  count,
  duration,
  quantity,
  rate,
  share,
  shortDuration,
} from '../../src/report/format.ts'

const SECOND = 1_000_000
const DAY = 86_400 * SECOND

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [100_000, '100,000'],
  [1_234_567, '1,234,567'],
])('the count %d reads %s', (value, text) => {
  expect(count(value)).toBe(text)
})

it('one is singular, everything else plural', () => {
  expect([0, 1, 2].map((value) => quantity(value, 'call'))).toEqual([
    '0 calls',
    '1 call',
    '2 calls',
  ])
  expect([1, 2].map((value) => quantity(value, 'reply'))).toEqual(['1 reply', '2 replies'])
  expect(quantity(2, 'day')).toBe('2 days')
})

describe('a duration', () => {
  it.each([
    [0, '0 s'],
    [1, '1 µs'],
    [250, '250 µs'],
    [1_250, '1.25 ms'],
    [50_000, '50 ms'],
    [999_999, '999.999 ms'],
    [SECOND, '1 s'],
    [30 * SECOND, '30 s'],
    [60 * SECOND, '1 m'],
    [60 * SECOND + 250, '1 m 0.00025 s'],
    [250 * SECOND, '4 m 10 s'],
    [1_747_500_000, '29 m 7.5 s'],
    [5_000 * SECOND, '1 h 23 m 20 s'],
    [3_605 * SECOND, '1 h 5 s'],
    [3_000_000 * SECOND, '34 d 17 h 20 m'],
    [1_000 * DAY, '1,000 d'],
  ])('of %d µs reads %s', (valueUs, text) => {
    expect(duration(valueUs)).toBe(text)
  })

  it('is exact: read back it is the same number of microseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 * DAY }), (valueUs) => {
        expect(readBack(duration(valueUs))).toBe(valueUs)
      }),
      { seed: 1 },
    )
  })

  it.each([
    [0, '0 s'],
    [99, '99 µs'],
    [1_254, '1.25 ms'],
    [349_500, '350 ms'],
    [2_513_000, '2.51 s'],
    [59_960_000, '1 m'],
    [60_900_000, '1 m'],
    [2_500_900_000, '41 m 40 s'],
    [3_599_999_999, '59 m 59 s'],
    [34_950 * SECOND, '9 h 42 m'],
    [3_000_000 * SECOND, '34 d 17 h'],
  ])('of %d µs is %s where room is short', (valueUs, text) => {
    expect(shortDuration(valueUs)).toBe(text)
  })
})

describe('a share', () => {
  it.each([
    [0, '0%'],
    [0.0001, '< 0.1%'],
    [0.001, '0.1%'],
    [0.01, '1%'],
    [0.858, '85.8%'],
    [0.07, '7%'],
    [0.999, '99.9%'],
    [0.9997, '> 99.9%'],
    [1, '100%'],
  ])('of %d reads %s', (value, text) => {
    expect(share(value)).toBe(text)
  })

  it('has as many decimals as are asked for', () => {
    expect(share(0.0104, 2)).toBe('1.04%')
    expect(share(0.99999, 2)).toBe('> 99.99%')
  })
})

it.each([
  [13_863.2, '13,900 calls/s'],
  [3_000_000, '3,000,000 calls/s'],
  [99.96, '100 calls/s'],
  [4.567, '4.57 calls/s'],
])('a speed of %d reads %s', (perSecond, text) => {
  expect(rate(perSecond, 'call')).toBe(text)
})

it.each([
  [0, '0 B'],
  [512, '512 B'],
  [1_024, '1 KiB'],
  [182.4 * 1_048_576, '182 MiB'],
  [5_000 * 1_073_741_824, '5000 GiB'],
])('%d bytes read %s', (value, text) => {
  expect(bytes(value)).toBe(text)
})

const UNITS: Readonly<Record<string, number>> = {
  d: DAY,
  h: 3_600 * SECOND,
  m: 60 * SECOND,
  s: SECOND,
  ms: 1_000,
  µs: 1,
}

function readBack(text: string): number {
  const parts = [...text.matchAll(/([\d.,]+) (d|h|ms|m|s|µs)/g)]
  return parts.reduce((sum, [, number = '', unit = '']) => {
    return sum + Math.round(Number(number.replaceAll(',', '')) * (UNITS[unit] ?? 0))
  }, 0)
}
