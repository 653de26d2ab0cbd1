// stdout is the result, stderr is the conversation.
import { EnvironmentError } from '../errors.ts'

/** Writes a result to stdout; resolves when the system has taken it, or when the reader has gone: `| head -1`
 *  has seen enough, and the exit code still tells the result. Throws `EnvironmentError` when the disk behind it
 *  is full. */
export function printResult(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => {
      if (isGone(cause)) resolve()
      else reject(new EnvironmentError('write the result to', 'stdout', cause))
    }
    // It stays after a failure, which is told of in two ways.
    process.stdout.once('error', fail)
    process.stdout.write(text, (cause) => {
      if (cause) return fail(cause)
      process.stdout.off('error', fail)
      resolve()
    })
  })
}

/** A pipe without a reader, or a terminal that was closed. */
function isGone(cause: unknown): boolean {
  if (!(cause instanceof Error && 'code' in cause)) return false
  return cause.code === 'EPIPE' || (cause.code === 'EIO' && process.stdout.isTTY)
}

/** What is said to nobody is no reason to stop: a run goes on without its progress. */
export function talkToNobody(): void {
  process.stderr.off('error', ignore).on('error', ignore)
}

/** Says on stderr what quotes the command line. */
export async function printWords(text: string): Promise<void> {
  if (text === '') return
  const { plainText } = await import('../index.ts')
  process.stderr.write(text.split('\n').map(plainText).join('\n'))
}

function ignore(): void {}

/** Says what went wrong on stderr and answers with the exit code it stands for. */
export async function printError(error: unknown): Promise<number> {
  const { describeError } = await import('../index.ts')
  const { text, exitCode } = describeError(error)
  process.stderr.write(`${text}\n`)
  return exitCode
}
