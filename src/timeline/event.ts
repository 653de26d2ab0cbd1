// The ordered events of a run in virtual time: a vocabulary below both its writer (the run loop) and
// its readers (measures, judge, digest, call log), so that the loop never imports what listens.
import type { CallEnding, ExecutorSettings, WebhookLead } from '../executor/webhook.ts'
import type { Exchange, SeenRequest } from '../service/definition.ts'
import type { ServedRequest } from '../service/served.ts'
import type { Us } from '../time/instant.ts'

export type { CallEnding, Exchange, SeenRequest, ServedRequest }

/** Fixed facts of a run, known before its first event. */
export interface RunStarted {
  readonly kind: 'run-started'
  readonly timeUs: Us
  /** How many times a lead will arrive; triggers bring more. */
  readonly offered: number
  /** How many times each of them will. */
  readonly offeredOfLead: number
  readonly slotCount: number
  /** Steps worked on at once. */
  readonly processing: number | 'unlimited'
  /** Longest a call may take, by what `timeoutCovers` says. */
  readonly timeoutUs: Us
  /** Longest an answer may take to count: the limit, or a µs less (decision 4). */
  readonly answerMaxUs: Us
  /** What has to come within the limit (decision 3). */
  readonly timeoutCovers: ExecutorSettings['timeoutCovers']
  /** By index, as events name them. */
  readonly webhooks: readonly string[]
  readonly campaigns: readonly string[]
}

export interface LeadArrived {
  readonly kind: 'lead-arrived'
  readonly timeUs: Us
  readonly campaignIndex: number
  readonly leadIndex: number
  /** By the trigger *Webhook is Called*: not one of those that were offered. */
  readonly isTriggered: boolean
}

/** The campaign does not admit the lead; nothing more happens to it there. */
export interface LeadSkipped {
  readonly kind: 'lead-skipped'
  readonly timeUs: Us
  readonly campaignIndex: number
  readonly leadIndex: number
  /** The qualification rule, or triggers that brought it round and round (`campaign/entry.ts`). */
  readonly reason: 'not qualified' | 'endless loop'
}

/** A `send` step begins; it may have waited behind other work. */
export interface SendStarted {
  readonly kind: 'send-started'
  readonly timeUs: Us
  readonly campaignIndex: number
  readonly leadIndex: number
  readonly stepIndex: number
  readonly queuedUs: Us
}

export interface SendEnded {
  readonly kind: 'send-ended'
  readonly timeUs: Us
  /** How long it was worked on. */
  readonly spanUs: Us
  readonly campaignIndex: number
  readonly leadIndex: number
  readonly stepIndex: number
}

/** A call asks for a slot. It may get one at this very instant. */
export interface CallQueued {
  readonly kind: 'call-queued'
  readonly timeUs: Us
  readonly leadIndex: number
  readonly stepIndex: number
}

/** A slot is taken; the time limit begins. */
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
  readonly campaignIndex: number
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
  readonly campaignIndex: number
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
  | SendStarted
  | SendEnded
  | LeadCompleted
  | RunEnded

export type Outcome = CallEnding['outcome']
