import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pick, whole } from '../../src/lead/draws.ts'

/** The largest draw there is. */
const LAST = 1 - 2 ** -53
const draws = fc.double({ min: 0, max: LAST, noNaN: true })

describe('a draw', () => {
  it('picks from the first item to the last', () => {
    expect([0, 0.33, 0.34, 0.67, LAST].map((draw) => pick(['a', 'b', 'c'], draw))).toEqual([
      'a',
      'a',
      'b',
      'c',
      'c',
    ])
  })

  it('picks an empty value like others, but nothing from no list', () => {
    expect(pick([null], 0.5)).toBeNull()
    expect(() => pick([], 0.5)).toThrow('has items')
  })

  it('reaches both ends of whole numbers', () => {
    expect([0, LAST].map((draw) => whole(-1, 1, draw))).toEqual([-1, 1])
    expect(whole(5, 5, LAST)).toBe(5)
  })

  it('is a whole number inside its range, however wide that is', () => {
    const ends = fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger())
    fc.assert(
      fc.property(ends, draws, ([one, other], draw) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)]
        const number = whole(min, max, draw)
        expect(Number.isSafeInteger(number) && number >= min && number <= max).toBe(true)
      }),
      { seed: 1, examples: [[[-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], LAST]] },
    )
  })
})
