// `--journal`: one line for each request that the mock has served, as it ends. Lines wait in memory while
// the disk is busy; when they are too many, whoever asks `ready` waits too, so that memory stays bounded
// and a slow disk slows the requests instead.
import type { WriteStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { EnvironmentError } from '../errors.ts'
import { type ServedRecord, servedAsLine } from '../report/served-record.ts'

/** Some thousand lines. */
const WAITING_MAX_BYTES = 1_048_576

export interface Journal {
  /** Empties the file of what others have left in it. Until then nothing is written. Throws
   *  `EnvironmentError`. */
  begin(): Promise<void>
  write(request: ServedRecord): void
  /** `undefined` while there is room. */
  ready(): Promise<void> | undefined
  /** Aborts when it cannot be written any more; the reason is an `EnvironmentError`. */
  readonly failed: AbortSignal
  /** Writes the rest. Throws `EnvironmentError`. */
  close(): Promise<void>
}

/** Opens `file`, and leaves what is in it until the journal begins: what comes first may fail, and the old lines
 *  would be lost for nothing. Throws `EnvironmentError`. */
export async function openJournal(file: string): Promise<Journal> {
  const failure = (cause: unknown) => new EnvironmentError('write the journal to', file, cause)
  const fail = (cause: unknown): never => {
    throw failure(cause)
  }
  const handle = await open(file, 'a').catch(fail)
  const stream = handle.createWriteStream({ highWaterMark: WAITING_MAX_BYTES })
  stream.cork()
  const failed = new AbortController()
  stream.on('error', (cause) => failed.abort(failure(cause)))
  let room: Promise<void> | undefined
  return {
    failed: failed.signal,
    ready: () => room,
    async begin() {
      await emptied(handle).catch(fail)
      stream.uncork()
    },
    write(request) {
      if (failed.signal.aborted || stream.write(`${servedAsLine(request)}\n`)) return
      room ??= drained(stream).finally(() => {
        room = undefined
      })
    },
    async close() {
      stream.end()
      await finished(stream).catch(fail)
    },
  }
}

/** A pipe holds nothing that is over. */
async function emptied(handle: FileHandle): Promise<void> {
  if ((await handle.stat()).isFile()) await handle.truncate()
}

/** A stream that has failed never drains, and nobody has to wait for it. */
function drained(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once('drain', resolve)
    stream.once('close', resolve)
  })
}
