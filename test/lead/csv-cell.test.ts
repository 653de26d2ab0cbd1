import { describe, expect, it } from 'vitest'
import { cellRule, readCell as readAt } from '../../src/lead/csv-cell.ts'
import type { Field, FieldType } from '../../src/lead/field.ts'

const field = (type: FieldType, length?: number): Field => ({
  scope: 'lead',
  displayName: 'X',
  type,
  ...(length && { length }),
})

function readCell(cell: string, of: Field, timeZone = 'UTC') {
  return readAt(cell, { field: of, timeZone })
}

describe('a cell', () => {
  it.each([
    ['string', ' Ann ', ' Ann '],
    ['string', 'NULL', 'NULL'],
    ['string', '007', '007'],
    ['email', 'a@example.com', 'a@example.com'],
    ['reference', 'any', 'any'],
    ['integer', '42', 42],
    ['integer', ' -7 ', -7],
    ['integer', '+007', 7],
    ['integer', '9007199254740991', 9_007_199_254_740_991],
    ['integer', '9007199254740993', '9007199254740993'],
    ['integer', '+9223372036854775807', '9223372036854775807'],
    ['integer', '-9223372036854775808', '-9223372036854775808'],
    ['score', '0', 0],
    ['percent', '30', 30],
    ['float', '10.4', 10.4],
    ['float', '.5', 0.5],
    ['float', '1e3', 1_000],
    ['currency', '-10000000', -10_000_000],
    ['boolean', 'true', true],
    ['boolean', 'TRUE', true],
    ['boolean', '0', false],
    ['date', '2010-05-07', '2010-05-07'],
    ['datetime', '2018-01-03T20:55:12Z', '2018-01-03 20:55:12'],
    ['datetime', '2010-05-07T15:41:32-05:00', '2010-05-07 20:41:32'],
    ['datetime', '2010-05-07T00:30:00+0130', '2010-05-06 23:00:00'],
    ['datetime', '2016-08-28 02:21:00', '2016-08-28 02:21:00'],
    ['datetime', '2016-08-28', '2016-08-28 00:00:00'],
  ] satisfies [FieldType, string, unknown][])('of %s %j is %j', (type, cell, value) => {
    expect(readCell(cell, field(type))).toBe(value)
  })

  it.each([
    ['integer', '4.0'],
    ['integer', '1,000'],
    ['integer', 'x'],
    ['integer', '9223372036854775808'],
    ['integer', '-9223372036854775809'],
    ['integer', '1'.repeat(1_000_000)],
    ['float', '1,5'],
    ['float', '1e999'],
    ['float', 'NaN'],
    ['float', '0x10'],
    ['boolean', 'yes'],
    ['boolean', '2'],
    ['date', '2010-5-7'],
    ['date', '2010-02-30'],
    ['datetime', '3 Jan 2018'],
  ] satisfies [FieldType, string][])('of %s cannot be %j', (type, cell) => {
    expect(readCell(cell, field(type))).toBeUndefined()
  })

  it.each(['string', 'integer', 'boolean', 'date', 'datetime', 'float', 'text'] as const)(
    'of %s is empty when it is empty or the word null (decision 44)',
    (type) => {
      expect(readCell('', field(type))).toBeNull()
      expect(readCell('null', field(type))).toBeNull()
    },
  )

  it.each([
    ['America/Los_Angeles', '2018-01-03T20:55:12Z', '2018-01-03 12:55:12'],
    ['America/Los_Angeles', '2018-07-03T20:55:12Z', '2018-07-03 13:55:12'],
    ['Asia/Kolkata', '2018-12-31T23:59:59-00:30', '2019-01-01 05:59:59'],
    ['Asia/Kolkata', '2018-12-31 23:59:59', '2018-12-31 23:59:59'],
    ['Asia/Kolkata', '2018-12-31T23:59:59', '2018-12-31 23:59:59'],
  ])(
    'of a datetime in %s: %s is %s; without an offset it is of that zone (decision 42)',
    (timeZone, cell, value) => {
      expect(readCell(cell, field('datetime'), timeZone)).toBe(value)
    },
  )

  it('of spaces is text, and nothing where text does not go', () => {
    expect(readCell('  ', field('string'))).toBe('  ')
    expect(readCell('  ', field('integer'))).toBeNull()
  })

  it('has at most the length of its field: characters, or bytes for text (marketo.md §3.8)', () => {
    expect(readCell('😀'.repeat(255), field('string'))).toHaveLength(510)
    expect(readCell('😀'.repeat(256), field('string'))).toBeUndefined()
    expect(readCell('abc', field('phone', 2))).toBeUndefined()
    expect(readCell('é'.repeat(15_000), field('text'))).toHaveLength(15_000)
    expect(readCell('é'.repeat(15_001), field('text'))).toBeUndefined()
    expect(cellRule(field('string')).rule).toBe('is longer than 255 characters.')
    expect(cellRule(field('text', 9)).rule).toBe('is longer than 9 bytes.')
  })
})
