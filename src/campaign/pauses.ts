// Leads that wait, and sends at work. Such a step always takes the same time, so its leads leave in the
// order in which they came: a line a step is enough, and a hundred thousand leads that wait together
// are one entry in it.
import { after, type Us, ZERO } from '../time/instant.ts'
import type { PauseStep } from './flow.ts'
import { type Waiting, WaitingLine } from './waiting-line.ts'

interface Pause {
  readonly spanUs: Us
  readonly line: WaitingLine
}

export class Pauses {
  readonly #pauses: readonly Pause[]
  #count = 0
  readonly #over = { leadIndex: 0, entry: 0, stepIndex: 0, arrivedUs: ZERO, queuedUs: ZERO }

  /** In the order of their `pauseIndex`. */
  constructor(steps: readonly PauseStep[]) {
    this.#pauses = steps.map(({ spanUs }) => ({ spanUs, line: new WaitingLine() }))
  }

  get isEmpty(): boolean {
    return this.#count === 0
  }

  /** `who.queuedUs` is when the pause begins. */
  begin(who: Waiting, { pauseIndex }: PauseStep): void {
    this.#pauses[pauseIndex]?.line.push(who)
    this.#count++
  }

  /** When the first pause is over; `undefined` when nobody pauses. */
  get nextUs(): Us | undefined {
    let nextUs: Us | undefined
    for (const pause of this.#pauses) {
      if (pause.line.length === 0) continue
      const dueUs = overUs(pause)
      if (nextUs === undefined || dueUs < nextUs) nextUs = dueUs
    }
    return nextUs
  }

  /** Somebody whose pause is over at `nowUs`; at one instant, in the order of the steps. Good until
   *  the next call. */
  takeDue(nowUs: Us): Waiting | undefined {
    for (const pause of this.#pauses) {
      if (pause.line.length === 0 || overUs(pause) !== nowUs) continue
      this.#count--
      pause.line.shiftInto(this.#over)
      return this.#over
    }
    return undefined
  }
}

function overUs({ line, spanUs }: Pause): Us {
  return after(line.headQueuedUs, spanUs)
}
