import { describe, expect, it } from 'vitest'
import { compileTests, type Value, type ValueTest } from '../../src/service/condition.ts'

function passes(value: Value, ...tests: readonly ValueTest[]): boolean {
  return compileTests(tests)(value)
}

const is = (value: string | number | boolean): ValueTest => ({ kind: 'is', value })
const atLeast = (bound: number | string): ValueTest => ({ kind: 'atLeast', bound })

describe('a test of a value', () => {
  it.each<[Value, ValueTest, boolean]>([
    ['Team', is('team'), true],
    ['teams', is('team'), false],
    [5, is(5), true],
    ['5', is(5), true],
    [5, is('5'), true],
    [true, is('TRUE'), true],
    [0, is(0), true],
    [null, is('null'), false],
    ['', is('x'), false],
  ])('%j is %j: %s', (value, test, isPassed) => {
    expect(passes(value, test)).toBe(isPassed)
  })

  it.each<[Value, boolean]>([
    ['Team', false],
    ['free', true],
    [null, true],
    ['', true],
  ])('%j is not a team: %s', (value, isPassed) => {
    expect(passes(value, { kind: 'isNot', value: 'team' })).toBe(isPassed)
  })

  it('that it is one of several holds for any of them', () => {
    const test: ValueTest = { kind: 'oneOf', values: ['free', 5] }
    expect(['FREE', '5', 5, 'team', null].map((value) => passes(value, test))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it.each<[ValueTest['kind'] & ('contains' | 'startsWith'), readonly boolean[]]>([
    ['contains', [true, true, false, false, true]],
    ['startsWith', [true, false, false, false, true]],
  ])('%s looks at the text of it, without regard to case', (kind, expected) => {
    const values: readonly Value[] = ['ex.com', 'a@EX.COM', 'e x', null, 'EX.COMMON']
    expect(values.map((value) => passes(value, { kind, text: 'eX.com' }))).toEqual(expected)
  })

  it.each<['above' | 'atLeast' | 'below' | 'atMost', readonly boolean[]]>([
    ['above', [false, false, true]],
    ['atLeast', [false, true, true]],
    ['below', [true, false, false]],
    ['atMost', [true, true, false]],
  ])('%s compares numbers as numbers, and dates as they are written', (kind, expected) => {
    const numbers: readonly Value[] = [9, 50, '100']
    expect(numbers.map((value) => passes(value, { kind, bound: 50 }))).toEqual(expected)
    const dates: readonly Value[] = ['2025-12-31', '2026-01-01', '2026-01-02']
    expect(dates.map((value) => passes(value, { kind, bound: '2026-01-01' }))).toEqual(expected)
  })

  it.each(['above', 'atLeast', 'below', 'atMost'] as const)(
    '%s holds neither for nothing nor for a text beside a number',
    (kind) => {
      const values: readonly Value[] = [null, '', 'many', ' \t']
      expect(values.map((value) => passes(value, { kind, bound: 0 }))).toEqual([
        false,
        false,
        false,
        false,
      ])
    },
  )

  it('knows an empty value from a zero and a no', () => {
    const isEmpty: ValueTest = { kind: 'isEmpty', isWanted: true }
    const isFull: ValueTest = { kind: 'isEmpty', isWanted: false }
    const values: readonly Value[] = [null, '', 0, false, ' ']
    expect(values.map((value) => passes(value, isEmpty))).toEqual([true, true, false, false, false])
    expect(values.map((value) => passes(value, isFull))).toEqual([false, false, true, true, true])
  })

  it('has to hold together with the others', () => {
    const range = [atLeast(50), { kind: 'below', bound: 80 }] as const
    expect([49, 50, 79, 80].map((value) => passes(value, ...range))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
