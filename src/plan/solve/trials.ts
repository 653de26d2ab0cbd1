// The runs of a search: a run for each value and seed, none twice, many at once.
import type { Figures } from '../../report/figures.ts'
import { hashScenario } from '../../scenario/hash.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { Expectation } from '../../verify/expectation.ts'
import { type JobResult, jobOf } from '../job.ts'
import { planDigest } from '../plan-digest.ts'
import { type Planning, seedOf } from '../planning.ts'
import type { Edge, Search } from './edge-search.ts'
import { areMet } from './target.ts'
import type { Unknown } from './unknown.ts'

export interface Trial {
  readonly step: number
  readonly replication: number
  readonly figures: Figures
  readonly isMet: boolean
}

type Wanted = Pick<Trial, 'step' | 'replication'>

interface Variant {
  readonly scenario: Scenario
  readonly hash: string
}

export class Trials {
  readonly #unknown: Unknown
  readonly #targets: readonly Expectation[]
  readonly #planning: Planning
  readonly #variants = new Map<number, Variant>()
  readonly #trials = new Map<string, Trial>()
  readonly #results: JobResult[] = []

  constructor(unknown: Unknown, targets: readonly Expectation[], planning: Planning) {
    this.#unknown = unknown
    this.#targets = targets
    this.#planning = planning
  }

  get runs(): number {
    return this.#results.length
  }

  get calls(): number {
    return this.#results.reduce((sum, { calls }) => sum + calls, 0)
  }

  /** Of every figure of every run, in an order that no worker bears on. */
  get digest(): string {
    return planDigest(this.#results)
  }

  /** By value, then by seed. */
  all(): readonly Trial[] {
    return [...this.#trials.values()].toSorted(
      (a, b) => a.step - b.step || a.replication - b.replication,
    )
  }

  of({ step, replication }: Wanted): Trial | undefined {
    return this.#trials.get(`${replication} ${step}`)
  }

  /** Runs what has not been run; `false` where the signal stopped it. */
  async run(wanted: readonly Wanted[]): Promise<boolean> {
    const open = wanted.filter((each) => !this.of(each))
    const jobs = []
    for (const { step, replication } of open) {
      const { scenario, hash } = await this.#variantAt(step)
      jobs.push(jobOf(scenario, seedOf(scenario, replication), hash))
    }
    const { engine, signal } = this.#planning
    let [runs, calls] = [this.runs, this.calls]
    const results = await engine.run(jobs, {
      signal,
      onResult: (result) => {
        runs++
        calls += result.calls
        this.#planning.onProgress?.({ runs, of: undefined, calls })
      },
    })
    for (const [index, each] of open.entries()) this.#keep(each, results[index])
    return results.every((result) => result !== undefined)
  }

  #keep({ step, replication }: Wanted, result: JobResult | undefined): void {
    if (!result) return
    const { figures } = result
    const isMet = areMet(this.#targets, figures)
    this.#results.push(result)
    this.#trials.set(`${replication} ${step}`, { step, replication, figures, isMet })
  }

  async #variantAt(step: number): Promise<Variant> {
    const known = this.#variants.get(step)
    if (known) return known
    const scenario = await this.#unknown.at(step)
    const variant = { scenario, hash: hashScenario(scenario) }
    this.#variants.set(step, variant)
    return variant
  }
}

/** Follows searches side by side, each with a seed of its own: a round runs what all of them ask for.
 *  `undefined` where the signal stopped them. */
export async function follow(
  searches: readonly { readonly replication: number; readonly search: Search }[],
  trials: Trials,
): Promise<readonly Edge[] | undefined> {
  const states = searches.map(({ replication, search }) => ({
    replication,
    search,
    next: search.next(),
  }))
  for (;;) {
    const open = states.filter(({ next }) => !next.done)
    if (open.length === 0) break
    const asked = open.flatMap(({ replication, next }) =>
      next.done ? [] : next.value.map((step) => ({ replication, step })),
    )
    if (!(await trials.run(asked))) return undefined
    for (const state of open) {
      const { next, replication, search } = state
      if (next.done) continue
      const verdicts = next.value.map((step) => trials.of({ replication, step })?.isMet ?? false)
      state.next = search.next(verdicts)
    }
  }
  return states.flatMap(({ next }) => (next.done ? [next.value] : []))
}
