// The calls that wait for a slot, first come, first served. A hundred thousand leads of one instant
// are one entry: neighbours that share step and times are kept as a run, so the line of a bulk
// campaign takes no memory, and a line of ten million different instants takes typed arrays.
import type { Us } from '../time/instant.ts'

/** A call that asks for a slot. */
export interface Waiting {
  readonly leadIndex: number
  readonly stepIndex: number
  readonly arrivedUs: Us
  readonly queuedUs: Us
}

/** Numbers an entry takes: first lead, length of the run, step, arrived, queued. */
const WIDTH = 5
const ENTRIES_PER_CHUNK = 1_024

export class WaitingLine {
  #chunks: Float64Array[] = []
  /** Entry numbers, counted from the start of the first chunk that is kept. */
  #head = 0
  #tail = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  push(call: Waiting): void {
    this.#length++
    if (this.#extendsLastRun(call)) return
    if (this.#tail === this.#chunks.length * ENTRIES_PER_CHUNK) {
      this.#chunks.push(new Float64Array(ENTRIES_PER_CHUNK * WIDTH))
    }
    const { chunk, offset } = this.#entry(this.#tail++)
    chunk[offset] = call.leadIndex
    chunk[offset + 1] = 1
    chunk[offset + 2] = call.stepIndex
    chunk[offset + 3] = call.arrivedUs
    chunk[offset + 4] = call.queuedUs
  }

  shift(): Waiting | undefined {
    if (this.#length === 0) return undefined
    const { chunk, offset } = this.#entry(this.#head)
    const call = {
      leadIndex: chunk[offset] ?? 0,
      stepIndex: chunk[offset + 2] ?? 0,
      arrivedUs: chunk[offset + 3] as Us, // only `push` wrote these two
      queuedUs: chunk[offset + 4] as Us,
    }
    this.#length--
    const left = (chunk[offset + 1] ?? 0) - 1
    if (left === 0) this.#dropFirstEntry()
    chunk[offset] = call.leadIndex + 1
    chunk[offset + 1] = left
    return call
  }

  #extendsLastRun(call: Waiting): boolean {
    if (this.#tail === this.#head) return false
    const { chunk, offset } = this.#entry(this.#tail - 1)
    const run = chunk[offset + 1] ?? 0
    const isNext =
      (chunk[offset] ?? 0) + run === call.leadIndex &&
      chunk[offset + 2] === call.stepIndex &&
      chunk[offset + 3] === call.arrivedUs &&
      chunk[offset + 4] === call.queuedUs
    if (isNext) chunk[offset + 1] = run + 1
    return isNext
  }

  #entry(number: number): { chunk: Float64Array; offset: number } {
    const chunk = this.#chunks[Math.floor(number / ENTRIES_PER_CHUNK)]
    return { chunk: chunk ?? new Float64Array(WIDTH), offset: (number % ENTRIES_PER_CHUNK) * WIDTH }
  }

  #dropFirstEntry(): void {
    this.#head++
    if (this.#head < ENTRIES_PER_CHUNK) return
    this.#chunks.shift()
    this.#head -= ENTRIES_PER_CHUNK
    this.#tail -= ENTRIES_PER_CHUNK
  }
}
