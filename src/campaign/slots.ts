import { assert } from '../errors.ts'
import { ZERO } from '../time/instant.ts'
import { type Waiting, WaitingLine } from './waiting-line.ts'

/** A slot with the call that got it. One object, filled anew by each `take`. */
export interface Grant extends Waiting {
  /** From 0; no other call in flight has it. */
  readonly slotIndex: number
}

/** The instance's outstanding connections, shared by all its webhooks (decision 2). A call that finds
 *  none free waits in line; it does not fail (marketo.md §5.3 [COM]). */
export class SlotPool {
  readonly #line = new WaitingLine()
  readonly #free: Int32Array
  #freeCount: number
  readonly #grant = { slotIndex: 0, leadIndex: 0, stepIndex: 0, arrivedUs: ZERO, queuedUs: ZERO }

  /** `count`: 1 to 10,000. */
  constructor(count: number) {
    this.#free = Int32Array.from({ length: count }, (_, index) => count - 1 - index)
    this.#freeCount = count
  }

  ask(call: Waiting): void {
    this.#line.push(call)
  }

  /** The next call in line together with a slot, or `undefined` when either is missing. */
  take(): Grant | undefined {
    if (this.#freeCount === 0 || !this.#line.shiftInto(this.#grant)) return undefined
    this.#grant.slotIndex = this.#free[--this.#freeCount] ?? 0
    return this.#grant
  }

  giveBack(slotIndex: number): void {
    assert(this.#freeCount < this.#free.length, 'a slot was given back that nobody held')
    this.#free[this.#freeCount++] = slotIndex
  }
}
