import { UsageError } from '../errors.ts'

/** Virtual seconds a second of real time, 1 to 10,000; `max` is as fast as the machine can. */
export type Pace = number | 'max' | 'paused'

const PACE_MAX = 10_000

/** Throws `UsageError` for a pace that is none. */
export function checkPace(pace: Pace): Pace {
  // No compiler may have seen it.
  const isWord = pace === 'max' || pace === 'paused'
  if (isWord || (typeof pace === 'number' && pace >= 1 && pace <= PACE_MAX)) return pace
  throw new UsageError(
    `pace ${pace}: it is virtual seconds a real second, 1 to 10,000. Use one of those, 'max' or 'paused'.`,
  )
}
