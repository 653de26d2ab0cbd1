import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edge, edgeNear, firstEdge, type Search } from '../../../src/plan/solve/edge-search.ts'

const BOUNDS = { low: 1, high: 1_000_000 }

/** Answers what a search asks, and counts it. */
function followed(search: Search, isMet: (value: number) => boolean): Edge & { asked: number } {
  let asked = 0
  let next = search.next()
  while (!next.done) {
    asked += next.value.length
    next = search.next(next.value.map(isMet))
  }
  return { ...next.value, asked }
}

const within = fc.integer({ min: BOUNDS.low, max: BOUNDS.high })

describe('the first search', () => {
  it('finds the edge exactly wherever it begins, on either side', () => {
    fc.assert(
      fc.property(within, within, fc.boolean(), (start, edge, isBelow) => {
        fc.pre(edge < BOUNDS.high)
        const isMet = (value: number): boolean => value <= edge === isBelow
        const { met, unmet, asked } = followed(firstEdge(start, BOUNDS), isMet)
        expect([met, unmet]).toEqual(isBelow ? [edge, edge + 1] : [edge + 1, edge])
        expect(asked).toBeLessThan(70)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('begins at nothing, too', () => {
    expect(followed(firstEdge(0, { low: 0, high: 1_000 }), (value) => value <= 7)).toMatchObject({
      met: 7,
      unmet: 8,
    })
  })

  it('says that everything meets, or nothing, when it has looked at both ends', () => {
    const seen = new Set<number>()
    const look = (verdict: boolean) => (value: number) => {
      seen.add(value)
      return verdict
    }
    expect(followed(firstEdge(40, BOUNDS), look(true))).toMatchObject({ met: 40, unmet: null })
    expect([...seen]).toEqual(expect.arrayContaining([BOUNDS.low, BOUNDS.high]))
    expect(followed(firstEdge(40, BOUNDS), look(false))).toMatchObject({ met: null, unmet: 40 })
  })

  it('takes the nearest of several edges', () => {
    const isMet = (value: number): boolean => value < 70 || value > 5_000
    expect(followed(firstEdge(50, BOUNDS), isMet)).toMatchObject({ met: 69, unmet: 70 })
  })
})

describe('the search of another seed', () => {
  it('needs two runs where its edge is the same', () => {
    const hint = { met: 9, unmet: 8 }
    expect(followed(edgeNear(hint, BOUNDS), (value) => value >= 9)).toEqual({ ...hint, asked: 2 })
  })

  it('finds an edge elsewhere exactly, whatever the other seed said', () => {
    fc.assert(
      fc.property(within, within, fc.boolean(), (hinted, edge, isBelow) => {
        fc.pre(edge < BOUNDS.high && hinted < BOUNDS.high)
        const isMet = (value: number): boolean => value <= edge === isBelow
        const hint = isBelow
          ? { met: hinted, unmet: hinted + 1 }
          : { met: hinted + 1, unmet: hinted }
        const { met, unmet } = followed(edgeNear(hint, BOUNDS), isMet)
        expect([met, unmet]).toEqual(isBelow ? [edge, edge + 1] : [edge + 1, edge])
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('looks everywhere where the other seed had no edge', () => {
    const nothing = { met: null, unmet: 40 }
    expect(followed(edgeNear(nothing, BOUNDS), (value) => value >= 9)).toMatchObject({
      met: 9,
      unmet: 8,
    })
    expect(followed(edgeNear(nothing, BOUNDS), () => true)).toMatchObject({ unmet: null, asked: 2 })
  })

  it('ends where the bounds end', () => {
    const found = followed(edgeNear({ met: 500, unmet: 501 }, { low: 1, high: 900 }), () => true)
    expect(found).toMatchObject({ met: 900, unmet: null })
  })
})
