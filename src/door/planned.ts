import { thisMachine } from '../disk/machine.ts'
import { type EngineOptions, openEngine } from '../plan/engine/open-engine.ts'
import type { Planning, PlanProgress } from '../plan/planning.ts'

/** What every plan takes: who does its runs, and who is told. */
export interface PlanOptions extends EngineOptions {
  /** Stops the plan; what came of it until then is marked partial. */
  readonly signal?: AbortSignal
  /** Told after each run. */
  readonly onProgress?: (progress: PlanProgress) => void
}

/** Opens an engine for a plan, and closes it whatever happens. */
export async function planned<Result>(
  { signal, onProgress, ...options }: PlanOptions,
  plan: (planning: Planning) => Promise<Result>,
): Promise<Result> {
  const engine = await openEngine(options, thisMachine())
  try {
    return await plan({ engine, signal, onProgress })
  } finally {
    await engine.close()
  }
}
