// docs/validation.md is worked out again, all of it: the page is the one checked in, and nothing on it
// disagrees. And what compares there would notice.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { byFormula } from '../../scripts/validation/by-formula.ts'
import { byHand } from '../../scripts/validation/by-hand.ts'
import { bySimpy } from '../../scripts/validation/by-simpy.ts'
import {
  cutLogNormalMean,
  harmonic,
  waitingShareOfRegular,
} from '../../scripts/validation/closed-forms.ts'
import { compared } from '../../scripts/validation/drawn-case.ts'
import { campaignOf } from '../../scripts/validation/rehearsed.ts'
import { sameLuck } from '../../scripts/validation/same-luck.ts'
import { simulatedBySimpy, type TracedResult } from '../../scripts/validation/simpy.ts'
import { traceOf } from '../../scripts/validation/traced-case.ts'
import { CLOSING, OPENING } from '../../scripts/validation-page.ts'
import { itWithSimpy } from './with-simpy.ts'

const page = readFileSync('docs/validation.md', 'utf8')
const formulaFrom = page.indexOf('## Against closed forms')
const simpyFrom = page.indexOf('## Against SimPy')

describe('docs/validation.md (npm run validate)', () => {
  it('by hand: up to date, and nothing disagrees', { timeout: 300_000 }, async () => {
    const { text, disagreements } = await byHand()
    expect(disagreements).toEqual([])
    expect(page.slice(0, formulaFrom)).toBe(OPENING + text)
  })

  it('by formula: up to date, and nothing disagrees', { timeout: 300_000 }, async () => {
    const { text, disagreements } = await byFormula()
    expect(disagreements).toEqual([])
    expect(page.slice(formulaFrom, simpyFrom)).toBe(text)
  })

  itWithSimpy('by SimPy: up to date, and nothing disagrees', async () => {
    const { text, disagreements } = await bySimpy()
    expect(disagreements).toEqual([])
    expect(page.slice(simpyFrom)).toBe(text + CLOSING)
  })
})

describe('what compares with SimPy', () => {
  const traced = {
    campaign: '3 leads, 2 slots',
    input: campaignOf('Small', {
      leads: 3,
      instance: { concurrency: 2 },
      service: { latency: '50ms' },
    }),
    slots: 2,
    limitUs: 30_000_000,
    flow: [{ step: 0, service: 0 }],
    services: [{}],
  }
  const calls: TracedResult['calls'] = [
    [0, 0, 0, 0, 50_000, 200],
    [1, 0, 0, 0, 50_000, 200],
    [2, 0, 0, 50_000, 100_000, 200],
  ]
  const leads: TracedResult['leads'] = [
    [0, 0, 50_000],
    [1, 0, 50_000],
    [2, 0, 100_000],
  ]

  it('finds nothing where nothing differs', async () => {
    const { text, disagreements } = await sameLuck([traced], [{ calls, leads }])
    expect(disagreements).toEqual([])
    expect(text).toContain('| 3 | 0 | 0 | 100 ms | 50 ms | 150 ms | 0 | 0 |')
  })

  it.each([
    ['a call that ends a microsecond later', { leads, calls: at(calls, [2, 4], 100_001) }],
    ['a call with another status', { leads, calls: at(calls, [1, 5], 503) }],
    ['a call that is missing', { leads, calls: calls.slice(1) }],
    ['a lead that is through later', { calls, leads: at(leads, [0, 2], 50_001) }],
    ['a lead too many', { calls, leads: [...leads, [3, 0, 0] as const] }],
  ])('finds %s', async (_, result) => {
    const { disagreements } = await sameLuck([traced], [result])
    expect(disagreements).toEqual([traced.campaign])
  })

  itWithSimpy('gives SimPy what is drawn, and not when anything happens', async () => {
    const trace = await traceOf(traced)
    expect(trace.arrivals).toEqual([0, 0, 0])
    expect(trace.replies).toEqual([0, 1, 2].map((lead) => [lead, 0, 50_000, 200]))
    expect(simulatedBySimpy({ traced: [trace], drawn: [] }).traced).toEqual([{ calls, leads }])
  })

  it('tells distributions that are the same from those that are not', () => {
    const grid = (shift: number, count: number): readonly number[] =>
      Array.from({ length: count }, (_, index) => shift + (index + 0.5) / count)
    const same = compared(grid(0, 200), grid(0, 50))
    expect(same.chance).toBe(1)
    expect(same.difference.low).toBeLessThan(0)
    expect(same.difference.high).toBeGreaterThan(0)
    const other = compared(grid(0, 200), grid(0.3, 50))
    expect(other.chance).toBeLessThan(0.01)
    expect(other.difference.high).toBeLessThan(0)
  })
})

/** The same rows with another number in one place. */
function at<Row extends readonly unknown[]>(
  rows: readonly Row[],
  [row, column]: readonly [number, number],
  value: number,
): readonly Row[] {
  // A row of the same shape: a number took the place of a number.
  return rows.map((own, index) => (index === row ? own.with(column, value) : own)) as readonly Row[]
}

describe('closed forms that only the page has', () => {
  it('D/M/1: the root solves its equation, and half a load leaves 20.3% waiting', () => {
    const share = waitingShareOfRegular(0.8)
    expect(Math.exp((share - 1) / 0.8)).toBeCloseTo(share, 12)
    expect(waitingShareOfRegular(0.5)).toBeCloseTo(0.2032, 4) // of the tables
  })

  it('the largest of three exponentials is 1 + 1/2 + 1/3 on average', () => {
    expect(harmonic(3)).toBeCloseTo(11 / 6, 12)
  })

  it('a log-normal that nothing cuts has its own mean, and one cut at its median 0.5 and more', () => {
    expect(cutLogNormalMean({ median: 5, sigma: 1.5 }, 1e9)).toBeCloseTo(5 * Math.exp(1.125), 4)
    // E[S; S ≤ median] = e^(σ²/2) Φ(−σ), and half of all are cut at the median.
    expect(cutLogNormalMean({ median: 1, sigma: 1 }, 1)).toBeCloseTo(1.6487 * 0.15866 + 0.5, 4)
  })
})
