// Code that is not ours may throw where nobody catches it: in a promise that nobody waits for, in a timer. Left
// alone that ends the process, and with it the run and all that it would have reported.
import { AsyncLocalStorage } from 'node:async_hooks'
import { describeThrown } from './user-line.ts'

/** Hears of it instead: what was thrown, and where. Gives what stops it. */
export function hearStrays(hear: (what: string) => void): () => void {
  const listen = (error: unknown): void => hear(`${describeThrown(error)}, where nobody caught it`)
  process.on('uncaughtException', listen)
  process.on('unhandledRejection', listen)
  return () => {
    process.off('uncaughtException', listen)
    process.off('unhandledRejection', listen)
  }
}

/** Hears whose it was, too: of whoever ran the code, however often it has waited since. */
export class Strays<Owner> {
  readonly #owners = new AsyncLocalStorage<Owner>()
  readonly #deafen: () => void

  constructor(hear: (what: string, owner: Owner | undefined) => void) {
    this.#deafen = hearStrays((what) => hear(what, this.#owners.getStore()))
  }

  run<Result>(owner: Owner, work: () => Result): Result {
    return this.#owners.run(owner, work)
  }

  close(): void {
    this.#deafen()
  }
}
