// The terminal UI as a machine without a terminal: a key or a size goes in, a frame comes out. `mount.ts`
// shows it with Ink, `play.ts` plays a script of keys to it, a test does either. What the machine has
// to wait for (a run, a file, an editor) is done by its session, and comes back as a change.
import type { Line } from '../index.ts'

export interface Size {
  readonly columns: number
  readonly rows: number
}

/** What was pressed: a character as it is (`a`, `A`, `/`, ` `), or one of the names. */
export type Key =
  | string
  | 'enter'
  | 'escape'
  | 'backspace'
  | 'tab'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page up'
  | 'page down'
  | 'home'
  | 'end'
  | 'ctrl+c'

/** Somebody else needs the terminal for a while. */
export interface Guest {
  /** Words of the command: an editor and its file. */
  readonly command: readonly string[]
  readonly done: (exitCode: number | null) => void
}

export interface App {
  /** At most `rows - 1` lines, none wider than `columns`. */
  frame(size: Size): readonly Line[]
  press(key: Key): void
  /** Told whenever the next frame may differ; gives the way to stop that. */
  onChange(tell: () => void): () => void
  /** Asked for the terminal: whoever shows the frames steps aside, runs the command, and comes back. */
  onGuest(take: (guest: Guest) => void): void
  /** Text that goes into the clipboard of the terminal (OSC 52). */
  onCopy(take: (text: string) => void): void
  /** Whether nothing is waited for: no run, no file. What a script waits for. */
  isIdle(): boolean
  /** Resolves with the exit code when the app was left. */
  readonly ended: Promise<number>
  /** Ends whatever runs. */
  close(): Promise<void>
}
