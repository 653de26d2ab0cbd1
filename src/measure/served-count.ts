// What the mock of `hookdrill serve` counts while it runs: of fixed size, however long that is.
import type { ServedRequest } from '../timeline/event.ts'
import { type Times, timesOf } from './call-times.ts'
import { Histogram } from './histogram.ts'
import { Tally } from './tally.ts'

export interface ServedMeasures {
  /** Those that are over. */
  readonly requests: number
  readonly inFlight: number
  readonly byService: Readonly<Record<string, number>>
  readonly byEnding: Readonly<Record<string, number>>
  /** As sent. */
  readonly byStatus: Readonly<Record<string, number>>
  /** As decided. */
  readonly byFault: Readonly<Record<string, number>>
  /** What the mock added to replies of its own; `null` when none was due. */
  readonly overhead: Times | null
  /** The last few, the newest first. */
  readonly latest: readonly ServedRequest[]
}

/** Requests that are shown. */
const LATEST_MAX = 50

export class ServedCount {
  readonly #byService = new Tally()
  readonly #byEnding = new Tally()
  readonly #byStatus = new Tally()
  readonly #byFault = new Tally()
  readonly #overheads = new Histogram()
  readonly #latest: ServedRequest[] = []
  #requests = 0
  #inFlight = 0

  begun(): void {
    this.#inFlight++
  }

  ended(request: ServedRequest): void {
    this.#inFlight--
    this.#requests++
    const { service, ending, status, fault, overheadUs } = request
    this.#byEnding.add(ending)
    if (service !== undefined) this.#byService.add(service)
    if (status !== undefined) this.#byStatus.add(String(status))
    if (fault !== undefined) this.#byFault.add(fault)
    if (overheadUs !== undefined) this.#overheads.record(overheadUs)
    this.#latest.push(request)
    if (this.#latest.length > LATEST_MAX) this.#latest.shift()
  }

  measures(): ServedMeasures {
    return {
      requests: this.#requests,
      inFlight: this.#inFlight,
      byService: this.#byService.toRecord(),
      byEnding: this.#byEnding.toRecord(),
      byStatus: this.#byStatus.toRecord(),
      byFault: this.#byFault.toRecord(),
      overhead: timesOf(this.#overheads),
      latest: this.#latest.toReversed(),
    }
  }
}
