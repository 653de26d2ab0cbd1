// The port between the run loop and however a call reaches its service. A fidelity promises:
// - `begin` and every wake answer with `parked` (a wake of the call is in the queue, or it waits for
//   ever) or with how the call ended; a value when nothing had to be waited for, else a promise;
// - it decides each reply at the virtual instant the request arrives;
// - the wakes of a call that has ended are cancelled or do nothing.
// `test/contract/reach` holds every fidelity to it.

import type { CallEnding, WebhookLead } from '../executor/webhook.ts'
import type { Exchange, Visit } from '../service/definition.ts'
import type { Cancellable } from '../time/event-queue.ts'
import type { Us } from '../time/instant.ts'

/** One execution of a call step for one lead, holding a slot. It is also the visit it will make. */
export interface Call extends Visit {
  readonly webhookIndex: number
  readonly arrivedUs: Us
  readonly queuedUs: Us
  readonly startedUs: Us
}

export interface Settled {
  readonly ending: CallEnding
  readonly exchanges: readonly Exchange[]
  /** `undefined` where no lead is made. */
  readonly lead: WebhookLead | undefined
}

export type Turn = 'parked' | Settled

/** What the event queue holds: whose turn it is, and how to give it. */
export interface Wake extends Cancellable {
  readonly call: Call
  wake(): Turn | Promise<Turn>
}

export interface Reach {
  begin(call: Call): Turn | Promise<Turn>
}
