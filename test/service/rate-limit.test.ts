import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Load } from '../../src/service/behaviour.ts'
import { type Arrival, arrival, fates, refusal, serve } from './serving.ts'

const SECOND = 1_000_000

function limit(tokenCount: number, perUs: number, burst: number): Load {
  return { rateLimit: { tokenCount, perUs, burst, refusal: refusal({ status: 429 }) } }
}

/** How many of these were let through. */
function passed(load: Load, visits: readonly Arrival[]): number {
  return fates(load, visits).filter((fate) => fate !== 'refused').length
}

function evenly(count: number, gapUs: number): readonly Arrival[] {
  return Array.from({ length: count }, (_, index) => arrival(index * gapUs))
}

function afterGaps(gaps: readonly number[]): readonly Arrival[] {
  let atUs = 0
  return gaps.map((gapUs) => {
    atUs += gapUs
    return arrival(atUs)
  })
}

describe('a rate limit', () => {
  it('lets a burst through and refuses the next', () => {
    const visits = Array.from({ length: 5 }, () => arrival(0))
    expect(fates(limit(1, SECOND, 3), visits)).toEqual([10, 10, 10, 'refused', 'refused'])
  })

  it('has the next token at the very instant, and not a µs before', () => {
    const visits = [arrival(0), arrival(SECOND - 1), arrival(SECOND)]
    expect(fates(limit(1, SECOND, 1), visits)).toEqual([10, 'refused', 10])
  })

  it('costs nothing to be refused', () => {
    const impatient = [arrival(0), ...evenly(99, 10_000).map(({ atUs }) => arrival(atUs + 5))]
    expect(fates(limit(1, SECOND, 1), [...impatient, arrival(SECOND)]).at(-1)).toBe(10)
  })

  it('saves no more than a burst, however long nobody comes', () => {
    const late = Array.from({ length: 5 }, () => arrival(3_600 * SECOND))
    expect(passed(limit(1, SECOND, 3), [arrival(0), ...late])).toBe(4)
  })

  it('does not drift: asked all the time, it lets through exactly the burst and what the limit gives', () => {
    // 7 in 3,000 µs: no token comes at a whole µs, but every seventh.
    expect(passed(limit(7, 3_000, 2), evenly(300_001, 1))).toBe(2 + 700)
  })

  it('never lets more through in any time than the burst and what the limit gives in it', () => {
    const gaps = fc.array(fc.nat(300_000), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        (all, perSecond, burst) => {
          const visits = afterGaps(all)
          const times = fates(limit(perSecond, SECOND, burst), visits).flatMap((fate, index) =>
            fate === 'refused' ? [] : [visits[index]?.atUs ?? 0],
          )
          for (const [index, firstUs] of times.entries()) {
            for (const [more, lastUs] of times.slice(index).entries()) {
              const given = ((lastUs - firstUs) * perSecond) / SECOND
              expect(more + 1).toBeLessThanOrEqual(burst + given + 1e-9)
            }
          }
        },
      ),
      { seed: 1 },
    )
  })

  it('refuses nobody while a token is there', () => {
    const gaps = fc.array(fc.integer({ min: 500_000, max: 900_000 }), { minLength: 1 })
    fc.assert(
      fc.property(gaps, (all) => {
        const visits = afterGaps(all)
        expect(passed(limit(2, SECOND, 1), visits)).toBe(visits.length)
      }),
      { seed: 1 },
    )
  })

  it.each([
    [0, 1],
    [1, 1],
    [SECOND - 1, 1],
  ])('says to come again in whole seconds, at least one: after %i µs', (atUs, seconds) => {
    const { replies } = serve(limit(1, SECOND, 1), [arrival(0), arrival(atUs)])
    expect(replies[1]).toMatchObject({ status: 429, retryAfterSeconds: seconds })
  })

  it('says to come again when the next token is there, rounded up', () => {
    const visits = [arrival(0), arrival(1_000_000), arrival(1_000_001), arrival(59_000_001)]
    const { replies } = serve(limit(1, 60 * SECOND, 1), visits)
    expect(replies.map(({ retryAfterSeconds }) => retryAfterSeconds)).toEqual([
      undefined,
      59,
      59,
      1,
    ])
  })

  it('says to come again sooner where several come in the time', () => {
    // A token each 20 s: the second is there at 20 s, the third at 40 s.
    const visits = [
      arrival(0),
      arrival(0),
      arrival(15 * SECOND),
      arrival(20 * SECOND),
      arrival(21 * SECOND),
    ]
    const { replies } = serve(limit(3, 60 * SECOND, 1), visits)
    expect(replies.map(({ retryAfterSeconds }) => retryAfterSeconds)).toEqual([
      undefined,
      20,
      5,
      undefined,
      19,
    ])
  })

  it('lets through whoever comes again when it was told to', () => {
    const retry = fc.nat(59_999_999)
    fc.assert(
      fc.property(retry, (atUs) => {
        const load = limit(1, 60 * SECOND, 1)
        const [, refused] = serve(load, [arrival(0), arrival(atUs)]).replies
        const againUs = atUs + (refused?.retryAfterSeconds ?? 0) * SECOND
        expect(fates(load, [arrival(0), arrival(atUs), arrival(againUs)])[2]).toBe(10)
      }),
      { seed: 1 },
    )
  })
})
