// What replays a plan, and what it rests on: the last lines of every plan in the terminal.
import { quantity } from '../report/format.ts'
import { plainText } from '../report/mask.ts'
import { facts, type Line } from '../report/terminal/line.ts'
import type { Assumption } from '../scenario/model.ts'

export interface Identity {
  readonly scenario: { readonly name: string; readonly hash: string; readonly seed: number }
  readonly fidelity: string
  readonly replications: number
  /** Some of the seeds were not run, or not at every point. */
  readonly partial: boolean
  readonly runs: number
  readonly calls: number
  readonly assumptions: readonly Assumption[]
  readonly digest: string
}

/** `more` is what else a reader has to know of all figures. */
export function identityLines(
  identity: Identity,
  columns: number,
  more: readonly string[] = [],
): Line[] {
  const { scenario, fidelity, runs, calls, assumptions, digest } = identity
  const items = [
    plainText(scenario.name),
    fidelity,
    `${seedsText(identity)}${identity.partial ? ', not all run' : ''}`,
    quantity(runs, 'run'),
    quantity(calls, 'call'),
    ...more,
    `${quantity(assumptions.length, 'assumption')}, as hookdrill run lists them`,
    `scenario ${scenario.hash}`,
    `digest ${digest}`,
  ]
  return facts(items, columns)
}

/** `seed 1`, `seeds 1 to 5`: they follow each other, and after the last comes 0. */
export function seedsText({
  scenario: { seed },
  replications,
}: {
  readonly scenario: Pick<Identity['scenario'], 'seed'>
  readonly replications: number
}): string {
  const last = (seed + replications - 1) % 2 ** 32
  return replications === 1 ? `seed ${seed}` : `seeds ${seed} to ${last}`
}
