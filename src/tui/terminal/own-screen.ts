// The terminal's second screen, taken and given back. Ink could do it, but it begins where the cursor
// happens to be, and so its first frame scrolls; and what is given back here is given back whatever
// state Ink was left in.
import type { Terminal } from './terminal.ts'

const TAKE = [
  '\u001b[?1049h', // the second screen, what is on the first one kept
  '\u001b[2J\u001b[H', // empty, the cursor at its top
  '\u001b[?25l', // no cursor
].join('')

const GIVE_BACK = [
  '\u001b[0m', // no colour
  '\u001b[?2026l', // no frame half written
  '\u001b[?2004l', // pasted text as it is
  '\u001b[?1049l', // the first screen, and its cursor
  '\u001b[?25h', // seen
].join('')

/** An empty screen again, as after a resize: terminals differ in what they keep. */
export const EMPTY_SCREEN = '\u001b[H\u001b[J'

export interface OwnScreen {
  take(): void
  /** May be called twice. */
  giveBack(): void
}

export function ownScreen({ stdin, stdout }: Terminal): OwnScreen {
  let isTaken = false
  return {
    take() {
      isTaken = true
      stdout.write(TAKE)
    },
    giveBack() {
      if (!isTaken) return
      isTaken = false
      stdin.setRawMode(false)
      stdout.write(GIVE_BACK)
    },
  }
}
