// `--journal`: one line for each request that the mock has served, as it ends. Lines wait in memory while
// the disk is busy; when they are too many, whoever asks `ready` waits too, so that memory stays bounded
// and a slow disk slows the requests instead.
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { EnvironmentError } from '../errors.ts'
import { type ServedRecord, servedAsLine } from '../report/served-record.ts'

/** Some thousand lines. */
const WAITING_MAX_BYTES = 1_048_576

export interface Journal {
  write(request: ServedRecord): void
  /** `undefined` while there is room. */
  ready(): Promise<void> | undefined
  /** Aborts when it cannot be written any more; the reason is an `EnvironmentError`. */
  readonly failed: AbortSignal
  /** Writes the rest. Throws `EnvironmentError`. */
  close(): Promise<void>
}

/** Opens `file` and empties it. Throws `EnvironmentError`. */
export async function openJournal(file: string): Promise<Journal> {
  const failure = (cause: unknown) => new EnvironmentError('write the journal to', file, cause)
  const stream = createWriteStream(file, { highWaterMark: WAITING_MAX_BYTES })
  const failed = new AbortController()
  await once(stream, 'open').catch((cause) => {
    throw failure(cause)
  })
  stream.on('error', (cause) => failed.abort(failure(cause)))
  let room: Promise<void> | undefined
  return {
    failed: failed.signal,
    ready: () => room,
    write(request) {
      if (failed.signal.aborted || stream.write(`${servedAsLine(request)}\n`)) return
      room ??= drained(stream).finally(() => {
        room = undefined
      })
    },
    async close() {
      stream.end()
      await finished(stream).catch((cause) => {
        throw failure(cause)
      })
    },
  }
}

/** A stream that has failed never drains, and nobody has to wait for it. */
function drained(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once('drain', resolve)
    stream.once('close', resolve)
  })
}
