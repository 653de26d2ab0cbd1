// All cores: a pool of threads, each of which does one job after another.
import type { Job } from '../job.ts'
import type { Engine } from './engine.ts'
import { type Done, inLanes } from './lanes.ts'
import { packJob } from './parcel.ts'
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
      const release = whenAborted(watch.signal, () => setTimeout(close, STOP_MAX_MS))
      try {
        return await inLanes(jobs, { ...watch, width }, async (job, signal) => {
          pool ??= openPool(width)
          return doInThread(job, signal, await pool)
        })
      } finally {
        release()
      }
    },
    close,
  }
}

async function doInThread(job: Job, signal: AbortSignal, pool: Pool): Promise<Done> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const onAbort = (): void => void Atomics.store(stop, 0, 1)
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort)
  try {
    return await pool.run(packJob(job), stop)
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** Starts the timer when the signal aborts; both end with what is given back. */
function whenAborted(signal: AbortSignal | undefined, start: () => NodeJS.Timeout): () => void {
  let timer: NodeJS.Timeout | undefined
  const onAbort = (): void => {
    timer = start()
  }
  signal?.addEventListener('abort', onAbort)
  return () => {
    signal?.removeEventListener('abort', onAbort)
    clearTimeout(timer)
  }
}
