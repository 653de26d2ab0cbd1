// What was done is not lost when a plan is stopped: the results so far can be written into a new file, from
// which the same plan goes on.
import { join } from 'node:path'
import { writeBeside } from '../../disk/write-beside.ts'
import { fingerprint, type JobResult } from '../job.ts'
import type { Engine } from './engine.ts'
import { resultsAsText } from './journal.ts'

export interface RememberingEngine extends Engine {
  /** Writes every result so far into a new file in the folder (default: the current one) and gives its
   *  name, or `undefined` where there is no result. Throws `EnvironmentError`. */
  save(folder?: string): Promise<string | undefined>
}

export function remembering(engine: Engine): RememberingEngine {
  const results = new Map<string, JobResult>()
  return {
    ...engine,
    run(jobs, { signal, onResult } = {}) {
      return engine.run(jobs, {
        signal,
        onResult(result) {
          results.set(result.key, result)
          onResult?.(result)
        },
      })
    },
    async save(folder = '') {
      if (results.size === 0) return undefined
      const hash = fingerprint([...results.keys()]).slice(0, HASH_LENGTH)
      const file = join(folder, `hookdrill-${hash}.ndjson`)
      return writeBeside(file, async () => resultsAsText(results.values()))
    },
  }
}

/** Enough to tell files apart. */
const HASH_LENGTH = 8
