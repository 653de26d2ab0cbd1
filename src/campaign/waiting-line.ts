// Leads that wait in a line, for a slot or for time to pass: first come, first served. A hundred
// thousand leads of one instant are one entry: neighbours that share step and times are kept as a run,
// so the line of a bulk campaign takes no memory, and a line of ten million different instants takes
// typed arrays. Hot: entered and left once a call.
import { type Us, ZERO } from '../time/instant.ts'

/** A lead at a step where it has to wait. */
export interface Waiting {
  readonly leadIndex: number
  /** How it came into the flow: 0 by arriving, else see `entry.ts`. */
  readonly entry: number
  readonly stepIndex: number
  readonly arrivedUs: Us
  readonly queuedUs: Us
}

/** Numbers an entry takes: first lead, length of the run, step, arrived, queued, entry. */
const WIDTH = 6
const ENTRIES_PER_CHUNK = 1_024
const CHUNK_LENGTH = ENTRIES_PER_CHUNK * WIDTH
/** Before anybody came: in many a line nobody ever waits. */
const NOTHING = new Float64Array(0)

export class WaitingLine {
  #chunks: Float64Array[] = []
  /** The first and the last chunk, which are all that is ever touched. */
  #first: Float64Array = NOTHING
  #last: Float64Array = this.#first
  /** Where the first entry begins in the first chunk, and where the last ends in the last. */
  #head = 0
  #tail = CHUNK_LENGTH
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Since when the first waits. Only asked where somebody does. */
  get headQueuedUs(): Us {
    return (this.#first[this.#head + 4] ?? ZERO) as Us // only `push` wrote it
  }

  push(call: Waiting): void {
    if (this.#length++ > 0 && this.#extendsLastRun(call)) return
    if (this.#tail === CHUNK_LENGTH) this.#openChunk()
    const chunk = this.#last
    const offset = this.#tail
    chunk[offset] = call.leadIndex
    chunk[offset + 1] = 1
    chunk[offset + 2] = call.stepIndex
    chunk[offset + 3] = call.arrivedUs
    chunk[offset + 4] = call.queuedUs
    chunk[offset + 5] = call.entry
    this.#tail = offset + WIDTH
  }

  /** Takes the first out and writes it into `call`; false when nobody waits. */
  shiftInto(call: { -readonly [Key in keyof Waiting]: Waiting[Key] }): boolean {
    if (this.#length === 0) return false
    this.#length--
    const chunk = this.#first
    const offset = this.#head
    const leadIndex = chunk[offset] ?? 0
    const left = (chunk[offset + 1] ?? 0) - 1
    call.leadIndex = leadIndex
    call.stepIndex = chunk[offset + 2] ?? 0
    call.arrivedUs = (chunk[offset + 3] ?? ZERO) as Us // only `push` wrote these two
    call.queuedUs = (chunk[offset + 4] ?? ZERO) as Us
    call.entry = chunk[offset + 5] ?? 0
    chunk[offset] = leadIndex + 1
    chunk[offset + 1] = left
    if (left === 0) this.#dropFirstEntry()
    return true
  }

  #extendsLastRun(call: Waiting): boolean {
    const chunk = this.#last
    const offset = this.#tail - WIDTH
    const run = chunk[offset + 1] ?? 0
    const isNext =
      (chunk[offset] ?? 0) + run === call.leadIndex &&
      chunk[offset + 2] === call.stepIndex &&
      chunk[offset + 3] === call.arrivedUs &&
      chunk[offset + 4] === call.queuedUs &&
      chunk[offset + 5] === call.entry
    if (isNext) chunk[offset + 1] = run + 1
    return isNext
  }

  #openChunk(): void {
    this.#last = new Float64Array(CHUNK_LENGTH)
    if (this.#first === NOTHING) this.#first = this.#last
    else this.#chunks.push(this.#last)
    this.#tail = 0
  }

  #dropFirstEntry(): void {
    this.#head += WIDTH
    if (this.#length === 0) {
      // Nobody waits: begin again where the last chunk begins.
      this.#first = this.#last
      this.#chunks = []
      this.#head = 0
      this.#tail = 0
    } else if (this.#head === CHUNK_LENGTH) {
      this.#first = this.#chunks.shift() ?? this.#last
      this.#head = 0
    }
  }
}
