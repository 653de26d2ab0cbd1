// What leads have by now instead of their own values: what a flow set, and what responses wrote.
// `set` is seen at once and stays. A response's write is by default never seen within the same run
// (decision 34); with a write delay it is, that long after its call ended, and is kept until the lead
// is in no flow any more.
// A lead's sets are a number that names the combination, because a scenario has few of them and a
// rehearsal has millions of leads.
import type { Settled } from '../fidelity/port.ts'
import type { Us } from '../time/instant.ts'
import type { LeadValue } from './definition.ts'

export type WriteDelay = Us | 'never'

/** Values by display name. */
export type Values = Readonly<Record<string, LeadValue>>

interface Write {
  readonly visibleFromUs: number
  readonly field: string
  readonly value: LeadValue
}

export interface LeadValuesSetup {
  readonly leadCount: number
  readonly writeDelay: WriteDelay
  /** Whether any flow sets a value, and whether a lead may be in several flows. */
  readonly areSet: boolean
  readonly isShared: boolean
}

/** Index of the combination in which nothing is set. */
const UNSET = 0

export class LeadValues {
  readonly #delay: WriteDelay
  readonly #writes = new Map<number, Write[]>()
  readonly #combinations: Values[] = [{}]
  readonly #combinationIndex = new Map<string, number>([['{}', UNSET]])
  /** Of each lead, its combination; nothing where no flow sets a value. */
  readonly #setOf: Uint32Array
  /** In how many flows each lead is, where that is more than one. */
  readonly #openOf: Uint16Array | undefined

  constructor({ leadCount, writeDelay, areSet, isShared }: LeadValuesSetup) {
    this.#delay = writeDelay
    this.#setOf = new Uint32Array(areSet ? leadCount : 0)
    this.#openOf = isShared && writeDelay !== 'never' ? new Uint16Array(leadCount) : undefined
  }

  /** The lead begins a flow. */
  open(leadIndex: number): void {
    if (this.#openOf) this.#openOf[leadIndex] = (this.#openOf[leadIndex] ?? 0) + 1
  }

  /** The lead has ended a flow. */
  close(leadIndex: number): void {
    if (this.#openOf) {
      const left = (this.#openOf[leadIndex] ?? 1) - 1
      this.#openOf[leadIndex] = left
      if (left > 0) return
    }
    if (this.#writes.size > 0) this.#writes.delete(leadIndex)
  }

  /** A flow sets a value now, over whatever was seen until now. */
  set(leadIndex: number, { field, value }: { field: string; value: LeadValue }, nowUs: Us): void {
    const before = this.#combinations[this.#setOf[leadIndex] ?? UNSET] ?? {}
    this.#setOf[leadIndex] = this.#indexOf({ ...before, [field]: value })
    const writes = this.#writes.get(leadIndex)
    const later = writes?.filter((write) => write.field !== field || write.visibleFromUs > nowUs)
    if (later) this.#writes.set(leadIndex, later)
  }

  /** Takes note of what a call wrote, at the instant it ended. */
  remember(leadIndex: number, { ending }: Settled, nowUs: Us): void {
    if (this.#delay === 'never' || ending.outcome !== 'mapped') return
    const visibleFromUs = nowUs + this.#delay
    const writes = this.#writes.get(leadIndex) ?? []
    for (const { field, value } of ending.writes) writes.push({ visibleFromUs, field, value })
    this.#writes.set(leadIndex, writes)
  }

  /** What a step that begins now sees; `undefined` when that is what the lead always had. */
  visible(leadIndex: number, nowUs: Us): Values | undefined {
    if (this.#writes.size === 0 && this.#combinations.length === 1) return undefined
    const combination = this.#setOf[leadIndex] ?? UNSET
    const writes = this.#writes.size === 0 ? undefined : this.#writes.get(leadIndex)
    const seen = writes?.filter(({ visibleFromUs }) => visibleFromUs <= nowUs) ?? []
    const set = combination === UNSET ? undefined : this.#combinations[combination]
    if (seen.length === 0) return set
    return { ...set, ...Object.fromEntries(seen.map(({ field, value }) => [field, value])) }
  }

  #indexOf(values: Values): number {
    const sorted = Object.fromEntries(Object.entries(values).sort(byName))
    const key = JSON.stringify(sorted)
    const known = this.#combinationIndex.get(key)
    if (known !== undefined) return known
    const index = this.#combinations.push(sorted) - 1
    this.#combinationIndex.set(key, index)
    return index
  }
}

function byName(
  [one]: readonly [string, LeadValue],
  [other]: readonly [string, LeadValue],
): number {
  return one < other ? -1 : 1
}
