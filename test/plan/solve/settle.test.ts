import { describe, expect, it } from 'vitest'
import type { Edge } from '../../../src/plan/solve/edge-search.ts'
import { leastShare, settle, sideOf } from '../../../src/plan/solve/settle.ts'

const bounds = { low: 1, high: 100 }

/** One edge a seed; larger values miss. */
function upTo(...limits: readonly number[]): readonly Edge[] {
  return limits.map((met) => ({ met, unmet: met + 1 }))
}

describe('the answer of many edges', () => {
  it('is what enough seeds allow: all, half, or a quarter of them', () => {
    const edges = upTo(40, 10, 30, 20)
    const at = (confidence: number) => settle(edges, { bounds, confidence })
    expect(at(0.95)).toMatchObject({ side: 'most', answer: 10, beyond: 11 })
    expect(at(0.5)).toMatchObject({ answer: 30, beyond: 31 })
    expect(at(0.25)).toMatchObject({ answer: 40, beyond: 41 })
  })

  it('is on the other side where smaller values miss', () => {
    const edges = [7, 9, 8].map((met) => ({ met, unmet: met - 1 }))
    expect(settle(edges, { bounds, confidence: 0.95 })).toMatchObject({
      side: 'fewest',
      answer: 9,
      beyond: 8,
      limits: [7, 9, 8],
    })
  })

  it('a seed that allows everything allows as much as the bounds do', () => {
    const edges = [...upTo(40), { met: 1, unmet: null }]
    expect(settle(edges, { bounds, confidence: 0.5 })).toMatchObject({
      answer: 100,
      beyond: undefined,
      limits: [40, 100],
    })
  })

  it('a seed that allows nothing counts against every value', () => {
    const edges = [...upTo(40), { met: null, unmet: 1 }]
    expect(settle(edges, { bounds, confidence: 0.95 }).answer).toBeUndefined()
    expect(settle(edges, { bounds, confidence: 0.5 })).toMatchObject({ answer: 40, beyond: 41 })
  })

  it('has no side where no seed has an edge', () => {
    expect(sideOf([{ met: 3, unmet: null }])).toBeUndefined()
    expect(sideOf(upTo(3))).toBe('most')
  })
})

it('how many runs meet it at least is as in the tables', () => {
  expect(leastShare({ met: 20, seeds: 20 }, 0.95)).toBeCloseTo(0.05 ** (1 / 20), 9)
  expect(leastShare({ met: 19, seeds: 20 }, 0.95)).toBeCloseTo(0.78389, 5)
  expect(leastShare({ met: 0, seeds: 20 }, 0.95)).toBe(0)
})
