// A scenario rehearsed again and again at `model`, each time with another seed: so many in a row, none of
// them chosen.
import { thisMachine } from '../../src/disk/machine.ts'
import { play } from '../../src/rehearse/play.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { audience, type Listener } from '../../src/timeline/listener.ts'

/** Watches one run, and says what it came to. */
export interface Watch<Found> {
  readonly listener: Listener
  readonly found: () => Found
}

export async function replications<Found>(
  scenario: Scenario,
  { firstSeed = 1, count }: { readonly firstSeed?: number; readonly count: number },
  watch: () => Watch<Found>,
): Promise<readonly Found[]> {
  const results: Found[] = []
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const { listener, found } = watch()
    await play(
      { ...scenario, seed },
      {
        fidelity: 'model',
        machine: thisMachine(),
        executor: undefined,
        tell: audience(listener),
      },
    )
    results.push(found())
  }
  return results
}
