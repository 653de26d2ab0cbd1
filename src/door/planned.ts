import { thisMachine } from '../disk/machine.ts'
import type { EngineOptions } from '../plan/engine/open-engine.ts'
import type { Planning, PlanProgress } from '../plan/planning.ts'

/** What every plan takes: who does its runs, and who is told. */
export interface PlanOptions extends EngineOptions {
  /** Stops the plan; what came of it until then is marked partial. */
  readonly signal?: AbortSignal
  /** Told after each run. */
  readonly onProgress?: (progress: PlanProgress) => void
  /** Told the file in the current folder that has the runs so far, where a plan without a journal was
   *  stopped: with it as its journal, the same plan goes on. Without this, none is written. */
  readonly onKept?: (file: string) => void
}

/** Opens an engine for a plan, and closes it whatever happens. */
export async function planned<Result>(
  { signal, onProgress, onKept, ...options }: PlanOptions,
  plan: (planning: Planning) => Promise<Result>,
): Promise<Result> {
  const { openEngine } = await import('../plan/engine/open-engine.ts')
  const { remembering } = await import('../plan/engine/remembering.ts')
  const engine = remembering(await openEngine(options, thisMachine()))
  try {
    const result = await plan({ engine, signal, onProgress })
    if (signal?.aborted && onKept && options.journal === undefined) {
      const file = await engine.save()
      if (file !== undefined) onKept(file)
    }
    return result
  } finally {
    await engine.close()
  }
}
