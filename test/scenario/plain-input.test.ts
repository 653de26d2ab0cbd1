import { describe, expect, it } from 'vitest'
import { plainInput } from '../../src/scenario/plain-input.ts'

describe('a value from anywhere', () => {
  it('is copied as JSON could carry it', () => {
    const given = { a: [1, 2n, 'x', true, null], b: Object.assign(Object.create(null), { c: -0 }) }
    const { input, findings } = plainInput(given)
    expect(input).toEqual({ a: [1, 2, 'x', true, null], b: { c: -0 } })
    expect(input).not.toBe(given)
    expect(findings).toEqual([])
  })

  it('loses what is not there, and keeps the places of a list', () => {
    const holey = Array.of<unknown>(1, 2, 3)
    delete holey[1]
    expect(plainInput({ a: undefined, b: [undefined, 1], c: holey }).input).toEqual({
      b: [null, 1],
      c: [1, null, 3],
    })
    expect(plainInput(undefined).input).toBeNull()
  })

  it.each([
    ['a function', () => 1, 'A function'],
    ['a symbol', Symbol('x'), 'A symbol'],
    ['a date', new Date(0), 'A value of the class Date'],
    ['a map', new Map(), 'A value of the class Map'],
    ['bytes', new Uint8Array(1), 'A value of the class Uint8Array'],
    ['a promise', Promise.resolve(), 'A value of the class Promise'],
  ])('%s is refused by its kind', (_, value, got) => {
    const { input, findings } = plainInput({ a: { b: value }, c: 1 })
    expect(input).toEqual({ a: {}, c: 1 })
    expect(findings).toEqual([
      {
        path: ['a', 'b'],
        got,
        code: 'wrong-type',
        rule: 'is not plain data: a text, number, boolean, list or mapping.',
        mend: 'Write the value itself.',
      },
    ])
  })

  it.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [2n ** 53n, '9007199254740992'],
    [-(2n ** 70n), '-1180591620717411303424'],
  ])('the number %s is refused', (value, got) => {
    expect(plainInput([value]).findings).toMatchObject([{ path: [0], got }])
  })

  it('that stands inside itself is refused where it does so again', () => {
    const value: Record<string, unknown> = { name: 'x' }
    value.again = [{ deep: value }, value]
    const { input, findings, isWhole } = plainInput(value)
    expect(findings.map(({ path }) => path)).toEqual([
      ['again', 0, 'deep'],
      ['again', 1],
    ])
    expect(input).toEqual({ name: 'x', again: [{}, null] })
    expect(isWhole).toBe(true)
  })

  it('may hold one value twice', () => {
    const one = { a: 1 }
    expect(plainInput({ x: one, y: one })).toMatchObject({
      input: { x: one, y: one },
      findings: [],
    })
  })

  it('without end is refused once, at its top', () => {
    const endless = (depth: number): unknown =>
      depth === 0 ? 1 : [endless(depth - 1), { a: endless(depth - 1) }]
    const tower = Array.from({ length: 90 }).reduce<unknown>((inner) => ({ a: inner }), 1)
    expect(plainInput(tower)).toMatchObject({
      isWhole: false,
      findings: [{ path: ['a', 'a', 'a'], rule: 'A scenario nests at most 80 deep.' }],
    })
    expect(plainInput(endless(20))).toMatchObject({
      isWhole: false,
      findings: [{ code: 'out-of-range', mend: 'Make it smaller.' }],
    })
  })

  it('cannot bring a key that reaches a prototype', () => {
    const { input, findings } = plainInput(JSON.parse('{ "a": { "__proto__": { "x": 1 } } }'))
    expect(input).toEqual({ a: {} })
    expect(findings).toMatchObject([{ path: ['a', '__proto__'], code: 'unknown-key' }])
    expect(Object.getOwnPropertyNames({}.constructor.prototype)).not.toContain('x')
  })
})
