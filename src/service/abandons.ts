import type { Behaviour, Load } from './behaviour.ts'
import { isTooLate } from './draft.ts'

/** What becomes of a request whose sender has hung up: the service goes on with it all the same (its reply
 *  is a ghost, and it keeps a worker busy), or drops it. */
export type Abandons = 'continue' | 'cancel'

/** A reply that would begin to come after the sender has hung up never comes. */
export function abandons({ abandons: rule }: Load): Behaviour | undefined {
  if (rule !== 'cancel') return undefined
  return (next) => (visit, atUs) => {
    const draft = next(visit, atUs)
    if (isTooLate(draft, atUs, visit)) {
      draft.afterUs = 'never'
      draft.isAnswer = false
    }
    return draft
  }
}
