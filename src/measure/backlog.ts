// How many calls wait for a slot, over the whole run, in a fixed number of cells: each holds the most
// that waited within its step. When the run outgrows the cells, neighbours are joined and the step
// doubles. Hot: touched twice a call, and mostly inside the cell of the touch before.
import { type Us, us } from '../time/instant.ts'

const CELL_COUNT = 512

export interface BacklogSeries {
  /** Most calls waiting at once. */
  readonly max: number
  readonly stepUs: Us
  /** The most waiting within each step, from the first arrival. */
  readonly values: readonly number[]
}

export class Backlog {
  readonly #cells = new Float64Array(CELL_COUNT)
  #originUs: number | undefined
  #stepUs = 1
  #cell = 0
  /** Where the current cell ends. */
  #endUs = 0
  #waiting = 0
  #max = 0

  /** `change`: +1 for a call that begins to wait, −1 for one that got its slot. */
  change(timeUs: Us, change: 1 | -1): void {
    if (timeUs >= this.#endUs) this.#moveTo(timeUs)
    this.#waiting += change
    if (this.#waiting > (this.#cells[this.#cell] ?? 0)) this.#cells[this.#cell] = this.#waiting
    if (this.#waiting > this.#max) this.#max = this.#waiting
  }

  finish(endUs: Us): BacklogSeries {
    if (this.#originUs === undefined) return { max: 0, stepUs: us(1), values: [] }
    if (endUs >= this.#endUs) this.#moveTo(endUs)
    const values = Array.from(this.#cells.subarray(0, this.#cell + 1))
    return { max: this.#max, stepUs: us(this.#stepUs), values }
  }

  #moveTo(timeUs: Us): void {
    this.#originUs ??= timeUs
    const elapsedUs = timeUs - this.#originUs
    while (elapsedUs >= this.#stepUs * CELL_COUNT) this.#joinNeighbours()
    const cell = Math.floor(elapsedUs / this.#stepUs)
    this.#cells.fill(this.#waiting, this.#cell + 1, cell + 1)
    this.#cell = cell
    this.#endUs = this.#originUs + (cell + 1) * this.#stepUs
  }

  #joinNeighbours(): void {
    for (let cell = 0; cell < CELL_COUNT / 2; cell++) {
      this.#cells[cell] = Math.max(this.#cells[2 * cell] ?? 0, this.#cells[2 * cell + 1] ?? 0)
    }
    this.#cells.fill(0, CELL_COUNT / 2)
    this.#cell = Math.floor(this.#cell / 2)
    this.#stepUs *= 2
  }
}
