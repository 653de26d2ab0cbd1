import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPermutation } from '../../src/random/permutation.ts'
import { chiSquareExcess, correlation } from './statistics.ts'

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })

function order(size: number, seed: number, salt = 0): number[] {
  return Array.from({ length: size }, (_, index) => index).map(
    createPermutation({ size, seed, salt }),
  )
}

describe('a permutation', () => {
  it('gives every item of any size exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), word, (size, seed) => {
        expect(order(size, seed).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: size }, (_, index) => index),
        )
      }),
      { seed: 1 },
    )
  })

  it('stays inside the largest size and never gives one item twice', () => {
    const size = 2 ** 32
    const permute = createPermutation({ size, seed: 1, salt: 0 })
    const indexes = Array.from({ length: 10_000 }, (_, index) => size - 1 - index * 400_000)
    const items = indexes.map(permute)
    expect(items.every((item) => Number.isInteger(item) && item >= 0 && item < size)).toBe(true)
    expect(new Set(items).size).toBe(items.length)
  })

  it('is the same for the same key and another for another seed or salt', () => {
    expect(order(1_000, 1, 2)).toEqual(order(1_000, 1, 2))
    expect(order(1_000, 1, 2)).not.toEqual(order(1_000, 2, 2))
    expect(order(1_000, 1, 2)).not.toEqual(order(1_000, 1, 3))
  })

  it.each([2, 3, 5, 10, 100])('of %i items puts the first anywhere alike', (size) => {
    const seedCount = 20_000
    const counts = new Array<number>(size).fill(0)
    for (let seed = 0; seed < seedCount; seed++) {
      const item = createPermutation({ size, seed, salt: 0 })(0)
      counts[item] = (counts[item] ?? 0) + 1
    }
    expect(
      chiSquareExcess(
        counts,
        counts.map(() => seedCount / size),
      ),
    ).toBeLessThan(6)
  })

  it('reaches every order of four items about equally often', () => {
    const seedCount = 24_000
    const counts = new Map<string, number>()
    for (let seed = 0; seed < seedCount; seed++) {
      const key = order(4, seed).join('')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    expect(chiSquareExcess([...counts.values()], new Array(24).fill(seedCount / 24))).toBeLessThan(
      5,
    )
  })

  it('does not keep neighbours together', () => {
    const items = order(100_000, 1)
    const pairs = items.slice(1).map((item, index) => [item, items[index] ?? 0] as const)
    expect(Math.abs(correlation(pairs))).toBeLessThan(5 / Math.sqrt(pairs.length))
  })

  it.each([0, -1, 1.5, 2 ** 32 + 1])('of %d items is refused', (size) => {
    expect(() => createPermutation({ size, seed: 1, salt: 0 })).toThrow('1 to 2^32 items')
  })

  it('refuses an index it does not have', () => {
    expect(() => createPermutation({ size: 10, seed: 1, salt: 0 })(10)).toThrow('outside')
  })
})
