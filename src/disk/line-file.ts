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
  /** Told of every line, the first among them. */
  onLine(line: string): void
}

/** Opens it, or begins it where there is none. Throws `UsageError` for a file of another kind, which stays
 *  as it is, and `EnvironmentError`. */
export async function openLineFile(wanted: LineFileWanted): Promise<LineFile> {
  const { file, header } = wanted
  const descriptor = openFor(file)
  const write = (text: string): void => attempt('write', file, () => writeAll(descriptor, text))
  try {
    if (attempt('read', file, () => fstatSync(descriptor).size) === 0) write(`${header}\n`)
    else await readOn(descriptor, wanted, write)
    return { append: (line) => write(`${line}\n`), close: () => closeSync(descriptor) }
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
}

function openFor(file: string): number {
  const descriptor = attempt('write', file, () => openSync(file, 'a+'))
  if (fstatSync(descriptor).isFile()) return descriptor
  closeSync(descriptor)
  throw new UsageError(`"${file}": it is not a regular file. Name one, or a new one.`)
}

/** As much of a first line as is looked at: another file may have no line end at all. */
const FIRST_MAX_BYTES = 1_024

async function readOn(
  descriptor: number,
  { file, header, whyNot, onLine }: LineFileWanted,
  write: (text: string) => void,
): Promise<void> {
  const [first = ''] = attempt('read', file, () => startOf(descriptor)).split('\n')
  if (first !== header) throw new UsageError(`"${file}": ${whyNot(first)}`)
  try {
    const handle = await open(file)
    for await (const line of handle.readLines()) onLine(line)
  } catch (cause) {
    throw new EnvironmentError('read', file, cause)
  }
  if (!attempt('read', file, () => endsALine(descriptor))) write('\n')
}

function startOf(descriptor: number): string {
  const bytes = Buffer.alloc(FIRST_MAX_BYTES)
  return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, FIRST_MAX_BYTES, 0))
}

const LINE_END = 0x0a

function endsALine(descriptor: number): boolean {
  const last = new Uint8Array(1)
  readSync(descriptor, last, 0, 1, fstatSync(descriptor).size - 1)
  return last[0] === LINE_END
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written)
  }
}

function attempt<Result>(what: 'read' | 'write', file: string, action: () => Result): Result {
  try {
    return action()
  } catch (cause) {
    throw new EnvironmentError(what, file, cause)
  }
}
