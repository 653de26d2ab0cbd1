// Who does the jobs when nobody has said: all cores where that pays, and this thread where the jobs would
// be done before the others have started.
import { availableParallelism } from 'node:os'
import type { Machine } from '../../rehearse/machine.ts'
import { allSteps } from '../../scenario/written-flow.ts'
import type { Job } from '../job.ts'
import type { Engine } from './engine.ts'
import { inlineEngine } from './inline.ts'
import { threadsEngine } from './threads.ts'

/** Calls at `model`: about two seconds of one core. A thread that starts costs one until it is warm. */
const WORTH_THREADS = 5_000_000
/** One with an executor costs as much as this many at `model`. */
const COST_OF_EXECUTOR = 150

export function automaticEngine(machine: Machine): Engine {
  const width = availableParallelism()
  const here = inlineEngine(machine)
  if (width === 1) return here
  const threads = threadsEngine(width)
  let work = 0
  return {
    width,
    run(jobs, watch) {
      // Many small runs are one big one.
      work += jobs.reduce((sum, job) => sum + workOf(job), 0)
      return (jobs.length > 1 && work >= WORTH_THREADS ? threads : here).run(jobs, watch)
    },
    close: threads.close,
  }
}

/** In calls at `model`, roughly. */
function workOf({ scenario, fidelity }: Job): number {
  const steps = scenario.campaigns.flatMap(({ flow }) => allSteps(flow))
  const calls = scenario.leads.count * steps.filter(({ kind }) => kind === 'call').length
  return fidelity === 'model' ? calls : calls * COST_OF_EXECUTOR
}
