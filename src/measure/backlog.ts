// How many calls wait for a slot, over the whole run, in a fixed number of cells: each holds the most
// that waited within its step. Who gets a slot at the instant of asking never waited: a level counts
// once time has passed over it. When the run outgrows the cells, neighbours are joined and the step
// doubles. Hot: touched twice a call, and mostly inside the cell of the touch before.
import { type Us, us } from '../time/instant.ts'

const CELL_COUNT = 512

export interface BacklogSeries {
  /** Most calls waiting at once, for any length of time. */
  readonly max: number
  /** When it began to be that many, and when nobody waited any more after it; `null` when nobody ever
   *  waited, or when somebody still did at the end. */
  readonly maxAtUs: Us | null
  readonly drainedUs: Us | null
  readonly stepUs: Us
  /** The most waiting within each step, from the first arrival. */
  readonly values: readonly number[]
}

export class Backlog {
  readonly #cells = new Float64Array(CELL_COUNT)
  #originUs: number | undefined
  #stepUs = 1
  #cell = 0
  #nowUs = 0
  /** Where the current cell ends. */
  #endUs = 0
  #waiting = 0
  #max = 0
  #maxAtUs = 0
  /** Below 0 until the line is empty after its peak. */
  #drainedUs = -1

  /** `change`: +1 for a call that begins to wait, −1 for one that got its slot. */
  change(timeUs: Us, change: 1 | -1): void {
    if (this.#originUs === undefined) this.#originUs = timeUs
    else if (timeUs > this.#nowUs) this.#passTo(timeUs)
    this.#nowUs = timeUs
    this.#waiting += change
    if (this.#waiting === 0 && this.#drainedUs < 0) this.#drainedUs = timeUs
  }

  /** Now. */
  get waiting(): number {
    return this.#waiting
  }

  /** Until `endUs`. May be asked at any time: what the level came to until then is what the next change
   *  would count anyway. */
  finish(endUs: Us): BacklogSeries {
    if (this.#originUs === undefined) return { ...NOBODY, stepUs: us(1), values: [] }
    if (endUs > this.#nowUs) this.#passTo(endUs)
    const values = Array.from(this.#cells.subarray(0, this.#cell + 1))
    const isEver = this.#max > 0
    const maxAtUs = isEver ? us(this.#maxAtUs) : null
    const drainedUs = isEver && this.#drainedUs >= 0 ? us(this.#drainedUs) : null
    return { max: this.#max, maxAtUs, drainedUs, stepUs: us(this.#stepUs), values }
  }

  /** The level lasts from now until `timeUs`, which itself belongs to what comes then. */
  #passTo(timeUs: Us): void {
    if (this.#waiting > this.#max) {
      this.#max = this.#waiting
      this.#maxAtUs = this.#nowUs
      this.#drainedUs = -1
    }
    if (this.#nowUs >= this.#endUs || timeUs > this.#endUs) this.#spread(timeUs)
    else this.#raise(this.#cell)
  }

  /** Over more cells than the last one touched. */
  #spread(timeUs: Us): void {
    const originUs = this.#originUs ?? 0
    const lastUs = timeUs - 1 - originUs
    while (lastUs >= this.#stepUs * CELL_COUNT) this.#joinNeighbours()
    const first = Math.floor((this.#nowUs - originUs) / this.#stepUs)
    this.#cell = Math.floor(lastUs / this.#stepUs)
    this.#endUs = originUs + (this.#cell + 1) * this.#stepUs
    for (let cell = first; cell <= this.#cell; cell++) this.#raise(cell)
  }

  #raise(cell: number): void {
    if (this.#waiting > (this.#cells[cell] ?? 0)) this.#cells[cell] = this.#waiting
  }

  #joinNeighbours(): void {
    for (let cell = 0; cell < CELL_COUNT / 2; cell++) {
      this.#cells[cell] = Math.max(this.#cells[2 * cell] ?? 0, this.#cells[2 * cell + 1] ?? 0)
    }
    this.#cells.fill(0, CELL_COUNT / 2)
    this.#stepUs *= 2
  }
}

const NOBODY = { max: 0, maxAtUs: null, drainedUs: null } as const
