import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArrivalCursor, type ArrivalPlan, arrivals } from '../../src/campaign/arrivals.ts'
import type { Arrivals } from '../../src/campaign/definition.ts'
import { createLuck } from '../../src/random/luck.ts'
import { seconds, ZERO } from '../../src/time/instant.ts'
import { correlation, kolmogorovSmirnov, moments } from '../random/statistics.ts'

const luck = createLuck(1)

function plan(come: Arrivals, leadCount: number, rest: Partial<ArrivalPlan> = {}): ArrivalPlan {
  return { arrivals: come, leadCount, startsAfterUs: ZERO, campaignIndex: 0, name: 'any', ...rest }
}

function all(cursor: ArrivalCursor): [lead: number, atUs: number, campaign: number][] {
  const seen: [number, number, number][] = []
  while (cursor.nextUs !== undefined) {
    seen.push([cursor.leadIndex, cursor.nextUs, cursor.campaignIndex])
    cursor.advance()
  }
  return seen
}

/** When the leads of one campaign arrive, in µs. */
function timesOf(come: Arrivals, leadCount: number, rest: Partial<ArrivalPlan> = {}) {
  return all(arrivals([plan(come, leadCount, rest)], luck)).map(([, atUs]) => atUs)
}

function gapsOf(times: readonly number[]): readonly number[] {
  return times.slice(1).map((atUs, index) => atUs - (times[index] ?? 0))
}

const AT_ONCE: Arrivals = { kind: 'all at once' }

describe('arrivals', () => {
  it('all come at instant 0 unless told otherwise (decision 38)', () => {
    expect(all(arrivals([plan(AT_ONCE, 3)], luck))).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [2, 0, 0],
    ])
  })

  it('at a rate are evenly spaced, and rounding never adds up', () => {
    const times = timesOf({ kind: 'rate', ratePerSecond: 3 }, 7)
    expect(times).toEqual([0, 333_333, 666_667, 1_000_000, 1_333_333, 1_666_667, 2_000_000])
  })

  it('of nobody are none', () => {
    expect(all(arrivals([plan(AT_ONCE, 0)], luck))).toEqual([])
    expect(all(arrivals([], luck))).toEqual([])
  })

  it('in waves come so many at a time, the last wave as many as are left', () => {
    const times = timesOf({ kind: 'waves', leads: 3, everyUs: seconds(60) }, 8)
    expect(times.map((atUs) => atUs / 1e6)).toEqual([0, 0, 0, 60, 60, 60, 120, 120])
  })

  it('as recorded come when they came', () => {
    expect(timesOf({ kind: 'times', timesUs: [5, 5, 1_000_000] }, 3)).toEqual([5, 5, 1_000_000])
  })

  const everyKind: readonly Arrivals[] = [
    AT_ONCE,
    { kind: 'rate', ratePerSecond: 3 },
    { kind: 'poisson', ratePerSecond: 3 },
    { kind: 'ramp', fromPerSecond: 1, toPerSecond: 9, overUs: seconds(10) },
    { kind: 'ramp', fromPerSecond: 9, toPerSecond: 1, overUs: seconds(10) },
    { kind: 'waves', leads: 7, everyUs: seconds(60) },
    { kind: 'times', timesUs: Array.from({ length: 100 }, (_, index) => index * index) },
  ]

  it.each(everyKind)('$kind come in order of time, in whole µs, each lead once', (come) => {
    const found = all(arrivals([plan(come, 100)], luck))
    expect(found.map(([lead]) => lead)).toEqual([...Array(100).keys()])
    const times = found.map(([, atUs]) => atUs)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(times.every(Number.isSafeInteger)).toBe(true)
  })

  it.each(everyKind)('$kind come later by exactly what their campaign starts after', (come) => {
    const late = timesOf(come, 100, { startsAfterUs: seconds(600) })
    expect(late).toEqual(timesOf(come, 100).map((atUs) => atUs + 600_000_000))
  })
})

describe('Poisson arrivals', () => {
  const LEADS = 100_000
  const times = timesOf({ kind: 'poisson', ratePerSecond: 20 }, LEADS)
  const gaps = gapsOf([0, ...times]).map((gapUs) => gapUs / 1e6)

  it('come on average at their rate', () => {
    const { mean, variance } = moments(gaps)
    // Of n exponential gaps the mean is within 5/√n of 1 ÷ rate.
    expect(Math.abs(mean * 20 - 1)).toBeLessThan(5 / Math.sqrt(LEADS))
    expect(Math.abs(Math.sqrt(variance) * 20 - 1)).toBeLessThan(0.02)
  })

  it('have gaps that are exponential, the first included', () => {
    expect(kolmogorovSmirnov(gaps, (gap) => 1 - Math.exp(-20 * gap))).toBeLessThan(2.7)
  })

  it('come independently: a gap says nothing about the next', () => {
    const pairs = gaps.slice(1).map((gap, index) => [gaps[index] ?? 0, gap] as const)
    expect(Math.abs(correlation(pairs))).toBeLessThan(5 / Math.sqrt(LEADS))
  })

  it('round once, not at every lead: at a million a second the mean is still right', () => {
    const fast = timesOf({ kind: 'poisson', ratePerSecond: 1_000_000 }, LEADS)
    expect(Math.abs((fast.at(-1) ?? 0) / LEADS - 1)).toBeLessThan(5 / Math.sqrt(LEADS))
  })

  it('are other ones for a campaign of another name, and with another seed', () => {
    const come = { kind: 'poisson', ratePerSecond: 20 } as const
    expect(timesOf(come, 100, { name: 'other' })).not.toEqual(times.slice(0, 100))
    const reseeded = all(arrivals([plan(come, 100)], createLuck(2))).map(([, atUs]) => atUs)
    expect(reseeded).not.toEqual(times.slice(0, 100))
  })

  it('do not depend on how many come after', () => {
    expect(timesOf({ kind: 'poisson', ratePerSecond: 20 }, 100)).toEqual(times.slice(0, 100))
  })
})

describe('a ramp', () => {
  const OVER = 100

  /** How many have come by then, by the integral of the rate. */
  function comeBy(second: number, from: number, to: number): number {
    const inRamp = Math.min(second, OVER)
    const ramped = from * inRamp + (((to - from) / OVER) * inRamp ** 2) / 2
    return ramped + Math.max(0, second - OVER) * to
  }

  it.each([
    [1, 50],
    [50, 1],
    [20, 20],
    [0.001, 1_000],
    [1_000, 0.001],
  ])('from %d/s to %d/s brings each lead when the integral of the rate reaches it', (from, to) => {
    const inRamp = Math.floor(((from + to) / 2) * OVER)
    const come: Arrivals = {
      kind: 'ramp',
      fromPerSecond: from,
      toPerSecond: to,
      overUs: seconds(OVER),
    }
    const times = timesOf(come, Math.min(inRamp + 100, 20_000))
    for (const [lead, atUs] of times.entries()) {
      // Rounded to the µs, so as exact as the rate is high.
      const off = Math.abs(comeBy(atUs / 1e6, from, to) - lead)
      expect(off, `lead ${lead}`).toBeLessThan(1e-6 * Math.max(from, to) + 1e-9 * lead)
    }
  })

  it('begins at the first rate and stays at the second', () => {
    const come: Arrivals = {
      kind: 'ramp',
      fromPerSecond: 1,
      toPerSecond: 50,
      overUs: seconds(OVER),
    }
    const times = timesOf(come, 4_000)
    const gaps = gapsOf(times).map((gapUs) => gapUs / 1e6)
    expect(gaps[0]).toBeGreaterThan(0.75)
    expect(gaps[0]).toBeLessThan(1)
    // 2,550 come within the 100 s of it.
    expect(times.filter((atUs) => atUs < 100_000_000)).toHaveLength(2_550)
    for (const gap of gaps.slice(2_551)) expect(gap).toBeCloseTo(1 / 50, 5)
  })

  it('between equal rates is that rate', () => {
    const flat: Arrivals = { kind: 'ramp', fromPerSecond: 3, toPerSecond: 3, overUs: seconds(9) }
    expect(timesOf(flat, 100)).toEqual(timesOf({ kind: 'rate', ratePerSecond: 3 }, 100))
  })
})

describe('the arrivals of several campaigns', () => {
  const rated = plan({ kind: 'rate', ratePerSecond: 1 }, 3, { campaignIndex: 1 })
  const bulk = plan(AT_ONCE, 2, { campaignIndex: 3, startsAfterUs: seconds(1) })

  it('are one stream in order of time, at one instant in the order of the campaigns', () => {
    expect(all(arrivals([rated, bulk], luck))).toEqual([
      [0, 0, 1],
      [1, 1_000_000, 1],
      [0, 1_000_000, 3],
      [1, 1_000_000, 3],
      [2, 2_000_000, 1],
    ])
  })

  it('are those of each campaign alone, merged', () => {
    const come = fc.oneof(
      fc.constant(AT_ONCE),
      fc.record({
        kind: fc.constant('rate' as const),
        ratePerSecond: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({
        kind: fc.constant('poisson' as const),
        ratePerSecond: fc.integer({ min: 1, max: 9 }),
      }),
    )
    const plans = fc
      .array(fc.tuple(come, fc.nat(20), fc.nat(3)), { minLength: 1, maxLength: 4 })
      .map((parts) =>
        parts.map(([own, leadCount, startsAfter], campaignIndex) =>
          plan(own, leadCount, {
            campaignIndex,
            startsAfterUs: seconds(startsAfter),
            name: `campaign ${campaignIndex}`,
          }),
        ),
      )
    fc.assert(
      fc.property(plans, (several) => {
        const alone = several.flatMap((each) => all(arrivals([each], luck)))
        const inOrder = alone.toSorted(([, one], [, other]) => one - other)
        expect(all(arrivals(several, luck))).toEqual(inOrder)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})
