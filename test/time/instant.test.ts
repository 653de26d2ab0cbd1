import { describe, expect, it } from 'vitest'
import {
  after,
  between,
  milliseconds,
  roundToUs,
  seconds,
  toMilliseconds,
  us,
} from '../../src/time/instant.ts'

describe('an instant', () => {
  it('adds a hundred thousand times 50 ms to exactly 5,000 s', () => {
    let now = us(0)
    for (let call = 0; call < 100_000; call++) now = after(now, milliseconds(50))
    expect(now).toBe(seconds(5_000))
    expect(toMilliseconds(now)).toBe(5_000_000)
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('cannot be %s µs', (value) => {
    expect(() => us(value)).toThrow('whole µs')
  })

  it('rounds a sample to the nearest microsecond, halves up', () => {
    expect([0.4, 0.5, 1.5, 2.49].map(roundToUs)).toEqual([0, 1, 2, 2])
  })

  it('has no span that runs backwards', () => {
    expect(between(us(3), us(10))).toBe(7)
    expect(() => between(us(10), us(3))).toThrow('whole µs')
  })
})
