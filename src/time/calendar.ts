// Dates and times on a calendar without a Date object: the arithmetic of the Gregorian calendar
// (H. Hinnant, "chrono-compatible low-level date algorithms"), which counts years from March, so that a
// leap day is a year's last. Years are 0 to 9999. Texts are the platform's: `yyyy-MM-dd` and
// `yyyy-MM-dd HH:mm:ss` (decision 17).

const DAY_SECONDS = 86_400
/** The calendar repeats after 400 years. */
const ERA_DAYS = 146_097
/** From 0000-03-01, where the arithmetic starts, to 1970-01-01. */
const EPOCH_DAYS = 719_468

/** `month` and `day` are counted from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A date with what a clock on the wall shows on it. */
export interface WallTime extends CalendarDate {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

export function daysSince1970({ year, month, day }: CalendarDate): number {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * ERA_DAYS + yearOfEra * 365 + leapDays + dayOfYear - EPOCH_DAYS
}

/** The way back from `daysSince1970`. */
export function dateOf(days: number): CalendarDate {
  const shifted = days + EPOCH_DAYS
  const era = Math.floor(shifted / ERA_DAYS)
  const dayOfEra = shifted - era * ERA_DAYS
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((marchMonth + 2) % 12) + 1
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month > 2 ? 0 : 1), month, day }
}

/** Whole seconds from 1970-01-01 00:00:00 on the same clock. */
export function secondsSince1970(time: WallTime): number {
  return daysSince1970(time) * DAY_SECONDS + time.hour * 3_600 + time.minute * 60 + time.second
}

/** The way back from `secondsSince1970`. */
export function wallTimeOf(seconds: number): WallTime {
  const days = Math.floor(seconds / DAY_SECONDS)
  const second = seconds - days * DAY_SECONDS
  const [hour, minute] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60]
  return { ...dateOf(days), hour, minute, second: second % 60 }
}

/** Whether there was such a day. */
export function isRealDate(date: CalendarDate): boolean {
  const { month, day } = dateOf(daysSince1970(date))
  return month === date.month && day === date.day
}

export function dateText({ year, month, day }: CalendarDate): string {
  return `${digits(year, 4)}-${digits(month)}-${digits(day)}`
}

export function dateTimeText(time: WallTime): string {
  const { hour, minute, second } = time
  return `${dateText(time)} ${digits(hour)}:${digits(minute)}:${digits(second)}`
}

/** An instant in milliseconds since 1970, in UTC: `2026-03-01T09:30:00.000Z`. */
export function isoInstant(epochMs: number): string {
  const seconds = Math.floor(epochMs / 1_000)
  const milliseconds = Math.floor(epochMs) - seconds * 1_000
  return `${dateTimeText(wallTimeOf(seconds)).replace(' ', 'T')}.${digits(milliseconds, 3)}Z`
}

/** With zeros before it: two digits, unless it says more. */
export function digits(value: number, count = 2): string {
  return String(value).padStart(count, '0')
}
