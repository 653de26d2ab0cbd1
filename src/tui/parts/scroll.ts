import type { Line } from '../../index.ts'
import type { Key } from '../app.ts'

/** A window over lines that are more than the screen has. */
export class Scroll {
  #top = 0
  #rows = 1
  #count = 0

  /** The lines to be seen; keeps what `press` needs. */
  window(lines: readonly Line[], rows: number): readonly Line[] {
    this.#rows = rows
    this.#count = lines.length
    this.#top = Math.max(0, Math.min(this.#top, lines.length - rows))
    return lines.slice(this.#top, this.#top + rows)
  }

  /** `lines 1–20 of 64`, or nothing where all are seen. */
  get place(): string {
    if (this.#count <= this.#rows) return ''
    return `lines ${this.#top + 1}–${Math.min(this.#count, this.#top + this.#rows)} of ${this.#count}`
  }

  press(key: Key): boolean {
    const step = this.#stepOf(key)
    if (step === undefined) return false
    this.#top = Math.max(0, Math.min(this.#top + step, this.#count - this.#rows))
    return true
  }

  #stepOf(key: Key): number | undefined {
    switch (key) {
      case 'up':
      case 'k':
        return -1
      case 'down':
      case 'j':
        return 1
      case 'page up':
        return -this.#rows
      case 'page down':
      case ' ':
        return this.#rows
      case 'home':
      case 'g':
        return Number.NEGATIVE_INFINITY
      case 'end':
      case 'G':
        return Number.POSITIVE_INFINITY
      default:
        return undefined
    }
  }
}
