import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, readDateTime } from '../../src/time/read-date.ts'

// Decision 27. The single forms are cases of src/conform/cases/value-types.yaml.
describe('a datetime', () => {
  const instant = fc.date({
    min: new Date('1000-01-02T00:00:00Z'),
    max: new Date('9999-12-30T23:59:59Z'),
    noInvalidDate: true,
  })

  it('with any offset is the same instant in UTC', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offsetMinutes) => {
        const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 19)
        const absolute = Math.abs(offsetMinutes)
        const digits = [Math.floor(absolute / 60), absolute % 60].map((part) =>
          String(part).padStart(2, '0'),
        )
        const offset = `${offsetMinutes < 0 ? '-' : '+'}${digits.join(':')}`
        expect(readDateTime(`${local}${offset}`, 'UTC')).toEqual({
          text: date.toISOString().slice(0, 19).replace('T', ' '),
          isDocumented: true,
        })
      }),
      { seed: 1 },
    )
  })

  it('is read or is none, whatever the text', () => {
    const pieces = ['2016', '-', '02', '29', 'T', ':', 'Z', '+', ' ', '.', '99', '00', '1']
    const text = fc.array(fc.constantFrom(...pieces)).map((each) => each.join(''))
    fc.assert(
      fc.property(text, (any) => {
        const read = readDateTime(any, 'Europe/Berlin')
        if (read) expect(read.text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })

  it.each([
    ['1000-01-01T00:00:00Z', '1000-01-01 00:00:00'],
    ['1000-01-01T00:00:00+01:00', undefined],
    ['9999-12-31T23:59:59Z', '9999-12-31 23:59:59'],
    ['9999-12-31T23:59:59-00:01', undefined],
    ['1582-10-10T12:00:00Z', '1582-10-10 12:00:00'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31 23:59:59'],
    ['2016-01-01T00:00:00-00:00', '2016-01-01 00:00:00'],
    ['2016-01-01T00:00:00+14:01', undefined],
    ['2016-01-01T00:00:00+05:60', undefined],
  ])('%s in UTC is %s', (text, expected) => {
    expect(readDateTime(text, 'UTC')?.text).toBe(expected)
  })
})

it('a date is every day of the calendar and no other', () => {
  const part = (max: number) => fc.integer({ min: 0, max })
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 9_999 }), part(13), part(32), (year, month, day) => {
      const text = [year, month, day].map((each) => String(each).padStart(2, '0')).join('-')
      const isDay = new Date(`${text}T00:00:00Z`).toString() !== 'Invalid Date'
      const isSame = isDay && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
      expect(readDate(text)).toBe(isSame ? text : undefined)
    }),
    {
      seed: 1,
      numRuns: 1_000,
      examples: [
        [2_000, 2, 29],
        [1_900, 2, 29],
        [2_024, 2, 30],
      ],
    },
  )
})
