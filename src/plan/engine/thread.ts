// What a thread of the pool does: one job, and what became of it as plain data. Classes of errors do not
// survive the way between threads, and an AbortSignal does not cross it: a number in shared memory says
// that the job is to stop, and the run looks at it whenever it takes breath.

import { packError } from '../../disk/carried-error.ts'
import { thisMachine } from '../../disk/machine.ts'
import { runJob } from '../job.ts'
import type { Done } from './lanes.ts'
import { createUnpacker, type Label } from './parcel.ts'

export interface ThreadTask {
  readonly label: Label
  readonly rest: string
  readonly leadsId: string
  /** UTF-8, in memory that all threads see. */
  readonly leads: SharedArrayBuffer
  /** One number: other than 0 once the job is to stop. */
  readonly stop: Int32Array
}

const unpack = createUnpacker()

export async function doTask(task: ThreadTask): Promise<Done> {
  const machine = thisMachine()
  const stopping = new AbortController()
  const hop = async (): Promise<void> => {
    await machine.hop()
    if (Atomics.load(task.stop, 0) !== 0) stopping.abort()
  }
  try {
    const textOfLeads = (): string => Buffer.from(task.leads).toString()
    const job = await unpack({ ...task, textOfLeads })
    const result = await runJob(job, { ...machine, hop }, stopping.signal)
    return result ? { kind: 'result', result } : { kind: 'stopped' }
  } catch (error) {
    return { kind: 'failed', error: packError(error) }
  }
}
