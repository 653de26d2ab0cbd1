import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateTimeText, secondsSince1970 } from '../../src/time/calendar.ts'
import { wallTime } from '../../src/time/wall-clock.ts'

const epochMs = fc.integer({ min: Date.UTC(1000, 0, 2), max: Date.UTC(9999, 11, 30) })

describe('the clock on the wall', () => {
  // Etc/UTC is the same zone by another name, which Intl is asked for.
  it.each(['UTC', 'Etc/UTC'])('shows in %s what the calendar says', (timeZone) => {
    fc.assert(
      fc.property(epochMs, (ms) => {
        const wall = wallTime(ms, timeZone)
        const expected = new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
        expect([dateTimeText(wall), wall.offset]).toEqual([expected, '+0000'])
      }),
      { seed: 1 },
    )
  })

  it('less its offset is the instant, in whole seconds', () => {
    const zones = fc.constantFrom('America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Chatham', 'UTC')
    const recent = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 0, 1) })
    fc.assert(
      fc.property(recent, zones, (ms, timeZone) => {
        const wall = wallTime(ms, timeZone)
        const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(wall.offset) ?? []
        const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60)
        expect(secondsSince1970(wall) - ahead).toBe(Math.floor(ms / 1_000))
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
      return `${dateTimeText(wall)} ${wall.offset}`
    })
    expect(shown).toEqual([before, after])
  })
})
