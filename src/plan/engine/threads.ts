// All cores: each thread does one job after another. Which of the jobs failed does not depend on which
// thread was faster: the first in their order is told, as if they had been done one by one.
import type { Job, JobResult } from '../job.ts'
import { unpackError } from './carried-error.ts'
import type { Engine, EngineWatch } from './engine.ts'
import { openPool, type Pool } from './pool.ts'

/** A job takes breath every few milliseconds, and stops then. One that does not (code of the user's waits
 *  for what never comes) is ended with its thread, well before a second is over. */
const STOP_MAX_MS = 500

/** `width` threads. They start with the first jobs. */
export function threadsEngine(width: number): Engine {
  let pool: Promise<Pool> | undefined
  const close = async (): Promise<void> => {
    const opened = pool
    pool = undefined
    await (await opened)?.end()
  }
  return {
    width,
    async run(jobs, watch = {}) {
      if (jobs.length === 0 || watch.signal?.aborted) return jobs.map(() => undefined)
      pool ??= openPool(width)
      const stops = stopFromPlace(jobs.length)
      const release = onAbort(watch.signal, () => {
        stops.at(0)
        const late = setTimeout(close, STOP_MAX_MS)
        return () => clearTimeout(late)
      })
      try {
        return await inLanes(jobs, { ...watch, width, stops, pool: await pool })
      } finally {
        release()
      }
    },
    close,
  }
}

interface Lanes extends EngineWatch {
  readonly width: number
  readonly stops: Stops
  readonly pool: Pool
}

async function inLanes(
  jobs: readonly Job[],
  { width, stops, pool, signal, onResult }: Lanes,
): Promise<readonly (JobResult | undefined)[]> {
  const results: (JobResult | undefined)[] = jobs.map(() => undefined)
  const errors: unknown[] = []
  const doNext = async (index: number, job: Job): Promise<void> => {
    try {
      const done = await pool.run({ job, index, stopFrom: stops.mark })
      if (done.kind === 'failed') throw unpackError(done.error)
      if (done.kind === 'stopped') return
      results[index] = done.result
      onResult?.(done.result)
    } catch (error) {
      if (signal?.aborted) return
      errors[index] = error
      stops.at(index)
    }
  }
  const waiting = jobs.entries()
  const lane = async (): Promise<void> => {
    for (const [index, job] of waiting) {
      if (stops.isOver(index)) break
      await doNext(index, job)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, lane))
  const first = errors.findIndex((error) => error !== undefined)
  if (first >= 0) throw errors[first]
  return results
}

/** A number that every thread sees: jobs from this place on are to stop. */
interface Stops {
  readonly mark: Int32Array
  at(index: number): void
  isOver(index: number): boolean
}

function stopFromPlace(count: number): Stops {
  const mark = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(count)
  const place = (): number => Atomics.load(mark, 0)
  return {
    mark,
    at: (index) => Atomics.store(mark, 0, Math.min(place(), index)),
    isOver: (index) => index >= place(),
  }
}

/** Calls `onAbort` when the signal aborts, and what that gives once it is over. */
function onAbort(signal: AbortSignal | undefined, begin: () => () => void): () => void {
  let end: (() => void) | undefined
  const onSignal = (): void => {
    end = begin()
  }
  signal?.addEventListener('abort', onSignal, { once: true })
  return () => {
    signal?.removeEventListener('abort', onSignal)
    end?.()
  }
}
