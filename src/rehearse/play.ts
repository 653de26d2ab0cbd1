// One run and nothing else: the loop, a reach, and whoever listens. What is measured or judged is for the
// listeners.
import { runLoop } from '../campaign/run-loop.ts'
import type { Wake } from '../fidelity/port.ts'
import type { Scenario } from '../scenario/model.ts'
import { VirtualTime } from '../time/virtual-clock.ts'
import type { Audience } from '../timeline/listener.ts'
import { openReach, type ReachParts } from './open-reach.ts'
import { type Pacer, pacedReach } from './paced-reach.ts'
import { planCampaign } from './plan-campaign.ts'

export interface PlayParts extends Omit<ReachParts, 'time'> {
  readonly tell: Audience
  /** Default: the scenario's. */
  readonly slotCount?: number
  /** Stops the run. */
  readonly signal?: AbortSignal | undefined
  /** Who says when virtual time may go on. Default: it jumps at once. */
  readonly pacer?: Pacer | undefined
  /** Waited for whenever the run takes breath. */
  readonly onBreath?: () => Promise<void> | undefined
}

/** Runs a scenario and gives what was warned of. */
export async function play(scenario: Scenario, parts: PlayParts): Promise<readonly string[]> {
  const {
    machine,
    signal,
    tell,
    pacer,
    onBreath,
    slotCount = scenario.instance.concurrency,
  } = parts
  const plan = await planCampaign(scenario, slotCount)
  const time = new VirtualTime<Wake>()
  const opened = await openReach(scenario, { ...parts, time })
  const breathe = async (): Promise<boolean> => {
    await machine.hop()
    await onBreath?.()
    return !signal?.aborted
  }
  const reach = pacer ? pacedReach(opened.reach, pacer) : opened.reach
  let warnings: readonly string[] = []
  try {
    await runLoop(plan, { time, reach, tell, breathe })
  } finally {
    warnings = await opened.close()
  }
  return warnings
}
