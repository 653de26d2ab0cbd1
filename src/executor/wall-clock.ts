// What a clock on the wall shows, in any time zone, without a Date object: Intl knows the zones, and
// the way back (a written time with its offset → instant) is calendar arithmetic.

export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** A wall time with its zone's offset as the platform prints it: `-0700`. */
export interface ZonedTime extends WallTime {
  readonly offset: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The wall time in `timeZone` (an IANA name) at `epochMs`, milliseconds since 1970. */
export function wallTime(epochMs: number, timeZone: string): ZonedTime {
  const parts = new Map<string, string>()
  for (const part of formatFor(timeZone).formatToParts(epochMs)) parts.set(part.type, part.value)
  const number = (name: string) => Number(parts.get(name))
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
    offset: parts.get('timeZoneName')?.replace('GMT', '').replace(':', '') || '+0000',
  }
}

/** `yyyy-MM-dd HH:mm:ss`, how the platform writes a datetime (decision 17). */
export function formatDateTime(time: WallTime): string {
  const { year, month, day, hour, minute, second } = time
  return `${pad(year, 4)}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}:${pad(second)}`
}

/** Whole seconds since 1970 of a wall time that is `offsetMinutes` ahead of UTC. */
export function epochSeconds(time: WallTime, offsetMinutes: number): number {
  const minutes = time.hour * 60 + time.minute - offsetMinutes
  return daysSince1970(time) * 86_400 + minutes * 60 + time.second
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      timeZoneName: 'longOffset',
    })
    formats.set(timeZone, format)
  }
  return format
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Counts in 400-year eras of 146,097 days, years beginning in March so that a leap day comes last. */
function daysSince1970({ year, month, day }: WallTime): number {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468
}
