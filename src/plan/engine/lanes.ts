// Many jobs at once, and the outcome as if they had been done one by one: results in the order of the
// jobs, and of several that failed the first is told. So those before it are still done, and only those
// after it are stopped.

import { type CarriedError, unpackError } from '../../disk/carried-error.ts'
import type { Job, JobResult } from '../job.ts'
import type { EngineWatch } from './engine.ts'

/** What became of a job, as plain data. */
export type Done =
  | { readonly kind: 'result'; readonly result: JobResult }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: CarriedError }

export interface LanesOptions extends EngineWatch {
  /** Jobs at once. */
  readonly width: number
}

/** `doJob` answers soon after its signal has aborted. */
export async function inLanes(
  jobs: readonly Job[],
  { width, signal, onResult }: LanesOptions,
  doJob: (job: Job, signal: AbortSignal) => Promise<Done>,
): Promise<readonly (JobResult | undefined)[]> {
  const results: (JobResult | undefined)[] = jobs.map(() => undefined)
  const errors: unknown[] = []
  const active = new Map<number, AbortController>()
  let end = jobs.length
  const stopFrom = (place: number): void => {
    end = Math.min(end, place)
    for (const [index, stop] of active) if (index >= end) stop.abort()
  }
  const doOne = async (index: number, job: Job): Promise<void> => {
    const stop = new AbortController()
    active.set(index, stop)
    try {
      const done = await doJob(job, stop.signal)
      if (done.kind === 'failed') throw unpackError(done.error)
      if (done.kind === 'stopped') return
      results[index] = done.result
      onResult?.(done.result)
    } catch (error) {
      if (signal?.aborted) return
      errors[index] = error
      stopFrom(index)
    } finally {
      active.delete(index)
    }
  }
  const waiting = jobs.entries()
  const lane = async (): Promise<void> => {
    for (const [index, job] of waiting) if (index < end) await doOne(index, job)
  }
  const onAbort = (): void => stopFrom(0)
  if (signal?.aborted) onAbort()
  signal?.addEventListener('abort', onAbort)
  try {
    await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, lane))
  } finally {
    signal?.removeEventListener('abort', onAbort)
  }
  const [failure] = errors.flatMap((error) => [{ error }])
  if (failure) throw failure.error
  return results
}
