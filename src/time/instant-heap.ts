// Instants in no order, of which only the earliest matters: when workers are free again, when those who
// wait are gone, when work ends. Hot: numbers in one typed array. They are plain numbers, because the
// work of a service that falls behind for ever may end after the last instant there is.

/** A heap with the earliest instant on top. */
export class InstantHeap {
  #instants: Float64Array
  #size = 0

  /** With `count` times `instant` in it, or empty. */
  constructor(count = 0, instant = 0) {
    this.#instants = new Float64Array(Math.max(16, count)).fill(instant)
    this.#size = count
  }

  get size(): number {
    return this.#size
  }

  /** The earliest; `Infinity` when there is none. */
  get first(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#instants[0] ?? 0)
  }

  push(instant: number): void {
    const index = this.#size++
    if (index === this.#instants.length) {
      const grown = new Float64Array(this.#instants.length * 2)
      grown.set(this.#instants)
      this.#instants = grown
    }
    this.#siftUp(index, instant)
  }

  /** Takes the earliest out and puts another in. */
  replaceFirst(instant: number): void {
    this.#siftDown(instant)
  }

  /** Takes out every instant up to this one, itself included. */
  dropUntil(instant: number): void {
    const instants = this.#instants
    while (this.#size > 0 && (instants[0] ?? 0) <= instant) {
      const last = instants[--this.#size] ?? 0
      if (this.#size > 0) this.#siftDown(last)
    }
  }

  #siftUp(from: number, instant: number): void {
    const instants = this.#instants
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = instants[parent] ?? 0
      if (above <= instant) break
      instants[index] = above
      index = parent
    }
    instants[index] = instant
  }

  /** From the top. */
  #siftDown(instant: number): void {
    const instants = this.#instants
    const size = this.#size
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= size) break
      const right = child + 1
      if (right < size && (instants[right] ?? 0) < (instants[child] ?? 0)) child = right
      const below = instants[child] ?? 0
      if (instant <= below) break
      instants[index] = below
      index = child
    }
    instants[index] = instant
  }
}
