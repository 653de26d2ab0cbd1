import type { Behaviour, Load } from './behaviour.ts'
import { workEndUs } from './draft.ts'

/** What becomes of a request whose sender has hung up: the service goes on with it all the same (its reply
 *  is a ghost, and it keeps a worker busy), or drops it. */
export type Abandons = 'continue' | 'cancel'

/** A reply that would come after the sender has hung up never comes. */
export function abandons({ abandons: rule }: Load): Behaviour | undefined {
  if (rule !== 'cancel') return undefined
  return (next) => (visit, atUs) => {
    const draft = next(visit, atUs)
    if (workEndUs(draft, atUs, visit) <= visit.giveUpUs) return draft
    draft.afterUs = 'never'
    draft.isAnswer = false
    return draft
  }
}
