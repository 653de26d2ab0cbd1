// What every plan is given, and how it says how far it is.
import { UsageError } from '../errors.ts'
import { count, quantity, rate } from '../report/format.ts'
import { bar, fitted } from '../report/progress.ts'
import { hashScenario } from '../scenario/hash.ts'
import type { Scenario } from '../scenario/model.ts'
import type { Engine } from './engine/engine.ts'
import { type Job, type JobResult, jobOf } from './job.ts'

export interface Planning {
  readonly engine: Engine
  /** What all runs are run at. Default: the cheapest that each scenario can be run at. */
  readonly fidelity?: Job['fidelity'] | undefined
  /** Stops the plan; what came of it until then is marked partial. */
  readonly signal?: AbortSignal | undefined
  /** Told after each run. */
  readonly onProgress?: ((progress: PlanProgress) => void) | undefined
}

export interface PlanProgress {
  readonly runs: number
  /** `undefined` where it depends on what is found. */
  readonly of: number | undefined
  readonly calls: number
}

/** Seeds are taken one after the other from the scenario's own: every point of a plan meets the same
 *  luck (common random numbers), so that what differs is due to what was varied. */
export function seedOf(scenario: Scenario, replication: number): number {
  return (scenario.seed + replication) % 2 ** 32
}

/** Why a plan does not vary it. */
export const SEED_IS_LUCK =
  'the seed is luck, and all that is compared has the same. Use --replications for more of it.'

const REPLICATIONS_MAX = 10_000

/** Throws `UsageError`. */
export function checkReplications(replications: number): void {
  if (Number.isInteger(replications) && replications >= 1 && replications <= REPLICATIONS_MAX)
    return
  throw new UsageError(
    `replications "${replications}": use a whole number from 1 to ${REPLICATIONS_MAX}.`,
  )
}

/** Runs each point so many times. By point, the results of its replications in their order; fewer where
 *  the signal stopped it. All points have their first replication before any has its second. */
export async function runPoints(
  points: readonly Scenario[],
  replications: number,
  { engine, fidelity, signal, onProgress }: Planning,
): Promise<readonly (readonly JobResult[])[]> {
  checkReplications(replications)
  const hashes = points.map(hashScenario)
  const jobs = Array.from({ length: replications }, (_, replication) =>
    points.map((point, index) => {
      return jobOf(point, seedOf(point, replication), hashes[index], fidelity)
    }),
  ).flat()
  let runs = 0
  let calls = 0
  const results = await engine.run(jobs, {
    signal,
    onResult(result) {
      runs++
      calls += result.calls
      onProgress?.({ runs, of: jobs.length, calls })
    },
  })
  return points.map((_, point) =>
    results.filter(
      (result, index): result is JobResult =>
        result !== undefined && index % points.length === point,
    ),
  )
}

/** One line while a plan is worked out. */
export function planLine(
  { runs, of, calls }: PlanProgress,
  { columns, wallSeconds }: { readonly columns: number; readonly wallSeconds: number },
): string {
  const facts = [
    of === undefined
      ? quantity(runs, 'run')
      : `${bar(runs, of)} ${count(runs)} / ${quantity(of, 'run')}`,
    ...(wallSeconds > 0 ? [` · ${rate(calls / wallSeconds, 'call')}`] : []),
  ]
  return fitted(facts, columns)
}
