import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin } from '../../src/service/time-window.ts'
import { us } from '../../src/time/instant.ts'

const once = { fromUs: us(100), forUs: us(50) }
const again = { ...once, everyUs: us(1_000) }

describe('a window of time', () => {
  it.each([
    [99, false],
    [100, true],
    [149, true],
    [150, false],
    [1_100, false],
  ])('that comes once is open from its beginning to just before its end: %i', (atUs, isOpen) => {
    expect(isWithin(once, us(atUs))).toBe(isOpen)
  })

  it.each([
    [0, false],
    [100, true],
    [1_099, false],
    [1_100, true],
    [1_149, true],
    [1_150, false],
    [7_100, true],
  ])('that comes again is open at the same time of each round: %i', (atUs, isOpen) => {
    expect(isWithin(again, us(atUs))).toBe(isOpen)
  })

  it('that comes again is as often open in any round', () => {
    fc.assert(
      fc.property(fc.nat(1e9), (startUs) => {
        const round = Array.from({ length: 1_000 }, (_, index) => us(startUs + 100 + index))
        expect(round.filter((instant) => isWithin(again, instant))).toHaveLength(50)
      }),
      { seed: 1, numRuns: 50 },
    )
  })
})
