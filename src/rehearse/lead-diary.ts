// What each lead of a run came to: how its calls ended and how long its flows took, in a few bytes a
// lead, so that two runs can be compared lead by lead. Calls are kept by campaign and not by the clock:
// where a lead is in two campaigns, which of its calls ends first is no way to end otherwise.
import type { CallEnding } from '../executor/webhook.ts'
import type { Scenario } from '../scenario/model.ts'
import { type Audience, audience } from '../timeline/listener.ts'

/** The most that a diary takes: room for 3,728,270 leads of one campaign. */
const DIARY_MAX_BYTES = 64 * 1_048_576
const BYTES_OF_A_LEAD = 16
const BYTES_OF_A_CAMPAIGN = 2

/** Sequences of endings that are told apart, and the longest of them; a run with more has loops of
 *  triggers. */
const ENDINGS_MAX = 65_534
const SEQUENCE_MAX = 32
const TOO_MANY = ENDINGS_MAX + 1
const TOO_MANY_TEXT = 'in one of too many ways'
const NO_CALL_TEXT = 'no call'

/** The leads that a diary has room for: the first ones. */
export function diaryLeadsMax(campaignCount: number): number {
  return Math.floor(DIARY_MAX_BYTES / (BYTES_OF_A_LEAD + BYTES_OF_A_CAMPAIGN * campaignCount))
}

export interface DiaryPlan {
  /** Kept are the first so many. */
  readonly leadCount: number
  /** Whether endings are told with the name of their campaign. */
  readonly isNamed: boolean
}

export class LeadDiary {
  readonly tell: Audience
  readonly #campaigns: readonly string[]
  readonly #plan: DiaryPlan
  readonly #endings = new Endings()
  /** By campaign, then by lead. */
  readonly #ending: readonly Uint16Array[]
  readonly #spentUs: Float64Array
  readonly #endedUs: Float64Array
  readonly #texts = new Map<string, string>()

  constructor({ campaigns }: Scenario, plan: DiaryPlan) {
    const { leadCount } = plan
    this.#campaigns = campaigns.map(({ name }) => name)
    this.#plan = plan
    this.#ending = campaigns.map(() => new Uint16Array(leadCount))
    this.#spentUs = new Float64Array(leadCount).fill(Number.NaN)
    this.#endedUs = new Float64Array(leadCount).fill(Number.NaN)
    this.tell = audience({
      'call-ended': ({ leadIndex, campaignIndex, result }) => {
        const kept = this.#ending[campaignIndex]
        if (!kept || leadIndex >= leadCount) return
        kept[leadIndex] = this.#endings.after(kept[leadIndex] ?? 0, endingText(result))
      },
      'lead-completed': ({ leadIndex, arrivedUs, timeUs }) => {
        if (leadIndex >= leadCount) return
        const before = this.#spentUs[leadIndex] ?? 0
        this.#spentUs[leadIndex] = (Number.isNaN(before) ? 0 : before) + (timeUs - arrivedUs)
        this.#endedUs[leadIndex] = timeUs
      },
    })
  }

  /** How its calls ended, in their order: `timeout, mapped 200`, `failed DNS ×3`, `no call`. */
  endingOf(lead: number): string {
    if (this.#ending.length === 1) return this.#endings.text(this.#ending[0]?.[lead] ?? 0)
    const codes = this.#ending.map((kept) => kept[lead] ?? 0)
    const key = codes.join()
    const known = this.#texts.get(key)
    if (known !== undefined) return known
    const text = this.#joined(codes)
    if (this.#texts.size < ENDINGS_MAX) this.#texts.set(key, text)
    return text
  }

  /** False where its calls were too many to keep how they ended. */
  isTold(lead: number): boolean {
    return this.#ending.every((kept) => kept[lead] !== TOO_MANY)
  }

  /** From its arrival to the end of its flow, all its flows added up, in µs; `NaN` where none ended. */
  spentUsOf(lead: number): number {
    return this.#spentUs[lead] ?? Number.NaN
  }

  /** When its last flow ended, in µs; `NaN` where none did. */
  endedUsOf(lead: number): number {
    return this.#endedUs[lead] ?? Number.NaN
  }

  #joined(codes: readonly number[]): string {
    const parts = codes.flatMap((code, campaign) => {
      if (code === 0) return []
      const text = this.#endings.text(code)
      return [this.#plan.isNamed ? `${this.#campaigns[campaign]}: ${text}` : text]
    })
    return parts.length === 0 ? NO_CALL_TEXT : parts.join('; ')
  }
}

/** Sequences of endings as numbers: each is a shorter one and what came after it. 0 is the empty one. */
class Endings {
  /** By sequence, what it becomes with one more ending. */
  readonly #longer: Map<string, number>[] = [new Map()]
  readonly #texts: string[] = [NO_CALL_TEXT]
  readonly #sequences: (readonly (readonly [ending: string, times: number])[])[] = [[]]

  after(code: number, ending: string): number {
    const longer = this.#longer[code]
    const known = longer?.get(ending)
    if (known !== undefined) return known
    const before = this.#sequences[code]
    if (!longer || !before || this.#sequences.length > ENDINGS_MAX) return TOO_MANY
    const last = before.at(-1)
    const sequence =
      last?.[0] === ending
        ? [...before.slice(0, -1), [ending, last[1] + 1] as const]
        : [...before, [ending, 1] as const]
    if (sequence.length > SEQUENCE_MAX) return TOO_MANY
    const made = this.#sequences.push(sequence) - 1
    longer.set(ending, made)
    this.#longer.push(new Map())
    this.#texts.push(
      sequence.map(([name, times]) => (times === 1 ? name : `${name} ×${times}`)).join(', '),
    )
    return made
  }

  text(code: number): string {
    return this.#texts[code] ?? TOO_MANY_TEXT
  }
}

function endingText(result: CallEnding): string {
  if ('status' in result) return `${result.outcome} ${result.status}`
  return result.outcome === 'failed' ? `failed ${result.failure}` : result.outcome
}
