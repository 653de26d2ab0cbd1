// Misery that comes in bouts: good and bad periods take turns, each as long as luck will have it. The
// lengths are drawn by their number, so they are the same whoever calls and however often.
import { type Luck, nameNumber } from '../random/luck.ts'
import type { Us } from '../time/instant.ts'
import type { Behaviour, Load, LoadParts } from './behaviour.ts'
import type { AnswerDefinition } from './definition.ts'
import { stretch } from './draft.ts'

/** A Markov chain of two states: both kinds of period have exponential lengths. The run begins in a good
 *  one. What a period does to work it does to what begins in it. */
export interface BadPeriods {
  /** Mean time from the start of one to the start of the next, and mean length. The good ones between
   *  them are `everyUs − lastUs` long on average. */
  readonly everyUs: Us
  readonly lastUs: Us
  /** How many times as long work takes: 1 to 1,000. */
  readonly factor: number
  /** What is answered instead; left out when replies only get slower. */
  readonly refusal?: AnswerDefinition
}

export function badPeriods(
  { badPeriods: weather }: Load,
  { luck, origin, refuse }: LoadParts,
): Behaviour | undefined {
  if (!weather) return undefined
  const { factor, refusal } = weather
  return (next) => {
    const isBadAt = turns(weather, luck, origin)
    const answer = refusal ? refuse(refusal) : next
    return (visit, atUs) =>
      isBadAt(atUs) ? stretch(answer(visit, atUs), factor) : next(visit, atUs)
  }
}

/** Whether it is a bad period; asked in order of time. */
function turns({ everyUs, lastUs }: BadPeriods, luck: Luck, origin: string): (atUs: Us) => boolean {
  const service = nameNumber(origin)
  let periodCount = 0
  let endUs = 0
  let isBad = true // before the first period, so that the first is a good one
  return (atUs) => {
    while (endUs <= atUs) {
      isBad = !isBad
      const u = luck('bad-period', 0, service, periodCount++)
      endUs += Math.max(1, Math.round((isBad ? lastUs : everyUs - lastUs) * -Math.log1p(-u)))
    }
    return isBad
  }
}
