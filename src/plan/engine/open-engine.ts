import { UsageError } from '../../errors.ts'
import type { Machine } from '../../rehearse/machine.ts'
import { automaticEngine } from './automatic.ts'
import type { Engine } from './engine.ts'
import { inlineEngine } from './inline.ts'
import { threadsEngine } from './threads.ts'

/** Who does the jobs of a plan. */
export interface EngineOptions {
  /** Threads, 1 to 256; 1 is the thread of the program itself. Default: all cores where there is enough
   *  to do. */
  readonly workers?: number
  /** Where other machines fetch the jobs: `redis://…`. */
  readonly redis?: string
  /** A file that keeps every result, and gives those it has. */
  readonly journal?: string
  /** Told what a person should know: that nobody takes the jobs, say. */
  readonly tell?: (line: string) => void
}

/** More threads than machines have cores. */
const WORKERS_MAX = 256

const EITHER =
  'workers and redis: the cores of this machine do the runs, or the workers at Redis. Use one of them.'

/** Whoever opens an engine closes it. Throws `UsageError` and `EnvironmentError`. */
export async function openEngine(options: EngineOptions, machine: Machine): Promise<Engine> {
  const { journal } = options
  if (journal === undefined) return openDoer(options, machine)
  const { journaled, openResults } = await import('./journal.ts')
  const results = await openResults(journal)
  try {
    return journaled(await openDoer(options, machine), results)
  } catch (error) {
    results.close()
    throw error
  }
}

async function openDoer(
  { workers, redis, tell }: EngineOptions,
  machine: Machine,
): Promise<Engine> {
  if (redis !== undefined) {
    if (workers !== undefined) throw new UsageError(EITHER)
    const { redisEngine } = await import('./redis.ts')
    return redisEngine({ url: redis, tell })
  }
  if (workers === undefined) return automaticEngine(machine)
  if (!Number.isInteger(workers) || workers < 1 || workers > WORKERS_MAX) {
    throw new UsageError(`workers "${workers}": write a whole number from 1 to ${WORKERS_MAX}.`)
  }
  return workers === 1 ? inlineEngine(machine) : threadsEngine(workers)
}
