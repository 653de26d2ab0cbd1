import { describe, expect, it } from 'vitest'
import {
  isMapping,
  membersOf,
  valueAt,
  withoutValueAt,
  withValueAt,
} from '../../src/scenario/tree.ts'

const tree = { a: { b: [1, { c: null }] }, d: 'text' }

describe('a tree of values', () => {
  it('is read by path', () => {
    expect(valueAt(tree, [])).toBe(tree)
    expect(valueAt(tree, ['a', 'b', 1, 'c'])).toBeNull()
    expect(valueAt(tree, ['a', 'b', 7])).toBeUndefined()
    expect(valueAt(tree, ['d', 'length'])).toBeUndefined()
  })

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'has no %s that it did not get',
    (key) => {
      expect(valueAt(tree, [key])).toBeUndefined()
    },
  )

  it('is copied with another value, and with mappings on the way', () => {
    expect(withValueAt(tree, ['a', 'b', 0], 2)).toEqual({ a: { b: [2, { c: null }] }, d: 'text' })
    expect(withValueAt(tree, ['e', 'f'], 2)).toEqual({ ...tree, e: { f: 2 } })
    expect(withValueAt(tree, [], 2)).toBe(2)
    expect(tree.a.b[0]).toBe(1)
  })

  it('is copied without a value', () => {
    expect(withoutValueAt(tree, ['a', 'b', 0])).toEqual({ a: { b: [{ c: null }] }, d: 'text' })
    expect(withoutValueAt(tree, ['d'])).toEqual({ a: tree.a })
    expect(withoutValueAt(tree, ['x', 'y'])).toBe(tree)
    expect(withoutValueAt(tree, [])).toBe(tree)
  })

  it('has members where it is a mapping', () => {
    expect(membersOf({ b: 1, a: 2 })).toEqual([
      ['b', 1],
      ['a', 2],
    ])
    expect([[1], 'x', null, undefined].flatMap((value) => membersOf(value))).toEqual([])
    expect([{}, [], null, 1].map(isMapping)).toEqual([true, false, false, false])
  })
})
