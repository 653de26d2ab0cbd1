// The heap of what is due, ordered by (time, class, sequence). Hot: every call passes through it, so
// keys live in typed arrays and items beside them; `npm run bench` guards it.
// The classes decide what happens first at one instant: an answer complete at exactly the limit beats
// the timeout (decision 4). Starts and arrivals of that instant come after both; they never enter the
// heap, because the run loop asks for them only when nothing here is due.
import { assert } from '../errors.ts'
import type { Us } from './instant.ts'

export const REPLY_CLASS = 0
export const TIMEOUT_CLASS = 1
export type EventClass = typeof REPLY_CLASS | typeof TIMEOUT_CLASS

/** Sequence numbers below the class in one key: 2^50 events before they would meet. */
const SEQUENCE_RANGE = 2 ** 50
const FIRST_CAPACITY = 64
/** Below this many cancelled items a sweep costs more than it frees. */
const SWEEP_AT_LEAST = 1_024

/** Something that can be withdrawn while it waits. */
export interface Cancellable {
  isCancelled: boolean
}

export class EventQueue<Item extends Cancellable> {
  #times = new Float64Array(FIRST_CAPACITY)
  #ranks = new Float64Array(FIRST_CAPACITY)
  #items: Item[] = []
  #sequence = 0
  #cancelledCount = 0

  /** How many wait, cancelled ones included until they are swept. */
  get size(): number {
    return this.#items.length
  }

  /** When the first item is due, or `undefined` when nothing waits. */
  get nextUs(): Us | undefined {
    while (this.#items[0]?.isCancelled) {
      this.pop()
      this.#cancelledCount--
    }
    return this.#items.length === 0 ? undefined : (this.#times[0] as Us) // only `push` wrote it
  }

  /** Takes out the first item that is due at `nowUs` and was not withdrawn; `undefined` when none is. */
  takeDue(nowUs: Us): Item | undefined {
    while (this.#items.length > 0 && this.#times[0] === nowUs) {
      const item = this.pop()
      if (!item.isCancelled) return item
      this.#cancelledCount--
    }
    return undefined
  }

  push(atUs: Us, eventClass: EventClass, item: Item): void {
    const index = this.#items.length
    if (index === this.#times.length) this.#grow()
    this.#items.push(item)
    this.#siftUp(index, atUs, eventClass * SEQUENCE_RANGE + this.#sequence++, item)
  }

  /** Takes the first item out. Throws when there is none. */
  pop(): Item {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    assert(first !== undefined && last !== undefined, 'popped an empty event queue')
    if (items.length > 0) {
      const from = items.length
      this.#siftDown(this.#times[from] ?? 0, this.#ranks[from] ?? 0, last)
    }
    return first
  }

  /** Withdraws an item. It stays in the heap until it surfaces or half the heap is withdrawn, so that
   *  ten thousand slots do not carry thirty seconds of released deadlines. */
  cancel(item: Item): void {
    if (item.isCancelled) return
    item.isCancelled = true
    this.#cancelledCount++
    if (this.#cancelledCount > SWEEP_AT_LEAST && this.#cancelledCount * 2 > this.size) this.#sweep()
  }

  #sweep(): void {
    const items = this.#items
    const times = this.#times.slice(0, items.length)
    const ranks = this.#ranks.slice(0, items.length)
    this.#items = []
    this.#cancelledCount = 0
    for (const [index, item] of items.entries()) {
      if (item.isCancelled) continue
      this.#items.push(item)
      this.#siftUp(this.#items.length - 1, times[index] ?? 0, ranks[index] ?? 0, item)
    }
  }

  #siftUp(from: number, time: number, rank: number, item: Item): void {
    const times = this.#times
    const ranks = this.#ranks
    const items = this.#items
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      const parentTime = times[parent] ?? 0
      if (parentTime < time || (parentTime === time && (ranks[parent] ?? 0) < rank)) break
      times[index] = parentTime
      ranks[index] = ranks[parent] ?? 0
      items[index] = items[parent] ?? item
      index = parent
    }
    times[index] = time
    ranks[index] = rank
    items[index] = item
  }

  #siftDown(time: number, rank: number, item: Item): void {
    const times = this.#times
    const ranks = this.#ranks
    const items = this.#items
    const size = items.length
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= size) break
      const right = child + 1
      if (right < size && isBefore(times, ranks, right, child)) child = right
      const childTime = times[child] ?? 0
      if (time < childTime || (time === childTime && rank < (ranks[child] ?? 0))) break
      times[index] = childTime
      ranks[index] = ranks[child] ?? 0
      items[index] = items[child] ?? item
      index = child
    }
    times[index] = time
    ranks[index] = rank
    items[index] = item
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2)
    const ranks = new Float64Array(this.#ranks.length * 2)
    times.set(this.#times)
    ranks.set(this.#ranks)
    this.#times = times
    this.#ranks = ranks
  }
}

function isBefore(times: Float64Array, ranks: Float64Array, a: number, b: number): boolean {
  const timeA = times[a] ?? 0
  const timeB = times[b] ?? 0
  return timeA < timeB || (timeA === timeB && (ranks[a] ?? 0) < (ranks[b] ?? 0))
}
