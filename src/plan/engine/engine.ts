// Who does the jobs: this thread, all cores, or other machines. An engine never looks into a job, and the
// order in which jobs are done bears on nothing.
import type { Job, JobResult } from '../job.ts'

export interface Engine {
  /** Jobs it does at once: more that are waiting keep nobody idle. */
  readonly width: number
  /** Does the jobs and gives their results in the order of the jobs; `undefined` for those that were not
   *  done by the time the signal stopped it. Throws what a job threw, and `EnvironmentError`. */
  run(jobs: readonly Job[], watch?: EngineWatch): Promise<readonly (JobResult | undefined)[]>
  close(): Promise<void>
}

export interface EngineWatch {
  readonly signal?: AbortSignal | undefined
  /** Told of each result as soon as it is there, in any order. */
  readonly onResult?: (result: JobResult) => void
}
