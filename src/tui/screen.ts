// What a screen is: a place with a title, lines, and keys. It keeps its own state; what it has in common
// with the others it asks the app for.
import type { Line, Report } from '../index.ts'
import type { Guest, Key, Size } from './app.ts'
import type { Given, Rehearsal } from './rehearsal.ts'

/** A key and what it does here: the hint line and `?` print them. */
export interface Hint {
  readonly keys: string
  readonly does: string
}

export interface Screen {
  readonly title: string
  /** The most useful first: the hint line has room for a few. */
  readonly hints: () => readonly Hint[]
  /** As many as there are; what does not fit below is cut. */
  readonly lines: (size: Size) => readonly Line[]
  /** Whether it was one of its keys. */
  readonly press: (key: Key) => boolean
  /** Whether characters are text now, `q` and `?` among them. */
  readonly isTyping?: () => boolean
  /** The same as a command, for `y`. */
  readonly command?: () => string | undefined
  /** Called when the screen on top of it is left. */
  readonly onReturn?: () => void
  /** Called when it is left for good. */
  readonly close?: () => void
}

/** A run that is over. */
export interface Result {
  readonly report: Report
  readonly rehearsal: Rehearsal
  /** The same run, once more. */
  readonly again: () => Screen
}

/** What the app does for its screens. */
export interface Stage {
  readonly given: Given
  /** On top of this one; escape comes back. */
  open(screen: Screen): void
  /** In place of this one. */
  replace(screen: Screen): void
  back(): void
  isOnTop(screen: Screen): boolean
  changed(): void
  /** A line at the foot, until the next key. */
  say(text: string, tone?: 'plain' | 'bad'): void
  /** Does it while the app goes on; what it throws is said. `isIdle` waits for it. */
  start(work: () => Promise<void>): void
  /** Keeps a result and gives the one before. */
  remember(result: Result): Result | undefined
  lend(guest: Guest): void
  copy(text: string): void
}
