// Code that is not ours may throw where nobody catches it: in a promise that nobody waits for, in a timer. Left
// alone that ends the process, and with it the run and all that it would have reported.
import { AsyncLocalStorage } from 'node:async_hooks'
import { describeThrown } from './user-line.ts'

interface Hearer {
  /** Whether the code that threw is theirs, as far as they can tell. */
  readonly isTheirs: () => boolean
  /** What was thrown, and where. */
  readonly hear: (what: string) => void
}

/** Of all runs that are open in this process. */
const hearers = new Set<Hearer>()

/** Those whose code it was hear of it; nobody's is heard by all. */
function tell(error: unknown): void {
  const what = `${describeThrown(error)}, where nobody caught it`
  const all = [...hearers]
  const theirs = all.filter(({ isTheirs }) => isTheirs())
  for (const { hear } of theirs.length > 0 ? theirs : all) hear(what)
}

/** Hears of it instead of the process ending. Gives what stops it. */
export function hearStrays(hearer: Hearer): () => void {
  if (hearers.size === 0) {
    process.on('uncaughtException', tell)
    process.on('unhandledRejection', tell)
  }
  hearers.add(hearer)
  return () => {
    hearers.delete(hearer)
    if (hearers.size > 0) return
    process.off('uncaughtException', tell)
    process.off('unhandledRejection', tell)
  }
}

/** Hears whose it was, too: of whoever ran the code, however often it has waited since. */
export class Strays<Owner> {
  readonly #owners = new AsyncLocalStorage<Owner>()
  readonly #deafen: () => void

  constructor(hear: (what: string, owner: Owner | undefined) => void) {
    this.#deafen = hearStrays({
      isTheirs: () => this.#owners.getStore() !== undefined,
      hear: (what) => hear(what, this.#owners.getStore()),
    })
  }

  run<Result>(owner: Owner, work: () => Result): Result {
    return this.#owners.run(owner, work)
  }

  close(): void {
    this.#deafen()
  }
}
