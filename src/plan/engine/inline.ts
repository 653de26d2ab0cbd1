import type { Machine } from '../../rehearse/machine.ts'
import { type JobResult, runJob } from '../job.ts'
import type { Engine } from './engine.ts'

/** Job after job, in this thread. */
export function inlineEngine(machine: Machine): Engine {
  return {
    width: 1,
    async run(jobs, { signal, onResult } = {}) {
      const results: (JobResult | undefined)[] = []
      for (const job of jobs) {
        const result = signal?.aborted ? undefined : await runJob(job, machine, signal)
        results.push(result)
        if (result) onResult?.(result)
      }
      return results
    },
    async close() {},
  }
}
