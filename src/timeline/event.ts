// The ordered events of a run in virtual time: a vocabulary below both its writer (the run loop) and
// its readers (measures, judge, digest, call log), so that the loop never imports what listens.
import type { CallResult, WebhookLead } from '../executor/webhook.ts'
import type { Reply } from '../service/definition.ts'
import type { Us } from '../time/instant.ts'

/** Fixed facts of a run, known before its first event. */
export interface RunStarted {
  readonly kind: 'run-started'
  readonly timeUs: Us
  /** Leads that will arrive. */
  readonly offered: number
  readonly slotCount: number
  readonly timeoutUs: Us
  /** By index, as events name them. */
  readonly webhooks: readonly string[]
}

export interface LeadArrived {
  readonly kind: 'lead-arrived'
  readonly timeUs: Us
  readonly leadIndex: number
}

/** The qualification rule kept the lead out; nothing more happens to it. */
export interface LeadSkipped {
  readonly kind: 'lead-skipped'
  readonly timeUs: Us
  readonly leadIndex: number
}

/** A call asks for a slot. It may get one at this very instant. */
export interface CallQueued {
  readonly kind: 'call-queued'
  readonly timeUs: Us
  readonly leadIndex: number
  readonly stepIndex: number
}

/** A slot is taken; the 30 s begin. */
export interface CallStarted {
  readonly kind: 'call-started'
  readonly timeUs: Us
  readonly leadIndex: number
  readonly stepIndex: number
  readonly webhookIndex: number
  readonly queuedUs: Us
}

/** The slot is free again. Everything the judge needs to know the truth of the call is here. */
export interface CallEnded {
  readonly kind: 'call-ended'
  readonly timeUs: Us
  readonly leadIndex: number
  readonly stepIndex: number
  readonly webhookIndex: number
  readonly queuedUs: Us
  readonly startedUs: Us
  readonly result: CallEnding
  /** What the service side saw and decided, one a request that reached it. */
  readonly exchanges: readonly Exchange[]
  /** The lead as the executor got it. Not at model fidelity, where no lead is made. */
  readonly lead?: WebhookLead
}

/** An executor's result; or, at model fidelity, a 2xx whose body nobody read; or an executor that
 *  broke its promise. */
export type CallEnding =
  | CallResult
  | { readonly outcome: 'accepted'; readonly status: number }
  | { readonly outcome: 'crashed'; readonly reason: string }

/** One request and the reply decided for it: the truth from the service's side. */
export interface Exchange {
  readonly arrivedUs: Us
  readonly reply: Reply
  /** Both left out at model fidelity. */
  readonly request?: SeenRequest
  readonly sent?: SentReply
}

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export interface SentReply {
  readonly status: number
  readonly body: string
}

export interface LeadCompleted {
  readonly kind: 'lead-completed'
  readonly timeUs: Us
  readonly leadIndex: number
  readonly arrivedUs: Us
}

export interface RunEnded {
  readonly kind: 'run-ended'
  readonly timeUs: Us
  /** False when the run was interrupted before its last lead. */
  readonly isComplete: boolean
}

export type TimelineEvent =
  | RunStarted
  | LeadArrived
  | LeadSkipped
  | CallQueued
  | CallStarted
  | CallEnded
  | LeadCompleted
  | RunEnded

export type Outcome = CallEnding['outcome']
