import { describe, expect, it } from 'vitest'
import { type ArrivalCursor, arrivals } from '../../src/campaign/arrivals.ts'

function all(cursor: ArrivalCursor): [lead: number, atUs: number][] {
  const seen: [number, number][] = []
  while (cursor.nextUs !== undefined) {
    seen.push([cursor.leadIndex, cursor.nextUs])
    cursor.advance()
  }
  return seen
}

describe('arrivals', () => {
  it('all come at instant 0 unless told otherwise (decision 38)', () => {
    const cursor = arrivals({ kind: 'all at once' }, { firstIndex: 0, endIndex: 3 })
    expect(all(cursor)).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ])
  })

  it('at a rate are evenly spaced, and rounding never adds up', () => {
    const cursor = arrivals({ kind: 'rate', ratePerSecond: 3 }, { firstIndex: 0, endIndex: 7 })
    const times = all(cursor).map(([, atUs]) => atUs)
    expect(times).toEqual([0, 333_333, 666_667, 1_000_000, 1_333_333, 1_666_667, 2_000_000])
  })

  it('of one lead alone come when that lead would have come', () => {
    const cursor = arrivals({ kind: 'rate', ratePerSecond: 2 }, { firstIndex: 5, endIndex: 6 })
    expect(all(cursor)).toEqual([[5, 2_500_000]])
  })

  it('of nobody are none', () => {
    expect(all(arrivals({ kind: 'all at once' }, { firstIndex: 0, endIndex: 0 }))).toEqual([])
  })
})
