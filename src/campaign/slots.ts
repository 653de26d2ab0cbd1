import { assert } from '../errors.ts'
import { type Waiting, WaitingLine } from './waiting-line.ts'

/** The instance's outstanding connections, shared by all its webhooks (decision 2). A call that finds
 *  none free waits in line; it does not fail (marketo.md §5.3 [COM]). */
export class SlotPool {
  readonly #line = new WaitingLine()
  readonly #count: number
  #takenCount = 0

  /** `count`: 1 to 10,000. */
  constructor(count: number) {
    this.#count = count
  }

  get takenCount(): number {
    return this.#takenCount
  }

  ask(call: Waiting): void {
    this.#line.push(call)
  }

  /** The next call in line together with a slot, or `undefined` when either is missing. */
  take(): Waiting | undefined {
    if (this.#takenCount === this.#count) return undefined
    const call = this.#line.shift()
    if (call) this.#takenCount++
    return call
  }

  giveBack(): void {
    assert(this.#takenCount > 0, 'a slot was given back that nobody held')
    this.#takenCount--
  }
}
