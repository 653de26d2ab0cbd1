import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateOf,
  dateText,
  dateTimeText,
  daysSince1970,
  digits,
  isRealDate,
  secondsSince1970,
  wallTimeOf,
} from '../../src/time/calendar.ts'

/** Years 0000 to 9999. */
const seconds = fc.integer({ min: -62_167_219_200, max: 253_402_300_799 })

describe('the calendar', () => {
  it('has the dates that a Date object has', () => {
    fc.assert(
      fc.property(seconds, (second) => {
        const days = Math.floor(second / 86_400)
        const date = new Date(days * 86_400_000)
        const parts = {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        }
        expect(dateOf(days)).toEqual(parts)
        expect(daysSince1970(parts)).toBe(days)
        expect(dateText(parts)).toBe(date.toISOString().slice(0, 10))
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })

  it('has the times that a Date object has, and the way back', () => {
    fc.assert(
      fc.property(seconds, (second) => {
        const text = new Date(second * 1_000).toISOString().slice(0, 19).replace('T', ' ')
        expect(dateTimeText(wallTimeOf(second))).toBe(text)
        expect(secondsSince1970(wallTimeOf(second))).toBe(second)
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })

  it('has as many days in a month as there are', () => {
    const years = [1900, 2000, 2023, 2024]
    const months = Array.from({ length: 12 }, (_, index) => index + 1)
    const daysIn = (year: number, month: number) =>
      Array.from({ length: 33 }, (_, day) => day).filter((day) => isRealDate({ year, month, day }))
    expect(years.flatMap((year) => months.map((month) => daysIn(year, month).length))).toEqual(
      years.flatMap((year) =>
        months.map((month) => new Date(Date.UTC(year, month, 0)).getUTCDate()),
      ),
    )
  })

  it.each([
    { year: 2024, month: 0, day: 10 },
    { year: 2024, month: 13, day: 10 },
    { year: 2024, month: 1, day: 0 },
    { year: 1900, month: 2, day: 29 },
  ])('has no $year-$month-$day', (date) => {
    expect(isRealDate(date)).toBe(false)
  })
})

it('a number has zeros before it', () => {
  expect([digits(7), digits(7, 4), digits(2_026)]).toEqual(['07', '0007', '2026'])
})
