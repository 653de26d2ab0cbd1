import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InstantHeap } from '../../src/time/instant-heap.ts'

const instants = fc.array(fc.nat(50), { maxLength: 100 })

/** Takes everything out, earliest first. */
function drained(heap: InstantHeap): number[] {
  const found: number[] = []
  while (heap.size > 0) {
    found.push(heap.first)
    heap.replaceFirst(Number.MAX_SAFE_INTEGER)
    if (heap.first === Number.MAX_SAFE_INTEGER) heap.dropUntil(Number.MAX_SAFE_INTEGER)
  }
  return found
}

describe('a heap of instants', () => {
  it('gives them back from the earliest to the latest', () => {
    fc.assert(
      fc.property(instants, (given) => {
        const heap = new InstantHeap()
        for (const instant of given) heap.push(instant)
        expect(drained(heap)).toEqual(given.toSorted((one, other) => one - other))
      }),
      { seed: 1 },
    )
  })

  it('loses exactly those up to an instant', () => {
    fc.assert(
      fc.property(instants, fc.nat(50), (given, until) => {
        const heap = new InstantHeap()
        for (const instant of given) heap.push(instant)
        heap.dropUntil(until)
        const left = given.filter((instant) => instant > until)
        expect(heap.size).toBe(left.length)
        expect(heap.first).toBe(Math.min(...left))
      }),
      { seed: 1 },
    )
  })

  it('begins with as many of one instant as it is told', () => {
    expect(drained(new InstantHeap(40, 7))).toEqual(new Array(40).fill(7))
  })

  it('has nothing to offer when it is empty', () => {
    expect(new InstantHeap().first).toBe(Number.POSITIVE_INFINITY)
  })
})
