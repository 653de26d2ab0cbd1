import { describe, expect, it } from 'vitest'
import type { FieldType, FieldValue } from '../../src/lead/field.ts'
import { isOfType, readWhole } from '../../src/lead/field-value.ts'

describe('a value', () => {
  it.each([
    ['string', 'x', 5],
    ['email', 'no address', true],
    ['reference', '12', 12],
    ['integer', 5, 5.5],
    ['integer', '9007199254740993', '9007199254740991'],
    ['integer', '-9223372036854775808', '-9223372036854775809'],
    ['score', -1, '-1'],
    ['percent', 101, 2 ** 53],
    ['float', 1e21, '1.5'],
    ['currency', 5, 'five'],
    ['boolean', false, 'false'],
    ['boolean', null, 0],
    ['date', '2024-02-29', '2023-02-29'],
    ['date', null, '2024-02-29 00:00:00'],
    ['datetime', '2026-03-08 02:30:00', '2026-03-08T02:30:00'],
    ['datetime', '9999-12-31 23:59:59', '9999-12-31'],
  ] satisfies [FieldType, FieldValue, FieldValue][])('of a %s may be %j', (type, value, other) => {
    expect(isOfType(value, { type })).toBe(true)
    expect(isOfType(other, { type })).toBe(false)
  })
})

describe('a whole number', () => {
  it.each([
    ['42', 42],
    ['+007', 7],
    ['-0', 0],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', '9007199254740992'],
    ['+9223372036854775807', '9223372036854775807'],
    ['9223372036854775808', undefined],
    ['1'.repeat(1_000_000), undefined],
    ['4.0', undefined],
    ['', undefined],
  ])('read from %.20s keeps every digit (decision 41)', (text, whole) => {
    expect(readWhole(text)).toBe(whole)
  })
})
