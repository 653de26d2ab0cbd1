import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysInMonth,
  epochSeconds,
  formatDateTime,
  wallTime,
} from '../../src/executor/wall-clock.ts'

const epochMs = fc.integer({ min: Date.UTC(1000, 0, 2), max: Date.UTC(9999, 11, 30) })

describe('the clock on the wall', () => {
  it('shows in UTC what the calendar says', () => {
    fc.assert(
      fc.property(epochMs, (ms) => {
        const expected = new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
        expect(formatDateTime(wallTime(ms, 'UTC'))).toBe(expected)
      }),
      { seed: 1 },
    )
  })

  it('read back gives the instant, in whole seconds', () => {
    fc.assert(
      fc.property(epochMs, fc.integer({ min: -840, max: 840 }), (ms, offsetMinutes) => {
        const local = wallTime(ms + offsetMinutes * 60_000, 'UTC')
        expect(epochSeconds(local, offsetMinutes)).toBe(Math.floor(ms / 1_000))
      }),
      { seed: 1 },
    )
  })

  it.each([
    ['America/Los_Angeles', '2026-03-08 01:59:59 -0800', '2026-03-08 03:00:00 -0700'],
    ['Europe/Berlin', '2026-03-08 10:59:59 +0100', '2026-03-08 11:00:00 +0100'],
    ['Asia/Kolkata', '2026-03-08 15:29:59 +0530', '2026-03-08 15:30:00 +0530'],
    ['UTC', '2026-03-08 09:59:59 +0000', '2026-03-08 10:00:00 +0000'],
  ])('in %s goes from %s to %s', (timeZone, before, after) => {
    const at = Date.UTC(2026, 2, 8, 10)
    const shown = [at - 1, at].map((ms) => {
      const wall = wallTime(ms, timeZone)
      return `${formatDateTime(wall)} ${wall.offset}`
    })
    expect(shown).toEqual([before, after])
  })

  it('knows the length of a month', () => {
    for (const year of [1900, 2000, 2023, 2024]) {
      for (let month = 1; month <= 12; month++) {
        expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
      }
    }
  })
})
