import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a command that has the terminal to itself; answers with its exit code, `null` when it did not
 *  start or a signal ended it. */
export async function lend([program = '', ...words]: readonly string[]): Promise<number | null> {
  try {
    const [exitCode] = await once(spawn(program, words, { stdio: 'inherit' }), 'exit')
    return typeof exitCode === 'number' ? exitCode : null
  } catch {
    return null
  }
}
