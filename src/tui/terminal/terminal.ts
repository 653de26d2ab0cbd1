import type { ReadStream, WriteStream } from 'node:tty'

/** Both ends are terminals: see `whyNoScreen` of the command line. */
export interface Terminal {
  readonly stdin: ReadStream
  readonly stdout: WriteStream
}
