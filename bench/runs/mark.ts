// What a soak looks at on the way.
import { setImmediate } from 'node:timers/promises'
import type { Mark } from '../workload.ts'

/** When it looks. */
export const SHARES = [0.1, 0.5, 1] as const

/** What was closed may take a turn to let go, and memory outside the heap another. */
const COLLECTIONS = 4

/** What the process holds now, and after all garbage is collected. */
export async function markAt(share: number): Promise<Mark> {
  const rssMib = process.memoryUsage.rss() / MIB
  if (!global.gc) throw new Error('a soak needs node --expose-gc')
  for (let count = 0; count < COLLECTIONS; count++) {
    await setImmediate()
    global.gc()
  }
  const { heapUsed, external } = process.memoryUsage()
  return {
    at: `${share * 100}%`,
    rssMib,
    heapMib: heapUsed / MIB,
    buffersMib: external / MIB,
    resources: process.getActiveResourcesInfo().length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  }
}

const MIB = 1_048_576
