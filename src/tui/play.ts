// Plays a script of keys to an app, without a terminal: pictures for the README, and tests of whole ways
// through the screens. What a script may say is at the head of `key-script.ts`.
import { setTimeout as sleep } from 'node:timers/promises'
import { unreachable } from '../errors.ts'
import { type Line, painted, terminalSvg, UsageError } from '../index.ts'
import type { App, Size } from './app.ts'
import type { Instruction } from './key-script.ts'
import { fittingFrame } from './terminal/fitting-frame.ts'

export interface PlayedFrame {
  readonly name: string
  /** No colours, no blanks at the end of lines, one newline at the end. */
  readonly text: string
  readonly svg: string
}

export interface PlayOptions {
  /** Default 80×24. */
  readonly size?: Size
  readonly onFrame: (frame: PlayedFrame) => void | Promise<void>
  /** Longest that one `wait` may take, in ms of real time (default 60 s). */
  readonly patienceMs?: number
}

const PATIENCE_MS = 60_000
/** An app may become idle without a change to show. */
const LOOK_MS = 20

/** Throws `UsageError`, which names the line: for a wait in vain, and for keys after the app was left. The
 *  app is not closed. */
export async function playKeys(
  app: App,
  script: readonly Instruction[],
  options: PlayOptions,
): Promise<void> {
  const { onFrame, patienceMs = PATIENCE_MS } = options
  let { size = { columns: 80, rows: 24 } } = options
  let isLeft = false
  void app.ended.then(() => {
    isLeft = true
  })
  // There is no terminal to lend.
  app.onGuest(({ done }) => done(null))
  for (const instruction of script) {
    if (isLeft) throw failure(instruction, 'the app was left before.')
    switch (instruction.kind) {
      case 'press':
        for (const key of instruction.keys) app.press(key)
        break
      case 'wait':
        await until(() => isLeft || app.isIdle(), 'the app is still busy', instruction)
        break
      case 'pause':
        await sleep(instruction.ms)
        break
      case 'wait for': {
        const { text } = instruction
        await until(
          () => frameText(app, size).includes(text),
          `no "${text}" to be seen`,
          instruction,
        )
        break
      }
      case 'frame':
        await onFrame(playedFrame(app, size, instruction.name))
        break
      case 'resize':
        size = instruction.size
        break
      default:
        unreachable(instruction)
    }
    await turn()
  }

  async function until(isSo: () => boolean, otherwise: string, at: Instruction): Promise<void> {
    const endMs = performance.now() + patienceMs
    while (!isSo()) {
      if (performance.now() > endMs)
        throw failure(at, `${otherwise} after ${patienceMs / 1_000} s.`)
      await sleep(LOOK_MS)
    }
  }
}

/** What a key has begun is under way before the next instruction. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

function playedFrame(app: App, size: Size, name: string): PlayedFrame {
  const lines = fittingFrame(app, size)
  const output = lines.map((line) => painted(line, true)).join('\n')
  const look = { columns: size.columns, rows: size.rows - 1, title: `hookdrill tui: ${name}` }
  return { name, text: textOf(lines), svg: terminalSvg(output, look) }
}

function frameText(app: App, size: Size): string {
  return textOf(fittingFrame(app, size))
}

function textOf(lines: readonly Line[]): string {
  const text = lines.map((line) => painted(line, false).trimEnd()).join('\n')
  return `${text.trimEnd()}\n`
}

function failure({ place }: Instruction, what: string): UsageError {
  return new UsageError(`${place} ${what}`)
}
