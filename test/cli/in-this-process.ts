// The command line without a process of its own: what is printed is caught, and neither stream is a terminal.
import { main } from '../../src/cli/program.ts'
import type { Ended } from '../e2e/hookdrill.ts'

/** `typed` is what stands after `hookdrill`, as a line or in words; in a line a word in quotes may have spaces. Paths
 *  are from `folder`, which is the current one when left out. */
export async function inThisProcess(
  typed: string | readonly string[],
  folder = '.',
): Promise<Ended> {
  const before = process.cwd()
  const out = caught(process.stdout)
  const err = caught(process.stderr)
  process.chdir(folder)
  try {
    const exitCode = await main([
      'node',
      'hookdrill',
      ...(typeof typed === 'string' ? wordsOf(typed) : typed),
    ])
    return { exitCode, stdout: out.text(), stderr: err.text() }
  } finally {
    process.chdir(before)
    out.release()
    err.release()
  }
}

function wordsOf(typed: string): readonly string[] {
  return Array.from(typed.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '')
}

function caught(stream: NodeJS.WriteStream): { text(): string; release(): void } {
  const { write, isTTY } = stream
  let text = ''
  // A border to Node's own: of its ways to be called, the two that are used.
  stream.write = ((chunk: string, done?: () => void) => {
    text += chunk
    done?.()
    return true
  }) as typeof write
  stream.isTTY = false
  return {
    text: () => text,
    release() {
      stream.write = write
      stream.isTTY = isTTY
    },
  }
}
