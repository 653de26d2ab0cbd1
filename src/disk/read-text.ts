// Reads what the user names as text. What the user got wrong (no such file, a folder, not text) is a
// usage error; what the system refuses (permission, a failing disk) is the environment's.
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { EnvironmentError, UsageError } from '../errors.ts'
import { nearestName } from '../executor/nearest-name.ts'

const USER_MISTAKES: ReadonlySet<string> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])

/** Read at once: a file of leads has hundreds of megabytes. */
const CHUNK_BYTES = 1_048_576

export interface TextWanted {
  readonly file: string
  /** What it is, for messages: `scenario`. */
  readonly what: string
  /** Longer files are refused unread, and what says no length (a device, a pipe) where it passes this. */
  readonly maxBytes: number
}

/** The text of a file, a byte order mark dropped. Throws `UsageError` or `EnvironmentError`. */
export async function readText({ file, what, maxBytes }: TextWanted): Promise<string> {
  const bytes = await readBytes({ file, what, maxBytes })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`${what} "${file}": it is not UTF-8 text. Save it as UTF-8.`)
  }
}

async function readBytes({ file, what, maxBytes }: TextWanted): Promise<Uint8Array> {
  const tooLong = (bytes: number | string): UsageError =>
    new UsageError(`${what} "${file}": it has ${bytes} bytes. The most is ${maxBytes}.`)
  try {
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      if (size > maxBytes) throw tooLong(size)
      const bytes = await readUpTo(handle, maxBytes + 1)
      if (bytes.length > maxBytes) throw tooLong(`more than ${maxBytes}`)
      return bytes
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (!USER_MISTAKES.has(code)) throw new EnvironmentError(`read the ${what}`, file, cause)
    const isFolder = code === 'EISDIR'
    const mend = isFolder ? 'Name a file in it.' : await hintFor(file)
    throw new UsageError(
      `${what} "${file}": ${isFolder ? 'it is a folder, not a file.' : 'there is no such file.'} ${mend}`,
    )
  }
}

/** Not by the length that the system tells: `/dev/zero` has none, and never ends. */
async function readUpTo(handle: FileHandle, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const stream = handle.createReadStream({ end: limit - 1, highWaterMark: CHUNK_BYTES })
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A file of a similar name in the same folder. */
async function hintFor(file: string): Promise<string> {
  const folder = dirname(file)
  const names = await readdir(folder).catch(() => undefined)
  if (names === undefined) return 'The folder does not exist either. Check the path.'
  const nearest = nearestName(basename(file), names.sort())
  if (nearest === undefined) return 'Check the path.'
  return `Did you mean ${file.slice(0, file.length - basename(file).length)}${nearest}?`
}
