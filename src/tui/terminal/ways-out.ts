// The ways out of the app that the app knows nothing of: a signal, an error nobody caught.
import type { EventEmitter } from 'node:events'

export interface WaysOut {
  /** Resolves with nothing at a signal; rejects with what nobody caught. Settles once. */
  readonly taken: Promise<void>
  /** From here on the process is as it was. */
  release(): void
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** `isLent`: Ctrl-C is then for whom the terminal was lent to, though it reaches us too. */
export function waysOut(process: EventEmitter, isLent: () => boolean): WaysOut {
  const { promise: taken, resolve, reject } = Promise.withResolvers<void>()
  const onSignal = (signal: unknown): void => {
    if (signal !== 'SIGINT' || !isLent()) resolve()
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  process.on('uncaughtException', reject)
  process.on('unhandledRejection', reject)
  return {
    taken,
    release() {
      for (const signal of SIGNALS) process.off(signal, onSignal)
      process.off('uncaughtException', reject)
      process.off('unhandledRejection', reject)
    },
  }
}
