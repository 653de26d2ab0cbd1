// `hookdrill tui`, and `hookdrill` alone in a terminal: the terminal UI; or a script of keys and its frames.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { EnvironmentError, UsageError } from '../errors.ts'
import type { Redact } from '../index.ts'
import type { App, Size } from '../tui/app.ts'
import type { PlayedFrame } from '../tui/play.ts'
import { EXIT } from './exit-codes.ts'
import { addAllowPath, redacted, redactOption } from './scenario-options.ts'
import { whyNoScreen } from './screen.ts'

const EXAMPLES = `
Examples:
  $ hookdrill tui
  $ hookdrill tui scenarios/one-percent-timeouts.yaml
  $ hookdrill tui --keys tour.keys --frames frames --size 100x30

A script of keys has one instruction a line; # begins a comment:
  press down           a character, space, enter, escape, backspace, tab, up, down, left, right,
                       page up, page down, home, end or ctrl+c
  type black           every character of the text
  wait                 until no run and no file is waited for
  wait for Verdict     until the frame holds the text
  wait 500ms           real time, at most 10 s
  frame library        writes library.txt and library.svg
  resize 120x40        columns x rows

Exit codes: 0 done, 2 bad usage, 3 the machine or hookdrill failed, 130 interrupted.`

/** Far more than anybody writes by hand. */
const SCRIPT_BYTES_MAX = 1_000_000

interface TuiOptions {
  readonly keys?: string
  readonly frames?: string
  readonly size?: string
  readonly allowPath: readonly string[]
  readonly redact?: Redact
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addAllowPath(command)
    .argument('[scenario]', 'a .yaml, .json or .ts file to begin with; without: the library')
    .option('--keys <file>', 'play a script of keys, without a terminal')
    .option('--frames <folder>', 'where the frames of the script go; made when it is not there')
    .option('--size <columns x rows>', 'of the frames of the script (default: 80x24)')
    .addOption(redactOption(command))
    .addHelpText('after', EXAMPLES)
    .action(async (file: string | undefined, options: TuiOptions) => {
      done(await (options.keys === undefined ? open(file, options) : play(file, options)))
    })
}

async function open(file: string | undefined, options: TuiOptions): Promise<number> {
  const { frames, size } = options
  if (frames !== undefined) throw new UsageError('--frames: write --keys too, which makes them.')
  if (size !== undefined) throw new UsageError('--size: write --keys too; a terminal has a size.')
  const why = whyNoScreen()
  if (why !== undefined) {
    const instead = `hookdrill run ${file ?? '<scenario>'}`
    throw new UsageError(`tui needs a terminal: ${why}. Use ${instead}, or --keys with --frames.`)
  }
  const { mount } = await import('../tui/mount.ts')
  return mount(await appFor(file, options))
}

async function play(file: string | undefined, options: TuiOptions): Promise<number> {
  const { keyScript } = await import('../tui/key-script.ts')
  const { playKeys } = await import('../tui/play.ts')
  const { keys = '', frames } = options
  const script = keyScript(await read(keys), keys)
  const size = await sizeFor(options)
  if (frames !== undefined) await make(frames)
  else if (script.some(({ kind }) => kind === 'frame')) {
    throw new UsageError(`${keys} has frames. Write --frames and a folder for them.`)
  }
  const app = await appFor(file, options)
  try {
    await playKeys(app, script, { size, onFrame: (frame) => write(frame, frames) })
    return EXIT.passed
  } finally {
    await app.close()
  }
}

async function write({ name, text, svg }: PlayedFrame, folder = ''): Promise<void> {
  const { writeWhole } = await import('../index.ts')
  await writeWhole(join(folder, `${name}.txt`), text)
  await writeWhole(join(folder, `${name}.svg`), svg)
}

async function appFor(file: string | undefined, options: TuiOptions): Promise<App> {
  const { createApp } = await import('../tui/create-app.ts')
  const { allowPath: allowPaths } = options
  return createApp({ allowPaths, ...(file !== undefined && { file }), ...redacted(options) })
}

async function sizeFor({ size = '80x24' }: TuiOptions): Promise<Size> {
  const { sizeOf } = await import('../tui/key-script.ts')
  const found = sizeOf(size)
  if (found) return found
  throw new UsageError(`--size "${size}": write columns x rows, like 80x24.`)
}

async function read(file: string): Promise<string> {
  const { readText } = await import('../index.ts')
  return readText({ file, what: 'script of keys', maxBytes: SCRIPT_BYTES_MAX })
}

async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new EnvironmentError('make the folder', folder, cause)
  }
}
