// Changes, told no more often than frames are drawn. Any number of them between two frames are one.
import type { App } from '../app.ts'

/** 15 frames a second. */
const FRAME_MS = 67

/** What React's `useSyncExternalStore` reads. */
export interface Paced {
  readonly subscribe: (tell: () => void) => () => void
  /** How many frames were asked for. */
  readonly count: () => number
}

/** The first change is told at once, the next ones a frame later. */
export function paced(app: App): Paced {
  let count = 0
  let toldMs = Number.NEGATIVE_INFINITY
  return {
    count: () => count,
    subscribe(tell) {
      let timer: NodeJS.Timeout | undefined
      const next = (): void => {
        timer = undefined
        toldMs = performance.now()
        count++
        tell()
      }
      const stop = app.onChange(() => {
        // A key changes several things in one turn: they are drawn together, after it.
        timer ??= setTimeout(next, Math.max(0, toldMs + FRAME_MS - performance.now()))
      })
      return () => {
        clearTimeout(timer)
        stop()
      }
    },
  }
}
