// A file that grows by whole lines below a first one that says what it is, and keeps each at once: whoever
// is killed in the middle leaves at most a line without an end, which is no line. Nothing is ever cut or
// written over, so that two processes may add to the same file.
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { EnvironmentError, UsageError } from '../errors.ts'

export interface LineFile {
  /** Throws `EnvironmentError`. */
  append(line: string): void
  close(): void
}

export interface LineFileWanted {
  readonly file: string
  /** The first line. */
  readonly header: string
  /** What is wrong with another first line, as the end of a sentence. */
  whyNot(firstLine: string): string
  /** Told of every line below the first, in their order. */
  onLine(line: string): void
}

/** Opens it, or begins it where there is none. Throws `UsageError` for a file of another kind, which stays
 *  as it is, and `EnvironmentError`. */
export async function openLineFile(wanted: LineFileWanted): Promise<LineFile> {
  const { file, header } = wanted
  const descriptor = openFor(file)
  try {
    const isNew = await readLines(wanted)
    const write = (text: string): void => writeAll(descriptor, text, file)
    if (isNew) write(`${header}\n`)
    else if (!endsALine(descriptor)) write('\n')
    return { append: (line) => write(`${line}\n`), close: () => closeSync(descriptor) }
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
}

function openFor(file: string): number {
  try {
    const descriptor = openSync(file, 'a+')
    if (fstatSync(descriptor).isFile()) return descriptor
    closeSync(descriptor)
  } catch (cause) {
    throw new EnvironmentError('write', file, cause)
  }
  throw new UsageError(`"${file}": it is not a regular file. Name one, or a new one.`)
}

/** Whether there was nothing to read. */
async function readLines({ file, header, whyNot, onLine }: LineFileWanted): Promise<boolean> {
  let isFirst = true
  try {
    const handle = await open(file)
    for await (const line of handle.readLines()) {
      if (!isFirst) onLine(line)
      else if (line !== header) throw new UsageError(`"${file}": ${whyNot(line)}`)
      isFirst = false
    }
  } catch (cause) {
    throw cause instanceof UsageError ? cause : new EnvironmentError('read', file, cause)
  }
  return isFirst
}

const LINE_END = 0x0a

function endsALine(descriptor: number): boolean {
  const last = new Uint8Array(1)
  readSync(descriptor, last, 0, 1, fstatSync(descriptor).size - 1)
  return last[0] === LINE_END
}

function writeAll(descriptor: number, text: string, file: string): void {
  try {
    const bytes = Buffer.from(text)
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(descriptor, bytes, written)
    }
  } catch (cause) {
    throw new EnvironmentError('write', file, cause)
  }
}
