// What every reader of a format is given and gives, and how lines are gone through. What cannot be read is
// counted, and the first of it is told; it stops nothing.
import { UsageError } from '../../errors.ts'
import type { Sample } from './sample.ts'

export interface ReadingOptions {
  /** Of durations without one. Left out, by the name of the key or column. */
  readonly unit?: UnitName
  /** The column or key that has the durations. Left out, found by its name. */
  readonly column?: string
}

export interface Samples {
  readonly samples: readonly Sample[]
  /** Lines, rows or entries that hold a call, or should. */
  readonly itemCount: number
  readonly unreadable: Unreadable
  /** What had to be assumed or was passed over, as sentences. */
  readonly notes: readonly string[]
}

export interface Unreadable {
  readonly count: number
  /** The first of them, counted from 1 in the file. */
  readonly first?: { readonly place: string; readonly why: string }
}

export interface SampleFormat {
  readonly name: string
  /** What it is, for help and messages. */
  readonly title: string
  /** What one item is called: `line`. */
  readonly item: string
  /** Whether a text that begins so is of it. */
  detects(head: string): boolean
  read(text: string, options: ReadingOptions): Samples
}

/** What an item holds: a sample, or why it cannot be read, or nothing that is meant. */
export type Item = Sample | { readonly why: string } | undefined

/** Most calls of a file: each is kept, and more say hardly more. */
const SAMPLES_MAX = 5_000_000

/** Gathers items, one by one. Throws `UsageError` where they are too many. */
export class ItemTally {
  readonly #samples: Sample[] = []
  #unreadable: Unreadable = { count: 0 }

  /** `place` is only asked where it is needed. */
  take(item: Item, place: () => string): void {
    if (item === undefined) return
    if (!('why' in item)) {
      if (this.#samples.length === SAMPLES_MAX) throw new UsageError(TOO_MANY)
      this.#samples.push(item)
      return
    }
    const { count, first = { place: place(), why: item.why } } = this.#unreadable
    this.#unreadable = { count: count + 1, first }
  }

  samples(notes: readonly string[] = []): Samples {
    const itemCount = this.#samples.length + this.#unreadable.count
    return { samples: this.#samples, itemCount, unreadable: this.#unreadable, notes }
  }
}

const TOO_MANY = `it holds more than ${SAMPLES_MAX} calls. Keep every tenth, or as many as will do.`

/** A longer line is no line of a log. */
const LINE_MAX = 1_000_000

/** Every line that is not blank, with its number from 1. */
export function* linesOf(
  text: string,
): Generator<{ readonly line: string; readonly number: number }> {
  let number = 0
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    number++
    const line = text.slice(from, Math.min(to, from + LINE_MAX)).trim()
    if (line !== '') yield { line, number }
    from = to + 1
  }
}

/** Units of durations, in µs. */
export const UNITS = { ns: 0.001, us: 1, ms: 1_000, s: 1_000_000 } as const

export type UnitName = keyof typeof UNITS
