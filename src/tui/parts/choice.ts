import type { Key } from '../app.ts'

/** Which of some rows is chosen, and which of them are to be seen. */
export class Choice {
  #index = 0

  index(count: number): number {
    this.#index = Math.max(0, Math.min(this.#index, count - 1))
    return this.#index
  }

  /** From which row on, so that the chosen one is among `rows`. */
  top(count: number, rows: number): number {
    const index = this.index(count)
    return Math.max(0, Math.min(index - Math.floor(rows / 2), count - rows))
  }

  reset(): void {
    this.#index = 0
  }

  press(key: Key): boolean {
    const step = STEPS.get(key)
    if (step === undefined) return false
    this.#index = Math.max(0, this.#index + step)
    return true
  }
}

const PAGE = 10
const STEPS: ReadonlyMap<Key, number> = new Map([
  ['up', -1],
  ['k', -1],
  ['down', 1],
  ['j', 1],
  ['page up', -PAGE],
  ['page down', PAGE],
  ['home', Number.NEGATIVE_INFINITY],
  ['g', Number.NEGATIVE_INFINITY],
  ['end', Number.MAX_SAFE_INTEGER],
  ['G', Number.MAX_SAFE_INTEGER],
])
