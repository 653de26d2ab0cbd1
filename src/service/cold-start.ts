import { type Us, us } from '../time/instant.ts'
import type { Behaviour, Load } from './behaviour.ts'
import { postpone } from './draft.ts'

/** A service that falls asleep when no work begins for `idleUs`, and is asleep at the start of the run.
 *  The next request wakes it, which takes `addsUs`; whoever comes meanwhile waits for the rest of that. */
export interface ColdStart {
  readonly idleUs: Us
  readonly addsUs: Us
}

export function coldStart({ coldStart: sleep }: Load): Behaviour | undefined {
  if (!sleep) return undefined
  const { idleUs, addsUs } = sleep
  return (next) => {
    const state = { warmFromUs: 0, asleepFromUs: 0 }
    return (visit, atUs) => {
      if (atUs >= state.asleepFromUs) state.warmFromUs = atUs + addsUs
      const startUs = us(Math.max(atUs, state.warmFromUs))
      state.asleepFromUs = startUs + idleUs
      return postpone(next(visit, startUs), startUs - atUs)
    }
  }
}
