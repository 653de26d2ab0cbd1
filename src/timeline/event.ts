// The ordered events of a run in virtual time: a vocabulary below both its writer (the run loop) and
// its readers (measures, judge, digest, call log), so that the loop never imports what listens.
import type { CallEnding, WebhookLead } from '../executor/webhook.ts'
import type { Exchange, SeenRequest } from '../service/definition.ts'
import type { Us } from '../time/instant.ts'

export type { CallEnding, Exchange, SeenRequest }

/** Fixed facts of a run, known before its first event. */
export interface RunStarted {
  readonly kind: 'run-started'
  readonly timeUs: Us
  /** Leads that will arrive. */
  readonly offered: number
  readonly slotCount: number
  readonly timeoutUs: Us
  /** Longest an answer may take to count: the limit, or a µs less (decision 4). */
  readonly answerMaxUs: Us
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
  /** The lead as the executor got it; `undefined` at model fidelity, where no lead is made. */
  readonly lead: WebhookLead | undefined
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
