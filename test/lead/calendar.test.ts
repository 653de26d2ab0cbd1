import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateText,
  dateTimeText,
  daysSince1970,
  readDate,
  readDateTime,
} from '../../src/lead/calendar.ts'

/** Years 0000 to 9999. */
const seconds = fc.integer({ min: -62_167_219_200, max: 253_402_300_799 })

describe('a date', () => {
  it('is the one a Date object has', () => {
    fc.assert(
      fc.property(seconds, (second) => {
        const days = Math.floor(second / 86_400)
        const date = new Date(days * 86_400_000)
        expect(dateText(days)).toBe(date.toISOString().slice(0, 10))
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
        expect(daysSince1970(year, month + 1, day)).toBe(days)
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })

  it.each([
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['1000-01-01', '1000-01-01'],
    ['9999-12-31', '9999-12-31'],
    ['2023-02-29', undefined],
    ['1900-02-29', undefined],
    ['2024-00-10', undefined],
    ['2024-13-10', undefined],
    ['2024-04-31', undefined],
    ['2024-04-00', undefined],
    ['0999-01-01', undefined],
    ['2024-1-1', undefined],
    ['01/02/2024', undefined],
    ['2024-01-01T00:00:00Z', undefined],
  ])('%s reads as %s', (text, date) => {
    expect(readDate(text)).toBe(date)
  })
})

describe('a date and time', () => {
  it('is the one a Date object has, and reads as itself', () => {
    const fromYear1000 = seconds.filter((second) => second >= -30_610_224_000)
    fc.assert(
      fc.property(fromYear1000, (second) => {
        const iso = new Date(second * 1_000).toISOString()
        const text = iso.slice(0, 19).replace('T', ' ')
        expect(dateTimeText(second)).toBe(text)
        expect(readDateTime(text)).toBe(text)
        expect(readDateTime(iso)).toBe(text)
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })

  it.each([
    ['2018-01-03T20:55:12Z', '2018-01-03 20:55:12'],
    ['2010-05-07T15:41:32-05:00', '2010-05-07 20:41:32'],
    ['2010-05-07T00:30:00+0130', '2010-05-06 23:00:00'],
    ['2016-08-28T02:21', '2016-08-28 02:21:00'],
    ['2016-08-28', '2016-08-28 00:00:00'],
    ['2016-08-28T02:21:00.999Z', '2016-08-28 02:21:00'],
    ['2016-08-28T24:00:00', undefined],
    ['2016-08-28T23:60:00', undefined],
    ['2016-08-28T23:59:60', undefined],
    ['2016-02-30T00:00:00', undefined],
    ['2016-08-28T', undefined],
    ['2016-08-28T02', undefined],
    ['8/28/2016 2:21', undefined],
  ])('%s reads as %s', (text, dateTime) => {
    expect(readDateTime(text)).toBe(dateTime)
  })
})
