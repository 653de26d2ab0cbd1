// What code of the user's may do to the process in which a command runs: end it, or throw where nobody catches
// it when its run is over. Neither may pass for a command that has done its work.
import { EXIT } from './exit-codes.ts'

const ENDED_EARLY =
  'The process was ended before the command was done: an executor, a handler or a scenario calls process.exit, or waits for what never comes. Nothing is known of it.\n'

export interface Guard {
  /** Ends it, and gives the exit code of a command that would have ended with this one. */
  release(exitCode: number): number
}

/** Until the command is done. */
export function guardProcess(): Guard {
  let isFailed = false
  const onExit = (exitCode: number): void => {
    // A second Ctrl-C ends the process at once.
    if (exitCode === EXIT.interrupted) return
    process.exitCode = EXIT.broken
    process.stderr.write(ENDED_EARLY)
  }
  const onStray = (error: unknown): void => {
    // A run hears of its own.
    if (process.listenerCount('uncaughtException') > 1) return
    isFailed = true
    const text = error instanceof Error ? (error.stack ?? String(error)) : String(error)
    process.stderr.write(`Nobody caught this, outside of any run:\n${text}\n`)
  }
  process.once('exit', onExit)
  process.on('uncaughtException', onStray)
  return {
    release(exitCode) {
      process.off('exit', onExit)
      process.off('uncaughtException', onStray)
      return isFailed && exitCode === EXIT.passed ? EXIT.failed : exitCode
    },
  }
}
