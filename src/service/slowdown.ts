import type { Behaviour, Load } from './behaviour.ts'
import { stretch } from './draft.ts'
import { isWithin, type TimeWindow } from './time-window.ts'

/** A time in which everything takes longer: work that begins in it, to its end. */
export interface Slowdown extends TimeWindow {
  /** 1 to 1,000. */
  readonly factor: number
}

/** Several at once multiply. */
export function slowdowns({ slowdowns: list }: Load): Behaviour | undefined {
  if (!list) return undefined
  return (next) => (visit, atUs) => {
    let factor = 1
    for (const slowdown of list) if (isWithin(slowdown, atUs)) factor *= slowdown.factor
    const draft = next(visit, atUs)
    return factor === 1 ? draft : stretch(draft, factor)
  }
}
