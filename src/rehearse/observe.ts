// A run for those who look at each event themselves: no measures, no judge, no report.
import type { Scenario } from '../scenario/model.ts'
import type { TimelineEvent } from '../timeline/event.ts'
import { hearAll } from '../timeline/listener.ts'
import type { Machine } from './machine.ts'
import type { GivenExecutor } from './open-reach.ts'
import { play } from './play.ts'

export interface ObserveParts {
  readonly fidelity: 'handlers' | 'sockets'
  readonly executor: GivenExecutor
  readonly machine: Machine
  readonly listen: (event: TimelineEvent) => void
}

/** Runs a scenario and gives what was warned of. */
export function observe(
  scenario: Scenario,
  { listen, ...parts }: ObserveParts,
): Promise<readonly string[]> {
  return play(scenario, { ...parts, tell: hearAll(listen) })
}
