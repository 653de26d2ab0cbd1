import { describe, expect, it } from 'vitest'
import { createLuck, nameNumber, type Purpose, stream } from '../../src/random/luck.ts'
import { chiSquareExcess, correlation, kolmogorovSmirnov } from './statistics.ts'

const SAMPLE_COUNT = 100_000
const PURPOSES: Purpose[] = ['latency', 'reply', 'deal', 'body', 'lead-field', 'arrival']
const luck = createLuck(1)
const leads = Array.from({ length: SAMPLE_COUNT }, (_, lead) => lead)

describe('a draw', () => {
  it('is a pure function of what it is for', () => {
    expect(createLuck(7)('latency', 53_127, 1, 0)).toBe(createLuck(7)('latency', 53_127, 1, 0))
  })

  it('keeps its value from version to version', () => {
    expect(luck('latency', 53_127, 1, 0)).toBe(0.4368549575551587)
    expect(luck('reply', 0, 0, 0)).toBe(0.4688760569191651)
  })

  it('is uniform over leads', () => {
    const draws = leads.map((lead) => luck('latency', lead, 0, 0))
    expect(kolmogorovSmirnov(draws, (u) => u)).toBeLessThan(2.7)
  })

  it('has all its low bits', () => {
    const draws = leads.map((lead) => luck('latency', lead, 0, 0) * 2 ** 53)
    expect(draws.every(Number.isSafeInteger)).toBe(true)
    const counts = new Array<number>(16).fill(0)
    for (const draw of draws) counts[draw % 16] = (counts[draw % 16] ?? 0) + 1
    expect(
      chiSquareExcess(
        counts,
        counts.map(() => SAMPLE_COUNT / 16),
      ),
    ).toBeLessThan(5)
  })

  it.each([
    ['the next lead', (lead: number) => luck('latency', lead + 1, 0, 0)],
    ['the next step', (lead: number) => luck('latency', lead, 1, 0)],
    ['the next attempt', (lead: number) => luck('latency', lead, 0, 1)],
    ['another purpose', (lead: number) => luck('reply', lead, 0, 0)],
    ['the next seed', (lead: number) => createLuck(2)('latency', lead, 0, 0)],
  ])('does not go along with that of %s', (_, other) => {
    const pairs = leads.map((lead) => [luck('latency', lead, 0, 0), other(lead)] as const)
    expect(Math.abs(correlation(pairs))).toBeLessThan(5 / Math.sqrt(SAMPLE_COUNT))
  })

  it('is never that of another purpose, lead, step or attempt', () => {
    const near = [0, 1, 2]
    const far = [2 ** 24 - 1, 0xff_ff_00]
    const draws = PURPOSES.flatMap((purpose) =>
      [...near, ...far].flatMap((lead) =>
        [...near, ...far].flatMap((step) =>
          near.map((attempt) => luck(purpose, lead, step, attempt)),
        ),
      ),
    )
    expect(new Set(draws).size).toBe(PURPOSES.length * 5 * 5 * 3)
  })

  it('takes the largest seed, lead and attempt', () => {
    const largest = 2 ** 32 - 1
    const draw = createLuck(largest)('arrival', largest, 2 ** 24 - 1, largest)
    expect(draw).toBeGreaterThanOrEqual(0)
    expect(draw).toBeLessThan(1)
    expect(draw).not.toBe(createLuck(largest)('arrival', largest - 1, 2 ** 24 - 1, largest))
  })
})

it('a stream counts the attempt', () => {
  const next = stream(luck, 'body', { lead: 3, step: 1 })
  expect([next(), next(), next()]).toEqual([0, 1, 2].map((attempt) => luck('body', 3, 1, attempt)))
})

describe('the number of a name', () => {
  it('fits into a step', () => {
    const numbers = ['', 'a', 'Email Address', '名前', '__proto__'].map(nameNumber)
    expect(numbers.every((number) => Number.isInteger(number) && number < 2 ** 24)).toBe(true)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('keeps its value from version to version', () => {
    expect(nameNumber('Email Address')).toBe(16025346)
  })

  it('tells a thousand fields apart', () => {
    const names = leads.slice(0, 1_000).flatMap((lead) => [`Field ${lead}`, `field${lead}`])
    expect(new Set(names.map(nameNumber)).size).toBe(names.length)
  })
})
