// What a thread of the pool does: one job, and what became of it as plain data. Classes of errors do not
// survive the way between threads, and an AbortSignal does not cross it: a number in shared memory says
// from which job on all are to stop, and the run looks at it whenever it takes breath.
import { thisMachine } from '../../disk/machine.ts'
import { type Job, type JobResult, runJob } from '../job.ts'
import { type CarriedError, packError } from './carried-error.ts'

export interface ThreadTask {
  readonly job: Job
  /** Its place among the jobs. */
  readonly index: number
  /** One number: jobs from this place on are to stop. */
  readonly stopFrom: Int32Array
}

export type Done =
  | { readonly kind: 'result'; readonly result: JobResult }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: CarriedError }

export async function doTask({ job, index, stopFrom }: ThreadTask): Promise<Done> {
  const machine = thisMachine()
  const stop = new AbortController()
  const hop = async (): Promise<void> => {
    await machine.hop()
    if (Atomics.load(stopFrom, 0) <= index) stop.abort()
  }
  try {
    const result = await runJob(job, { ...machine, hop }, stop.signal)
    return result ? { kind: 'result', result } : { kind: 'stopped' }
  } catch (error) {
    return { kind: 'failed', error: packError(error) }
  }
}
