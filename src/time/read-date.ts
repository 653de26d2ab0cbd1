// Dates and datetimes as services and files write them (decision 27) → as the platform keeps them:
// `yyyy-MM-dd` and `yyyy-MM-dd HH:mm:ss` in the account's time zone. Years are 1000 to 9999.
import { dateTimeText, isRealDate, secondsSince1970, type WallTime } from './calendar.ts'
import { wallTime } from './wall-clock.ts'

/** `yyyy-MM-dd` and nothing else; `undefined` when it is no such date. */
export function readDate(text: string): string | undefined {
  const match = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text)
  return match && isRealDate(wallOf(match)) ? text : undefined
}

export interface ReadDateTime {
  /** `yyyy-MM-dd HH:mm:ss` in the account's zone; parts of a second are dropped. */
  readonly text: string
  /** False for the forms the platform does not document: a space for the `T`, or no time at all. */
  readonly isDocumented: boolean
}

const DATE_TIME =
  /^([1-9]\d{3})-(\d\d)-(\d\d)(?:(T)(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?[0-5]\d)?)?| (\d\d):(\d\d):(\d\d))?$/

/** ISO 8601 with or without an offset (none: the account's zone), and two undocumented forms. */
export function readDateTime(text: string, timeZone: string): ReadDateTime | undefined {
  const match = DATE_TIME.exec(text)
  if (!match) return undefined
  const wall = wallOf(match)
  if (!isRealDate(wall) || wall.hour > 23 || wall.minute > 59 || wall.second > 59) return undefined
  const isDocumented = match[4] !== undefined
  const offsetMinutes = match[8] === undefined ? undefined : minutesOf(match[8])
  if (offsetMinutes === undefined) return { text: dateTimeText(wall), isDocumented }
  if (Math.abs(offsetMinutes) > OFFSET_MAX_MINUTES) return undefined
  const local = wallTime((secondsSince1970(wall) - offsetMinutes * 60) * 1_000, timeZone)
  if (local.year < 1_000 || local.year > 9_999) return undefined
  return { text: dateTimeText(local), isDocumented }
}

/** The widest offsets in use are −12:00 and +14:00. */
const OFFSET_MAX_MINUTES = 14 * 60

function wallOf(match: RegExpExecArray): WallTime {
  const number = (...groups: number[]) => Number(groups.map((group) => match[group] ?? '').join(''))
  return {
    year: number(1),
    month: number(2),
    day: number(3),
    hour: number(5, 9),
    minute: number(6, 10),
    second: number(7, 11),
  }
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', ''))
  return offset.startsWith('-') ? -minutes : minutes
}
