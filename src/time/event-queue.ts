// The heap of what is due, ordered by (time, class, sequence). Hot: every call passes through it, so
// what the heap moves about are numbers in typed arrays; the items themselves stay where they are put.
// `npm run bench` guards it.
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
  /** The heap: when, in which order within the instant, and where the item is kept. */
  #times = new Float64Array(FIRST_CAPACITY)
  #ranks = new Float64Array(FIRST_CAPACITY)
  #places = new Int32Array(FIRST_CAPACITY)
  #size = 0
  /** Items by place, and the places that are free. */
  #items: (Item | undefined)[] = []
  #free: number[] = []
  #sequence = 0
  #cancelledCount = 0

  /** How many wait, cancelled ones included until they are swept. */
  get size(): number {
    return this.#size
  }

  /** When the first item is due, or `undefined` when nothing waits. */
  get nextUs(): Us | undefined {
    while (this.#size > 0 && this.#items[this.#places[0] ?? 0]?.isCancelled) this.#dropCancelled()
    return this.#size === 0 ? undefined : (this.#times[0] as Us) // only `push` wrote it
  }

  /** Takes out the first item that is due now and was not withdrawn; `undefined` when none is. The time
   *  is not handed over by itself, because a float in an argument is a box. */
  takeDue(time: { readonly nowUs: Us }): Item | undefined {
    while (this.#size > 0 && this.#times[0] === time.nowUs) {
      const item = this.pop()
      if (!item.isCancelled) return item
      this.#cancelledCount--
    }
    return undefined
  }

  push(atUs: Us, eventClass: EventClass, item: Item): void {
    const index = this.#size++
    if (index === this.#times.length) this.#grow()
    const place = this.#free.pop() ?? this.#items.length
    this.#items[place] = item
    this.#siftUp(index, atUs, eventClass * SEQUENCE_RANGE + this.#sequence++, place)
  }

  /** Takes the first item out. Throws when there is none. */
  pop(): Item {
    const place = this.#places[0] ?? 0
    const item = this.#items[place]
    assert(item !== undefined && this.#size > 0, 'popped an empty event queue')
    this.#items[place] = undefined
    this.#free.push(place)
    const last = --this.#size
    if (last > 0) {
      this.#siftDown(this.#times[last] ?? 0, this.#ranks[last] ?? 0, this.#places[last] ?? 0)
    }
    return item
  }

  /** Withdraws an item. It stays in the heap until it surfaces or half the heap is withdrawn, so that
   *  ten thousand slots do not carry thirty seconds of released deadlines. */
  cancel(item: Item): void {
    if (item.isCancelled) return
    item.isCancelled = true
    this.#cancelledCount++
    if (this.#cancelledCount > SWEEP_AT_LEAST && this.#cancelledCount * 2 > this.#size)
      this.#sweep()
  }

  #dropCancelled(): void {
    this.pop()
    this.#cancelledCount--
  }

  #sweep(): void {
    const size = this.#size
    const times = this.#times.slice(0, size)
    const ranks = this.#ranks.slice(0, size)
    const places = this.#places.slice(0, size)
    this.#size = 0
    this.#cancelledCount = 0
    for (const [index, place] of places.entries()) {
      if (this.#items[place]?.isCancelled) {
        this.#items[place] = undefined
        this.#free.push(place)
      } else {
        this.#siftUp(this.#size++, times[index] ?? 0, ranks[index] ?? 0, place)
      }
    }
  }

  #siftUp(from: number, time: number, rank: number, place: number): void {
    const times = this.#times
    const ranks = this.#ranks
    const places = this.#places
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      const parentTime = times[parent] ?? 0
      if (parentTime < time || (parentTime === time && (ranks[parent] ?? 0) < rank)) break
      times[index] = parentTime
      ranks[index] = ranks[parent] ?? 0
      places[index] = places[parent] ?? 0
      index = parent
    }
    times[index] = time
    ranks[index] = rank
    places[index] = place
  }

  #siftDown(time: number, rank: number, place: number): void {
    const times = this.#times
    const ranks = this.#ranks
    const places = this.#places
    const size = this.#size
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
      places[index] = places[child] ?? 0
      index = child
    }
    times[index] = time
    ranks[index] = rank
    places[index] = place
  }

  #grow(): void {
    this.#times = copied(this.#times, new Float64Array(this.#times.length * 2))
    this.#ranks = copied(this.#ranks, new Float64Array(this.#ranks.length * 2))
    const places = new Int32Array(this.#places.length * 2)
    places.set(this.#places)
    this.#places = places
  }
}

function copied(from: Float64Array, to: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  to.set(from)
  return to
}

function isBefore(times: Float64Array, ranks: Float64Array, a: number, b: number): boolean {
  const timeA = times[a] ?? 0
  const timeB = times[b] ?? 0
  return timeA < timeB || (timeA === timeB && (ranks[a] ?? 0) < (ranks[b] ?? 0))
}
