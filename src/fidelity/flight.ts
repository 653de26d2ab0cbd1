import type { CallEnding, Executor, WebhookLead } from '../executor/webhook.ts'
import type { Luck } from '../random/luck.ts'
import type { Stage } from '../service/as-msw-handler.ts'
import type { BodyContext } from '../service/body.ts'
import type { Exchange, Reply, SeenRequest, SentReply, Visit } from '../service/definition.ts'
import { connectionError, FAULTS, failureIn } from '../service/faults.ts'
import type { Clock } from '../time/clock.ts'
import type { Us } from '../time/instant.ts'
import { type VirtualTime, virtualClock } from '../time/virtual-clock.ts'
import {
  bodyContextOf,
  type CallSetup,
  visitOf,
  webhookCallOf,
  withWritten,
} from './call-context.ts'
import { HandlerDispatcher, type HandlersByOrigin } from './dispatcher.ts'
import type { Call, Turn, Wake } from './port.ts'

/** Hops an executor may keep starting new requests before its call counts as parked. */
const HOPS_WHILE_PARKING = 16
/** Hops for a call that neither settles nor sleeps on virtual time, a second or two of real time:
 *  room for an executor that reads a file, but not for one that waits outside the clock. */
const HOPS_UNTIL_STUCK = 1_000_000

const STUCK: CallEnding = {
  outcome: 'crashed',
  reason: 'the executor waits for something that is not on the virtual clock',
}

export interface FlightSetup extends CallSetup {
  readonly executor: Executor
  readonly luck: Luck
  readonly leadOf: (leadIndex: number) => WebhookLead
  readonly time: VirtualTime<Wake>
  /** One turn of the event loop of the process. */
  readonly hop: () => Promise<void>
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

  constructor(call: Call, setup: FlightSetup) {
    this.call = { ...call } // an executor may look back at it after its slot has another
    this.setup = setup
    this.lead = withWritten(setup.leadOf(call.leadIndex), call.written)
    this.clock = virtualClock(setup.time, {
      wakeWith: (ring) => this.#wakeWith(ring),
      asleep: () => this.asleep(),
      awake: () => this.#sleepCount--,
    })
  }

  begin(handlersOf: HandlersByOrigin): Promise<Turn> {
    void this.#execute(handlersOf)
    return this.#turn()
  }

  /** Something of this call waits now: on the clock, or for ever. */
  asleep(): void {
    this.#sleepCount++
    this.#fallenAsleepCount++
  }

  async #execute(handlersOf: HandlersByOrigin): Promise<void> {
    const { executor } = this.setup
    const dispatcher = new HandlerDispatcher(
      (request) => new FlightStage(this, request),
      handlersOf,
    )
    try {
      this.#end(
        await executor.execute(webhookCallOf(this.call, this.lead, this.setup), {
          dispatcher,
          clock: this.clock,
        }),
      )
    } catch (error) {
      this.#end({ outcome: 'crashed', reason: String(error) })
    }
  }

  #end(ending: CallEnding): void {
    if (this.#ending) return
    this.#ending = ending
    for (const wake of this.#wakes) this.setup.time.queue.cancel(wake)
  }

  async #turn(): Promise<Turn> {
    for (let hops = 1; !this.#ending; hops++) {
      const before = this.#fallenAsleepCount
      await this.setup.hop()
      const isQuiet = this.#fallenAsleepCount === before || hops >= HOPS_WHILE_PARKING
      if (this.#ending) break
      if (this.#sleepCount > 0 && isQuiet) return 'parked'
      if (hops === HOPS_UNTIL_STUCK) this.#end(STUCK)
    }
    return { ending: this.#ending, exchanges: this.exchanges, lead: this.lead }
  }

  #wakeWith(ring: () => void): Wake {
    const wake: Wake = {
      call: this.call,
      isCancelled: false,
      wake: () => {
        this.#wakes.delete(wake)
        ring()
        return this.#turn()
      },
    }
    this.#wakes.add(wake)
    return wake
  }
}

/** One request of the call on its way through its service. */
export class FlightStage implements Stage {
  readonly #flight: Flight
  readonly #request: SeenRequest
  readonly arrivedUs: Us
  #exchangeIndex = -1

  constructor(flight: Flight, request: SeenRequest) {
    this.#flight = flight
    this.#request = request
    this.arrivedUs = flight.clock.now()
  }

  visit(serviceIndex: number): Visit {
    const { call, exchanges } = this.#flight
    return visitOf(call, { request: this.#request, serviceIndex, requestCount: exchanges.length })
  }

  get body(): BodyContext {
    const { call, lead, setup, clock } = this.#flight
    const { luck, settings } = setup
    const requestBody = this.#request.body
    return bodyContextOf(call, { lead, luck, settings, requestBody, nowUs: clock.now() })
  }

  decided(reply: Reply): void {
    const exchange = { arrivedUs: this.arrivedUs, reply, request: this.#request }
    this.#exchangeIndex = this.#flight.exchanges.push(exchange) - 1
  }

  wait(span: Us | 'never'): Promise<void> {
    if (span !== 'never') return this.#flight.clock.sleep(span)
    this.#flight.asleep()
    return new Promise(() => {})
  }

  sent(sent: SentReply): void {
    const exchange = this.#flight.exchanges[this.#exchangeIndex]
    if (exchange) this.#flight.exchanges[this.#exchangeIndex] = { ...exchange, sent }
  }

  /** What the sender's socket says when the service closes on it. */
  connectionError(): Error {
    const name = this.#flight.exchanges[this.#exchangeIndex]?.reply.fault
    return connectionError((name && failureIn(FAULTS[name])) ?? FAULTS.reset.failure)
  }
}
