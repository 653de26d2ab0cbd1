// One case of the kit as it is run: a scenario, and what to find in the run of it.
import type { CallEnding } from '../executor/webhook.ts'
import type { Scenario } from '../scenario/model.ts'
import type { CallEnded } from '../timeline/event.ts'
import type { CheckName } from './checks.ts'
import type { Leftover } from './watch-ports.ts'

/** Something that was not as the case has it. */
export interface Finding {
  /** What was looked at: `body of the request`, `writes`. */
  readonly what: string
  /** As text, JSON where it is no sentence. */
  readonly expected: string
  readonly actual: string
}

/** One call of a run, and what its executor left behind. */
export interface SeenCall {
  readonly event: CallEnded
  readonly ending: CallEnding
  /** Whether the executor said how the call ended, and not only what it would write. */
  readonly isWhole: boolean
  /** What was left when its executor had settled; nothing of one that is not given its ports. */
  readonly left: readonly Leftover[]
}

/** All there was to see of a case. */
export interface Seen {
  readonly calls: readonly SeenCall[]
  /** What the run warned of, sentences. */
  readonly warnings: readonly string[]
}

export type CaseFidelity = 'handlers' | 'sockets'

export interface ConformanceCase {
  /** `outcomes/200 maps`: the topic, and the name in it. */
  readonly id: string
  readonly topic: string
  readonly check: CheckName
  /** Checks that it rests on: where one of them is off, so is the case. */
  readonly needs: readonly CheckName[]
  /** `decision 17`, `§2.3.1`. */
  readonly rules: readonly string[]
  /** Who says so; `chosen` when only we do. */
  readonly source: string
  /** Optional settings that are not at their default, as they are written; none for most cases. */
  readonly settings: readonly string[]
  /** Where it can be seen. Default: at both. */
  readonly fidelity?: CaseFidelity
  /** Whether it can be seen only of an executor that is given its ports: of an object. */
  readonly needsPorts?: boolean
  readonly scenario: () => Scenario
  readonly look: (seen: Seen) => readonly Finding[]
}
