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

/** One execution of a call step for one lead, holding a slot. It is also the visit it will make. Its
 *  object belongs to the slot and is filled again for the slot's next call: whoever needs it for longer
 *  copies it. */
export interface Call extends Visit {
  /** From 0; no other call in flight has it. */
  readonly slotIndex: number
  readonly campaignIndex: number
  readonly webhookIndex: number
  /** How its lead came into the flow, see `campaign/entry.ts`. */
  readonly entry: number
  readonly arrivedUs: Us
  readonly queuedUs: Us
  readonly startedUs: Us
}

/** How a call ended. Good until the fidelity is asked again. */
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
  /** Where time is real and passes by itself; left out where it is virtual and jumps. Asked when nothing
   *  is due: `undefined` when `nextUs`, the next instant anything is due at, has come, or when nothing
   *  ever will be; else a promise until then, until a call puts a wake into the queue, or until it is
   *  time to look at the outside world. */
  letPass?(nextUs: Us | undefined): Promise<void> | undefined
}

/** A reach that changed something of the process, which `close` puts back; it gives what a reader of the
 *  report should know. */
export interface OpenedReach {
  readonly reach: Reach
  close(): Promise<readonly string[]>
}
