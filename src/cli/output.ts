// stdout is the result, stderr is the conversation.
import { EnvironmentError } from '../errors.ts'

/** Writes a result to stdout; resolves when the system has taken it. Throws `EnvironmentError` when
 *  the reader has gone or the disk behind it is full. */
export function printResult(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(new EnvironmentError('write the result to', 'stdout', cause))
    process.stdout.once('error', fail)
    process.stdout.write(text, (cause) => {
      if (cause) fail(cause)
      else resolve()
    })
  })
}

/** Says what went wrong on stderr and answers with the exit code it stands for. */
export async function printError(error: unknown): Promise<number> {
  const { describeError } = await import('../index.ts')
  const { text, exitCode } = describeError(error)
  process.stderr.write(`${text}\n`)
  return exitCode
}
