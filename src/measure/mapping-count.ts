import type { CallEnded } from '../timeline/event.ts'
import { answeredExchange, isAccepted, type Limit } from '../timeline/truth.ts'
import { Tally } from './tally.ts'

export interface MappingMeasures {
  readonly written: number
  /** Fields changed by a call that got no 2xx in time, whatever its executor says. */
  readonly onNon2xx: number
  readonly skipped: Readonly<Record<string, number>>
  readonly byField: Readonly<Record<string, number>>
  readonly notes: Readonly<Record<string, number>>
}

/** What the responses changed in the leads. */
export class MappingCount {
  readonly #skipped = new Tally()
  readonly #byField = new Tally()
  readonly #notes = new Tally()
  #written = 0
  #onNon2xx = 0

  count(call: CallEnded, limit: Limit): void {
    const { result } = call
    if (!('skipped' in result)) return
    for (const { reason } of result.skipped) this.#skipped.add(reason)
    if (result.outcome !== 'mapped') return
    for (const { field, note } of result.writes) {
      this.#byField.add(field)
      if (note !== undefined) this.#notes.add(note)
    }
    this.#written += result.writes.length
    const answer = answeredExchange(call, limit)
    if (!answer || !isAccepted(answer.reply.status)) this.#onNon2xx += result.writes.length
  }

  finish(): MappingMeasures {
    return {
      written: this.#written,
      onNon2xx: this.#onNon2xx,
      skipped: this.#skipped.toRecord(),
      byField: this.#byField.toRecord(),
      notes: this.#notes.toRecord(),
    }
  }
}
