// The clock that whoever is called finds in his process, virtual where somebody has made it so. It knows
// whole milliseconds, and its time is that of the wall: for code that is told nothing of a clock.
import { type Clock, timeIsOver } from './clock.ts'
import { milliseconds } from './instant.ts'

/** A clock whose instant 0 was `startsAtMs`, in ms since 1970. Before that it stands still. */
export function processClock(startsAtMs: number): Pick<Clock, 'now' | 'deadline'> {
  return {
    now: () => milliseconds(Math.max(0, Date.now() - startsAtMs)),
    deadline(span) {
      const controller = new AbortController()
      const expire = (): void => controller.abort(timeIsOver())
      const timer = setTimeout(expire, Math.ceil(span / 1_000))
      return { signal: controller.signal, release: () => clearTimeout(timer) }
    },
  }
}
