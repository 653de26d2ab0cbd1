// Dates without a Date object: the arithmetic of the Gregorian calendar (H. Hinnant, "chrono-compatible
// low-level date algorithms"), which counts years from March, so that a leap day is a year's last.
// Texts are the platform's: `yyyy-MM-dd` and `yyyy-MM-dd HH:mm:ss` (decision 17).

const DAY_SECONDS = 86_400
/** The calendar repeats after 400 years. */
const ERA_DAYS = 146_097
/** From 0000-03-01, where the arithmetic starts, to 1970-01-01. */
const EPOCH_DAYS = 719_468

/** `month` and `day` are counted from 1. */
export function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * ERA_DAYS + yearOfEra * 365 + leapDays + dayOfYear - EPOCH_DAYS
}

/** The date a number of whole days after 1970-01-01; years 0 to 9999. */
export function dateText(days: number): string {
  const shifted = days + EPOCH_DAYS
  const era = Math.floor(shifted / ERA_DAYS)
  const dayOfEra = shifted - era * ERA_DAYS
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = ((marchMonth + 2) % 12) + 1
  const year = yearOfEra + era * 400 + (month > 2 ? 0 : 1)
  return `${digits(year, 4)}-${digits(month)}-${digits(day)}`
}

/** The date and time a number of whole seconds after 1970-01-01 00:00:00. */
export function dateTimeText(seconds: number): string {
  const days = Math.floor(seconds / DAY_SECONDS)
  const second = seconds - days * DAY_SECONDS
  const [hour, minute] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60]
  return `${dateText(days)} ${digits(hour)}:${digits(minute)}:${digits(second % 60)}`
}

/** `yyyy-MM-dd` if it is one and there was such a day; years 1000 to 9999. */
export function readDate(text: string): string | undefined {
  const [, year, month, day] = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year === undefined) return undefined
  return dateText(daysSince1970(Number(year), Number(month), Number(day))) === text
    ? text
    : undefined
}

const DATE_TIME = /^(\S{10})(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

/** ISO 8601 or the platform's own form → the platform's own form. A date alone is its midnight; parts
 *  of a second are dropped; what has an offset becomes UTC (decision 42). */
export function readDateTime(text: string): string | undefined {
  const [, date = '', hour = 0, minute = 0, second = 0, offset = 'Z'] = DATE_TIME.exec(text) ?? []
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  if (readDate(date) === undefined || !(hours < 24 && minutes < 60 && seconds < 60))
    return undefined
  const [year, month, day] = date.split('-').map(Number)
  const days = daysSince1970(year ?? 0, month ?? 0, day ?? 0)
  const local = days * DAY_SECONDS + hours * 3_600 + minutes * 60 + seconds
  return dateTimeText(local - offsetSeconds(offset))
}

function offsetSeconds(offset: string): number {
  if (offset === 'Z') return 0
  const seconds = Number(offset.slice(1, 3)) * 3_600 + Number(offset.slice(-2)) * 60
  return offset.startsWith('-') ? -seconds : seconds
}

function digits(value: number, count = 2): string {
  return String(value).padStart(count, '0')
}
