import { describe, expect, it } from 'vitest'
import { createMeasures } from '../../../src/measure/measures.ts'
import { comparisonHeadline } from '../../../src/plan/compare/comparison-headline.ts'
import { figureDifferences } from '../../../src/plan/compare/figure-differences.ts'
import { type Figures, figuresOf } from '../../../src/report/figures.ts'

const NOTHING: Figures = figuresOf(createMeasures().finish(), 'model')
const S = 1_000_000

function pairsOf(values: readonly (readonly [a: number | null, b: number | null])[]) {
  return values.map(([a, b]) => ({
    a: { ...NOTHING, callTimeP50: a },
    b: { ...NOTHING, callTimeP50: b },
  }))
}

function said(values: Parameters<typeof pairsOf>[0]): string | undefined {
  const metric = 'callTimeP50'
  const figure = figureDifferences(pairsOf(values))[metric]
  return comparisonHeadline({ metric, figure, pairs: null, confidence: 0.95 })[0]
}

describe('differences of pairs', () => {
  // Differences of 1, 3 and 2 s: mean 2, deviation 1; t of 2 degrees of freedom is 4.3027 at 97.5%.
  const THREE = [
    [10 * S, 11 * S],
    [20 * S, 23 * S],
    [30 * S, 32 * S],
  ] as const

  it('have the interval of the differences and not of the two', () => {
    const { a, difference, relative, effectSize } = figureDifferences(pairsOf(THREE)).callTimeP50
    expect(a).toMatchObject({ mean: 20_000, deviation: 10_000 })
    expect(difference).toMatchObject({ mean: 2_000, deviation: 1_000, count: 3 })
    expect(difference?.high).toBeCloseTo(2_000 + 4_302.653 / Math.sqrt(3), 2)
    expect(relative).toBe(0.1)
    expect(effectSize).toBe(2)
  })

  it('leave out pairs in which one had nothing to measure', () => {
    const { a, difference } = figureDifferences(
      pairsOf([...THREE, [null, 9], [9, null]]),
    ).callTimeP50
    expect(a?.count).toBe(3)
    expect(difference?.count).toBe(3)
    const none = figureDifferences(pairsOf([[null, 9]])).callTimeP50
    expect(none).toEqual({ a: null, b: null, difference: null, relative: null, effectSize: null })
  })

  it('that are always the same are exact, whatever adding them up would round', () => {
    const tenths = Array.from({ length: 10 }, () => [100, 200] as const)
    const { difference, effectSize } = figureDifferences(pairsOf(tenths)).callTimeP50
    expect(difference).toEqual({ mean: 0.1, low: 0.1, high: 0.1, deviation: 0, count: 10 })
    expect(effectSize).toBeNull()
  })

  it('are called none where luck could make them', () => {
    expect(said(THREE)).toBe(
      'No difference in callTimeP50 that luck could not make: B has 2 s more on average, 95% interval −484 ms to 4.48 s.',
    )
  })

  it('are said with their interval, from the smaller to the larger', () => {
    const less = THREE.map(([a, b]) => [b + 9 * S, a] as const)
    // Differences of −10, −12 and −11 s.
    expect(said(less)).toBe(
      'callTimeP50: B has 11 s less (35.5% less; 95% interval 8.52 s to 13.5 s): 20 s instead of 31 s.',
    )
  })

  it('of one pair are said without any', () => {
    expect(said([[10 * S, 10.25 * S]])).toBe(
      'callTimeP50: B has 250 ms more (2.5% more; one run of each): 10.25 s instead of 10 s.',
    )
    expect(said([[0, 250_000]])).toBe(
      'callTimeP50: B has 250 ms more (one run of each): 250 ms instead of 0 s.',
    )
    expect(said([[S, S]])).toBe('No difference at all in callTimeP50: 1 s.')
  })
})
