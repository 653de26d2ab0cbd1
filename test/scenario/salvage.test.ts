import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { salvage } from '../../src/scenario/salvage.ts'

const part = z.strictObject({
  a: z.number().optional(),
  b: z.record(z.string(), z.strictObject({ c: z.number() })).optional(),
  list: z.array(z.number()).optional(),
})

describe('what is left of a part', () => {
  it.each([
    ['all of one without mistakes', { a: 1, list: [1] }, { a: 1, list: [1] }],
    ['what is right beside a wrong value', { a: 'x', list: [1] }, { list: [1] }],
    ['what is right beside an unknown key', { a: 1, z: 1 }, { a: 1 }],
    ['the items that are right', { list: [1, 'x', 2] }, { list: [1, 2] }],
    [
      'nothing of a mapping that lacks a key',
      { b: { x: { c: 1 }, y: {} } },
      { b: { x: { c: 1 } } },
    ],
    ['an empty mapping at least', { a: 'x', z: 1 }, {}],
  ])('is %s', (_, given, left) => {
    expect(salvage(part, given)).toEqual(left)
  })

  it('is nothing when it is wrong as a whole, or was never there', () => {
    expect(salvage(part, 'text')).toBeUndefined()
    expect(salvage(part, undefined)).toBeUndefined()
  })

  it('keeps no key of a prototype', () => {
    expect(salvage(part, JSON.parse('{ "__proto__": { "a": 1 }, "a": 2 }'))).toEqual({ a: 2 })
  })
})
