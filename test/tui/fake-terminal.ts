// Both ends of a terminal without one: what is typed goes in, what is written comes out.
import { PassThrough } from 'node:stream'
import type { ReadStream, WriteStream } from 'node:tty'
import type { Terminal } from '../../src/tui/terminal/terminal.ts'

export interface FakeTerminal extends Terminal {
  /** Everything that was written, in order. */
  readonly written: () => string
  readonly writes: readonly string[]
  readonly isRaw: () => boolean
  type(text: string): void
  resize(columns: number, rows: number): void
}

export function fakeTerminal(colorDepth = 4): FakeTerminal {
  const writes: string[] = []
  let isRaw = false
  const output = new PassThrough()
  output.on('data', (chunk) => writes.push(String(chunk)))
  const stdout = Object.assign(output, {
    isTTY: true,
    columns: 80,
    rows: 24,
    hasColors: () => colorDepth > 1,
  })
  const input = new PassThrough()
  const stdin = Object.assign(input, {
    isTTY: true,
    setRawMode(next: boolean) {
      isRaw = next
    },
    ref() {},
    unref() {},
  })
  return {
    // As much of a terminal's streams as is asked for.
    stdin: stdin as unknown as ReadStream,
    stdout: stdout as unknown as WriteStream,
    writes,
    written: () => writes.join(''),
    isRaw: () => isRaw,
    type: (text) => void input.write(text),
    resize(columns, rows) {
      Object.assign(stdout, { columns, rows })
      stdout.emit('resize')
    },
  }
}
