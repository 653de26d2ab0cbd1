// One bare run: the loop, a reach, and whoever listens. No measures, no judge, no report, and none of the
// other legs of a bracket: for those who look at each call themselves.
import { runLoop } from '../campaign/run-loop.ts'
import type { Wake } from '../fidelity/port.ts'
import type { Scenario } from '../scenario/model.ts'
import { VirtualTime } from '../time/virtual-clock.ts'
import type { TimelineEvent } from '../timeline/event.ts'
import { hearAll } from '../timeline/listener.ts'
import type { Machine } from './machine.ts'
import { type GivenExecutor, openReach } from './open-reach.ts'
import { planCampaign } from './plan-campaign.ts'

export interface ObserveParts {
  readonly fidelity: 'handlers' | 'sockets'
  readonly executor: GivenExecutor
  readonly machine: Machine
  readonly listen: (event: TimelineEvent) => void
}

/** Runs a scenario and gives what was warned of. */
export async function observe(scenario: Scenario, parts: ObserveParts): Promise<readonly string[]> {
  const { fidelity, executor, machine, listen } = parts
  const plan = await planCampaign(scenario, scenario.instance.concurrency)
  const time = new VirtualTime<Wake>()
  const opened = await openReach(scenario, { fidelity, time, machine, executor })
  const breathe = async (): Promise<boolean> => {
    await machine.hop()
    return true
  }
  let warnings: readonly string[] = []
  try {
    await runLoop(plan, { time, reach: opened.reach, tell: hearAll(listen), breathe })
  } finally {
    warnings = await opened.close()
  }
  return warnings
}
