// The samples of one service, sorted by how they ended.
import type { Sample } from './sample.ts'

/** Where the source does not say the status. */
export type Ending = number | 'unknown'

export class ServiceTally {
  readonly #answeredUs = new Map<Ending, number[]>()
  readonly #counts = new Map<Ending, number>()
  readonly #givenUpUs: number[] = []
  #givenUpCount = 0
  #count = 0

  add({ durationUs, status, isTimeout = false }: Sample, timeoutUs: number): void {
    this.#count++
    if (isTimeout || (durationUs ?? 0) >= timeoutUs) {
      this.#givenUpCount++
      if (durationUs !== undefined)
        this.#givenUpUs.push(Math.min(durationUs || timeoutUs, timeoutUs))
      return
    }
    const ending = status ?? 'unknown'
    this.#counts.set(ending, (this.#counts.get(ending) ?? 0) + 1)
    // How long it took to fail is no latency of an answer.
    if (durationUs === undefined || status === 0) return
    const durations = this.#answeredUs.get(ending)
    if (durations) durations.push(durationUs)
    else this.#answeredUs.set(ending, [durationUs])
  }

  get count(): number {
    return this.#count
  }

  get givenUpCount(): number {
    return this.#givenUpCount
  }

  get givenUpUs(): Float64Array {
    return Float64Array.from(this.#givenUpUs)
  }

  /** The most frequent first. */
  get endings(): readonly {
    readonly ending: Ending
    readonly count: number
    readonly durationsUs: Float64Array
  }[] {
    const found = [...this.#counts].map(([ending, count]) => {
      return { ending, count, durationsUs: Float64Array.from(this.#answeredUs.get(ending) ?? []) }
    })
    return found.toSorted(
      (one, other) => other.count - one.count || rank(one.ending) - rank(other.ending),
    )
  }
}

function rank(ending: Ending): number {
  return ending === 'unknown' ? -1 : ending
}
