import type { Taken, TakeOptions } from '../plan/engine/take-jobs.ts'

/**
 * Takes runs of plans from a queue on Redis, and does them, until the signal aborts: what `hookdrill
 * worker` does. Only plans of the same version of hookdrill find this worker.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) for what is no URL of Redis and where the packages `bullmq` and
 * `ioredis` are not installed, `EnvironmentError` (`HOOKDRILL_ENVIRONMENT`) where Redis does not answer, or
 * has been gone for 20 s.
 */
export async function work(options: TakeOptions): Promise<Taken> {
  const { takeJobs } = await import('../plan/engine/take-jobs.ts')
  return takeJobs(options)
}
