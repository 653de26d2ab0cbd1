// What a check is. Two kinds, by what they look at: the timeline (every event, at every fidelity) or
// one finished call with what is known of it (a pure function; only where an executor ran). A new check
// is a file of its own and a line in `judge.ts`.
import type { Rendering } from '../executor/request.ts'
import type { WebhookCall } from '../executor/webhook.ts'
import type { CallEnded, Exchange } from '../timeline/event.ts'
import type { Listener } from '../timeline/listener.ts'
import type { Showing } from './words.ts'

/** What should have been and what was, in words. */
export interface Mismatch {
  readonly expected: string
  readonly actual: string
}

export interface Violation extends Mismatch {
  readonly lead: number
  readonly step: number
}

/** Where a check of the timeline writes down what it saw. */
export interface Tally {
  /** One more item, or `count` more, looked at. */
  looked(count?: number): void
  violated(violation: Violation): void
}

/** What is known of a run before it begins. */
export interface CheckedRun {
  readonly campaigns: readonly { readonly trigger: { readonly kind: string } }[]
}

interface Named {
  /** Stable and documented: `map-only-on-2xx`. */
  readonly id: string
  /** What holds when it passes, as a sentence. */
  readonly title: string
  /** Why it may have had nothing to look at. */
  readonly nothing: string
  /** Whether a run can have anything for it to look at; every run when left out. */
  readonly appliesTo?: (run: CheckedRun) => boolean
}

export interface TimelineCheck extends Named {
  readonly of: 'timeline'
  open(tally: Tally): Listener
}

export interface CallCheck extends Named {
  readonly of: 'call'
  /** `not looked` when the rule says nothing about this call. */
  look(evidence: Evidence): 'not looked' | 'fine' | Mismatch
}

export type Check = TimelineCheck | CallCheck

/** One finished call and the truth about it. */
export interface Evidence {
  readonly event: CallEnded
  /** The call as the executor got it. */
  readonly call: WebhookCall
  /** The request as it should have gone out, or why none should. */
  readonly rendering: Rendering
  /** The answer that was complete in time, as the service sent it. */
  readonly answer: Exchange | undefined
  /** For the words of a mismatch. */
  readonly showing: Showing
}
