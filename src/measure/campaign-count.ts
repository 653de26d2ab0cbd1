// How many leads went through each campaign, and until when.
import { assert } from '../errors.ts'
import { type Us, ZERO } from '../time/instant.ts'
import type {
  CallEnded,
  LeadArrived,
  LeadCompleted,
  LeadSkipped,
  SendEnded,
} from '../timeline/event.ts'

export interface CampaignMeasures {
  readonly name: string
  readonly arrived: number
  /** Of those, brought by the trigger *Webhook is Called*. */
  readonly triggered: number
  /** Kept out by the qualification rule. */
  readonly skipped: number
  /** Cut out of a loop of triggers that does not end. */
  readonly looped: number
  readonly completed: number
  readonly calls: number
  readonly sends: number
  /** The end of the last lead's flow; `null` when no lead completed. */
  readonly endedUs: Us | null
}

export class CampaignCount {
  readonly #counts: Counts[] = []
  #sendUs = 0

  /** Time that sends were worked on, all together. */
  get sendUs(): number {
    return this.#sendUs
  }

  /** In the order of their index. */
  open(names: readonly string[]): void {
    for (const name of names) this.#counts.push(blank(name))
  }

  arrived({ campaignIndex, isTriggered }: LeadArrived): void {
    const counts = this.#of(campaignIndex)
    counts.arrived++
    if (isTriggered) counts.triggered++
  }

  skipped({ campaignIndex, reason }: LeadSkipped): void {
    const counts = this.#of(campaignIndex)
    if (reason === 'endless loop') counts.looped++
    else counts.skipped++
  }

  called({ campaignIndex }: CallEnded): void {
    this.#of(campaignIndex).calls++
  }

  sent({ campaignIndex, spanUs }: SendEnded): void {
    this.#of(campaignIndex).sends++
    this.#sendUs += spanUs
  }

  completed({ campaignIndex, timeUs }: LeadCompleted): void {
    const counts = this.#of(campaignIndex)
    counts.completed++
    counts.endedUs = timeUs
  }

  finish(): readonly CampaignMeasures[] {
    return this.#counts.map((counts) => ({
      ...counts,
      endedUs: counts.completed === 0 ? null : counts.endedUs,
    }))
  }

  #of(campaignIndex: number): Counts {
    const counts = this.#counts[campaignIndex]
    assert(counts, 'an event names a campaign that the run did not begin with')
    return counts
  }
}

type Counts = {
  -readonly [Key in Exclude<keyof CampaignMeasures, 'endedUs'>]: CampaignMeasures[Key]
} & {
  endedUs: Us
}

function blank(name: string): Counts {
  const none = { arrived: 0, triggered: 0, skipped: 0, looped: 0, completed: 0, calls: 0, sends: 0 }
  return { name, ...none, endedUs: ZERO }
}
