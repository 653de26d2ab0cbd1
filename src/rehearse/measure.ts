// A run for those who make many: measured, and no more. No judge, no digest, no bracket.
import { createMeasures, type Measures } from '../measure/measures.ts'
import type { Scenario } from '../scenario/model.ts'
import { type Audience, both } from '../timeline/listener.ts'
import type { Machine } from './machine.ts'
import { play } from './play.ts'
import { virtualFidelity } from './why-not-model.ts'

export interface MeasureParts {
  readonly machine: Machine
  /** Default: `model`, or `handlers` where the scenario needs it. */
  readonly fidelity?: 'model' | 'handlers'
  /** Stops the run; what was measured is then not complete. */
  readonly signal?: AbortSignal | undefined
  /** Hears the run, too. */
  readonly tell?: Audience
}

export async function measure(scenario: Scenario, parts: MeasureParts): Promise<Measures> {
  const { fidelity = virtualFidelity(scenario), tell, machine, signal } = parts
  const measures = createMeasures()
  await play(scenario, {
    fidelity,
    machine,
    signal,
    executor: undefined,
    tell: tell ? both(measures.audience, tell) : measures.audience,
  })
  return measures.finish()
}
