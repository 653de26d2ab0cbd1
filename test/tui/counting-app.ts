// An app as small as one can be: it shows what was pressed, and is busy when told so.
import { span } from '../../src/index.ts'
import type { App, Guest, Key, Size } from '../../src/tui/app.ts'

export interface CountingApp extends App {
  /** What was pressed, in order. */
  readonly pressed: readonly Key[]
  /** Frames that were asked for. */
  readonly frameCount: number
  readonly isClosed: boolean
  change(): void
  end(exitCode: number): void
  lend(guest: Guest): void
  copy(text: string): void
  /** Its next frame throws. */
  fail(error: Error): void
  setBusy(isBusy: boolean): void
}

/** `q` and ctrl+c leave it. */
export function countingApp(): CountingApp {
  const tellers = new Set<() => void>()
  const { promise: ended, resolve: end } = Promise.withResolvers<number>()
  const pressed: Key[] = []
  let frameCount = 0
  let isBusy = false
  let isClosed = false
  let broken: Error | undefined
  let lend = (_: Guest): void => {}
  let copy = (_: string): void => {}
  const change = (): void => {
    for (const tell of tellers) tell()
  }
  return {
    pressed,
    get frameCount() {
      return frameCount
    },
    get isClosed() {
      return isClosed
    },
    ended,
    end,
    change,
    frame(size: Size) {
      frameCount++
      if (broken) throw broken
      const rows = Array.from({ length: size.rows + 5 }, (_, row) => [span(`row ${row}`, 'faint')])
      const title = `${size.columns}×${size.rows} pressed ${pressed.length}: ${pressed.at(-1) ?? ''}`
      return [[span(title, 'strong')], [], ...rows]
    },
    press(key) {
      pressed.push(key)
      if (key === 'ctrl+c') end(130)
      if (key === 'q') end(0)
      change()
    },
    onChange(tell) {
      tellers.add(tell)
      return () => void tellers.delete(tell)
    },
    onGuest(take) {
      lend = take
    },
    onCopy(take) {
      copy = take
    },
    isIdle: () => !isBusy,
    async close() {
      isClosed = true
    },
    lend: (guest) => lend(guest),
    copy: (text) => copy(text),
    fail(error) {
      broken = error
      change()
    },
    setBusy(next) {
      isBusy = next
    },
  }
}
