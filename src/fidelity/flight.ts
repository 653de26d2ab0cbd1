// One call in the air where an executor runs: the executor at work on one side, the requests it sends
// on the other. After each wake the event loop hops until the call has settled, or until its fidelity
// says that it may be left alone; only then does the run loop go on.

import type { CallEnding, WebhookCall, WebhookLead } from '../executor/webhook.ts'
import type { Luck } from '../random/luck.ts'
import type { Exchange } from '../service/definition.ts'
import type { Clock } from '../time/clock.ts'
import { type EventClass, REPLY_CLASS } from '../time/event-queue.ts'
import { after, type Us } from '../time/instant.ts'
import { type VirtualTime, virtualClock } from '../time/virtual-clock.ts'
import { type CallSetup, webhookCallOf, withWritten } from './call-context.ts'
import type { Call, Turn, Wake } from './port.ts'

/** Asked after each hop of a turn: hop again; leave the call until something wakes it; or give it up,
 *  for this reason. */
export type Patience = (flight: Flight) => 'hop' | 'leave' | { readonly giveUp: string }

export interface FlightSetup extends CallSetup {
  readonly luck: Luck
  readonly leadOf: (leadIndex: number) => WebhookLead
  readonly time: VirtualTime<Wake>
  /** One turn of the event loop of the process. */
  readonly hop: () => Promise<void>
  readonly patience: Patience
  /** Told when the call has ended. */
  readonly ended?: (flight: Flight, ending: CallEnding) => void
  /** Waited for before the run loop hears of it. */
  readonly rest?: (flight: Flight) => Promise<void>
}

export class Flight {
  readonly call: Call
  readonly lead: WebhookLead
  readonly setup: FlightSetup
  readonly clock: Clock
  readonly exchanges: Exchange[] = []
  readonly #wakes = new Set<Wake>()
  #ending: CallEnding | undefined
  #sleepCount = 0
  #fallenAsleepCount = 0
  #hopCount = 0
  #isQuiet = false
  #isOnTurn = false

  constructor(call: Call, setup: FlightSetup) {
    this.call = { ...call } // an executor may look back at it after its slot has another
    this.setup = setup
    this.lead = withWritten(setup.leadOf(call.leadIndex), call.written)
    this.clock = virtualClock(setup.time, {
      wakeWith: (ring) => this.#wakeWith(ring),
      asleep: () => this.asleep(),
      awake: () => this.awake(),
    })
  }

  /** Sets the executor to work: `execute` is everything it does for this call. */
  begin(execute: (call: WebhookCall) => Promise<CallEnding>): Promise<Turn> {
    execute(webhookCallOf(this.call, this.lead, this.setup)).then(
      (ending) => this.#end(ending),
      (error) => this.crash(String(error)),
    )
    return this.#turn()
  }

  get isOver(): boolean {
    return this.#ending !== undefined
  }

  /** Whether something of this call waits: on the clock, or for ever. */
  get isAsleep(): boolean {
    return this.#sleepCount > 0
  }

  /** Whether nothing of this call fell asleep in the last hop. */
  get isQuiet(): boolean {
    return this.#isQuiet
  }

  /** Hops of this turn so far. */
  get hopCount(): number {
    return this.#hopCount
  }

  /** Something of this call waits now: on the clock, or for ever. */
  asleep(): void {
    this.#sleepCount++
    this.#fallenAsleepCount++
  }

  awake(): void {
    this.#sleepCount--
  }

  /** Runs `ring` after `span`, unless the wake is cancelled or the call ends before. */
  alarm(span: Us, eventClass: EventClass, ring: () => void): Wake {
    const wake = this.#wakeWith(ring)
    const { queue, nowUs } = this.setup.time
    if (!wake.isCancelled) queue.push(after(nowUs, span), eventClass, wake)
    return wake
  }

  /** Takes an alarm back. */
  silence(wake: Wake): void {
    this.#wakes.delete(wake)
    this.setup.time.queue.cancel(wake)
  }

  /** Ends the call because the executor broke its promise. */
  crash(reason: string): void {
    this.#end({ outcome: 'crashed', reason })
  }

  #end(ending: CallEnding): void {
    if (this.#ending) return
    const { queue, nowUs } = this.setup.time
    for (const wake of this.#wakes) queue.cancel(wake)
    // In the turn of another call, whose connection it waited for: a turn of its own tells the run loop.
    if (!this.#isOnTurn) queue.push(nowUs, REPLY_CLASS, this.#wakeWith(noRing))
    this.#ending = ending
    this.setup.ended?.(this, ending)
  }

  async #turn(): Promise<Turn> {
    this.#isOnTurn = true
    this.#hopCount = 0
    try {
      while (!this.#ending) {
        const before = this.#fallenAsleepCount
        await this.setup.hop()
        this.#hopCount++
        this.#isQuiet = this.#fallenAsleepCount === before
        const advice = this.#ending ? 'hop' : this.setup.patience(this)
        if (advice === 'leave') return 'parked'
        if (advice !== 'hop') this.crash(advice.giveUp)
      }
      if (this.setup.rest) await this.setup.rest(this)
      return { ending: this.#ending, exchanges: this.exchanges, lead: this.lead }
    } finally {
      this.#isOnTurn = false
    }
  }

  /** What an executor begins to wait for when its call is over never comes. */
  #wakeWith(ring: () => void): Wake {
    const wake: Wake = {
      call: this.call,
      isCancelled: this.isOver,
      wake: () => {
        this.#wakes.delete(wake)
        this.#isOnTurn = true
        ring()
        return this.#turn()
      },
    }
    this.#wakes.add(wake)
    return wake
  }
}

function noRing(): void {}
