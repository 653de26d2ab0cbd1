import type { Behaviour, Load, LoadParts } from './behaviour.ts'
import type { AnswerDefinition } from './definition.ts'
import { isWithin, type TimeWindow } from './time-window.ts'

/** A time in which nobody is at home: whoever comes is answered by the gate, and nothing behind it
 *  notices. Work that has begun, or waits already, goes on. */
export interface Outage extends TimeWindow {
  readonly refusal: AnswerDefinition
}

/** Of several at once the first counts. */
export function outages({ outages: list }: Load, { refuse }: LoadParts): Behaviour | undefined {
  if (!list) return undefined
  const gates = list.map((outage) => ({ outage, answer: refuse(outage.refusal) }))
  return (next) => (visit, atUs) => {
    for (const { outage, answer } of gates) if (isWithin(outage, atUs)) return answer(visit, atUs)
    return next(visit, atUs)
  }
}
