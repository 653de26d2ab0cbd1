// The threads themselves. They start when there is a job for them, and one that dies (out of memory, or a
// module of the user's ended it) is an error of the job it had: done again, it would die again.
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EnvironmentError } from '../../errors.ts'
import type { Done } from './lanes.ts'
import type { Parcel, Part } from './parcel.ts'
import type { ThreadTask } from './thread.ts'

export interface Pool {
  /** Rejects with `EnvironmentError` when the thread dies. */
  run(parcel: Parcel, stop: ThreadTask['stop']): Promise<Done>
  /** Ends the threads, in the middle of a job if need be. */
  end(): Promise<void>
}

const TASK: keyof typeof import('./thread.ts') = 'doTask'

export async function openPool(threads: number): Promise<Pool> {
  const { Piscina } = await import('piscina')
  const piscina = new Piscina<ThreadTask, Done>({
    filename: threadFile(),
    name: TASK,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // A thread that waits for its next job turns its event loop: what a job has left behind can end.
    atomics: 'disabled',
  })
  let broken: unknown
  // A thread that cannot start would be waited for for ever.
  piscina.on('error', (cause: unknown) => {
    broken ??= cause
    void piscina.destroy()
  })
  return {
    async run({ label, rest, leads }, stop) {
      try {
        const shared = { leadsId: leads.id, leads: inShared(leads) }
        return await piscina.run({ label, rest: rest.text, ...shared, stop })
      } catch (cause) {
        throw new EnvironmentError('run a job in', 'a thread of its own', whyDead(broken ?? cause))
      }
    },
    end: () => piscina.destroy(),
  }
}

const inSharedMemory = new WeakMap<Part, SharedArrayBuffer>()

/** Written once, and copied for no thread. */
function inShared(part: Part): SharedArrayBuffer {
  const known = inSharedMemory.get(part)
  if (known) return known
  const bytes = Buffer.from(part.text)
  const shared = new SharedArrayBuffer(bytes.length)
  bytes.copy(Buffer.from(shared))
  inSharedMemory.set(part, shared)
  return shared
}

/** Beside this file, and written in what this file is: TypeScript in the checkout. */
function threadFile(): string {
  return fileURLToPath(new URL(`./thread${extname(import.meta.url)}`, import.meta.url))
}

function whyDead(cause: unknown): unknown {
  const isFull =
    cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (!isFull) return cause
  return 'it ran out of memory. Use fewer --workers, or NODE_OPTIONS=--max-old-space-size=8192.'
}
