// One request of a call on its way through its service: the flight's side of the stage that handlers
// see. What the service decided and sent is recorded here, for the judge.
import type { Stage } from '../service/as-msw-handler.ts'
import type { BodyContext } from '../service/body.ts'
import type { Exchange, Reply, SeenRequest, SentReply, Visit } from '../service/definition.ts'
import { connectionError, FAULTS, failureIn } from '../service/faults.ts'
import type { Us } from '../time/instant.ts'
import { bodyContextOf, visitOf } from './call-context.ts'
import type { Flight } from './flight.ts'

export class FlightStage implements Stage {
  readonly #flight: Flight
  readonly request: SeenRequest
  readonly arrivedUs: Us
  #exchange: Exchange | undefined

  constructor(flight: Flight, request: SeenRequest) {
    this.#flight = flight
    this.request = request
    this.arrivedUs = flight.clock.now()
  }

  visit(serviceIndex: number): Visit {
    const { call, exchanges } = this.#flight
    return visitOf(call, { request: this.request, serviceIndex, requestCount: exchanges.length })
  }

  bodyOf(reply: Reply): BodyContext {
    const { call, lead, setup, clock } = this.#flight
    const requestBody = this.request.body
    return bodyContextOf(call, { ...setup, reply, lead, requestBody, nowUs: clock.now() })
  }

  get nowUs(): Us {
    return this.#flight.clock.now()
  }

  /** Whether the sender undoes that coding of a body: its client asked for it of its own accord. What a
   *  webhook asks for is not known to be undone. */
  undoes(coding: string): boolean {
    const { call, setup } = this.#flight
    const configured = setup.webhooks[call.webhookIndex]?.headers ?? []
    if (configured.some(({ name }) => name.toLowerCase() === 'accept-encoding')) return false
    const accepted = this.request.headers['accept-encoding'] ?? ''
    return accepted.split(',').some((each) => each.split(';')[0]?.trim() === coding)
  }

  decided(reply: Reply): void {
    this.#record({ arrivedUs: this.arrivedUs, request: this.request, ...this.#exchange, reply })
  }

  /** The same request, arriving now at somebody else. */
  anew(): FlightStage {
    return new FlightStage(this.#flight, this.request)
  }

  /** The request was for somebody else after all. */
  undecided(): void {
    const { exchanges } = this.#flight
    if (this.#exchange) exchanges.splice(exchanges.indexOf(this.#exchange), 1)
    this.#exchange = undefined
  }

  /** Does work of the service's that may take virtual time: its call may be left alone meanwhile. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#flight.asleep()
    try {
      return await work()
    } finally {
      this.#flight.awake()
    }
  }

  wait(span: Us | 'never'): Promise<void> {
    if (span !== 'never') return this.#flight.clock.sleep(span)
    this.#flight.asleep()
    return new Promise(() => {})
  }

  sent(sent: SentReply): void {
    if (this.#exchange) this.#record({ ...this.#exchange, sent })
  }

  /** What the sender's socket says when the service closes on it. */
  connectionError(): Error {
    const name = this.#exchange?.reply.fault
    return connectionError((name && failureIn(FAULTS[name])) ?? FAULTS.reset.failure)
  }

  /** In the place of what was recorded before. */
  #record(exchange: Exchange): void {
    const { exchanges } = this.#flight
    const index = this.#exchange ? exchanges.indexOf(this.#exchange) : exchanges.length
    exchanges[index] = exchange
    this.#exchange = exchange
  }
}
