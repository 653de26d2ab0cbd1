// A real terminal, as a test may need it: the system's tmux, with a shell in it. It is no package of ours:
// where it is missing the test says so in its name and is skipped, but in CI, where it is installed, it
// fails.
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { it, onTestFinished } from 'vitest'

const isInstalled = found()
const isCi = process.env.HOOKDRILL_CI !== undefined
const MAIN = resolve('src/cli/main.ts')
const PATIENCE_MS = 50_000
const LOOK_MS = 30
let count = 0

/** Like `it`, for a test that needs a terminal. */
export function itInTmux(name: string, test: () => Promise<void>): void {
  if (isInstalled || isCi) it(name, test)
  else it.skip(`${name} (skipped: tmux is not installed)`, test)
}

export interface Tmux {
  /** Types characters as they are, and then a key by tmux's name, where one is given. */
  type(text: string, key?: string): void
  /** Keys by tmux's names: `Enter`, `C-c`, `PPage`. */
  press(...keys: readonly string[]): void
  /** The lines to be seen, blanks at their ends cut, and empty lines at the foot. */
  screen(): readonly string[]
  /** Resolves with the screen when it holds what is looked for; throws the screen when it never does. */
  until(what: RegExp): Promise<string>
  resize(columns: number, rows: number): void
  /** `cursor_flag`, `alternate_on`, … */
  fact(name: string): string
  /** Process ids of what runs in the shell. */
  children(): readonly number[]
}

/** A shell whose prompt is `$ `, gone after the test. `$hookdrill` is the command line. */
export async function openTmux(
  columns: number,
  rows: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Tmux> {
  const socket = `hookdrill-${process.pid}-${count++}`
  const tmux = (...words: readonly string[]): string =>
    execFileSync('tmux', ['-u', '-L', socket, '-f', '/dev/null', ...words], { encoding: 'utf8' })
  const variables = Object.entries({
    NODE: process.execPath,
    hookdrill: `${process.execPath} ${MAIN}`,
    ...env,
  }).flatMap(([name, value]) => ['-e', `${name}=${value}`])
  const size = ['-x', String(columns), '-y', String(rows)]
  tmux('new-session', '-d', ...size, ...variables, 'sh')
  onTestFinished(() => void tmux('kill-server'))
  const screen = (): readonly string[] => tmux('capture-pane', '-p').trimEnd().split('\n')
  const terminal: Tmux = {
    type(text, key) {
      tmux('send-keys', '-l', text)
      if (key !== undefined) tmux('send-keys', key)
    },
    press: (...keys) => void tmux('send-keys', ...keys),
    screen,
    async until(what) {
      const endMs = performance.now() + PATIENCE_MS
      for (;;) {
        const text = screen().join('\n')
        if (what.test(text)) return text
        if (performance.now() > endMs) throw new Error(`never saw ${what} but:\n${text}`)
        await sleep(LOOK_MS)
      }
    },
    resize: (toColumns, toRows) =>
      void tmux('resize-window', '-x', String(toColumns), '-y', String(toRows)),
    fact: (name) => tmux('display-message', '-p', `#{${name}}`).trim(),
    children: () =>
      execFileSync('ps', ['-o', 'pid=', '--ppid', terminal.fact('pane_pid')], { encoding: 'utf8' })
        .trim()
        .split(/\s+/)
        .map(Number),
  }
  // What a shell begins with is root's, or not.
  terminal.type("PS1='$ '; clear", 'Enter')
  await terminal.until(/^\$$/)
  return terminal
}

function found(): boolean {
  try {
    execFileSync('tmux', ['-V'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
