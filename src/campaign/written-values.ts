// What responses wrote into leads that still have steps to go. Decision 34: by default a write is never
// visible to a later step of the same run; with a write delay it is, that long after its call ended.
// Kept from a lead's first write to the end of its flow, and for nobody else.
import type { Settled } from '../fidelity/port.ts'
import type { Us } from '../time/instant.ts'

export type WriteDelay = Us | 'never'

/** Values by display name. */
export type Written = Readonly<Record<string, string | number | boolean | null>>

interface Pending {
  readonly visibleFromUs: number
  readonly values: Written
}

export class WrittenValues {
  readonly #delay: WriteDelay
  readonly #byLead = new Map<number, Pending[]>()

  constructor(delay: WriteDelay) {
    this.#delay = delay
  }

  /** Takes note of what a call wrote, at the instant it ended. */
  remember(leadIndex: number, { ending }: Settled, nowUs: Us): void {
    if (this.#delay === 'never' || ending.outcome !== 'mapped') return
    const values = Object.fromEntries(ending.writes.map(({ field, value }) => [field, value]))
    const pending = this.#byLead.get(leadIndex) ?? []
    pending.push({ visibleFromUs: nowUs + this.#delay, values })
    this.#byLead.set(leadIndex, pending)
  }

  /** What a call that starts now sees; `undefined` when that is what the lead always had. */
  visible(leadIndex: number, nowUs: Us): Written | undefined {
    if (this.#byLead.size === 0) return undefined
    const pending = this.#byLead.get(leadIndex) ?? []
    const seen = pending.filter(({ visibleFromUs }) => visibleFromUs <= nowUs)
    return seen.length === 0 ? undefined : Object.assign({}, ...seen.map(({ values }) => values))
  }

  forget(leadIndex: number): void {
    if (this.#byLead.size > 0) this.#byLead.delete(leadIndex)
  }
}
