// Carries the requests of a run at `wire` to a mock of ours on loopback. Each has a ticket in a header, by
// which the mock knows its call: so a service decides for the very visit that it would see at any other
// fidelity, and the judge hears what the service's side knows.
import { Agent, type Dispatcher } from 'undici'
import type { CallEnding, ExecutorSettings, WebhookLead } from '../executor/webhook.ts'
import type { Luck } from '../random/luck.ts'
import type { Decide } from '../service/decide.ts'
import type { Exchange, SentReply, Service } from '../service/definition.ts'
import type { ServedRequest } from '../service/served.ts'
import type { Clock } from '../time/clock.ts'
import type { Us } from '../time/instant.ts'
import type { Arrival } from './arrival.ts'
import { asMet, type Met } from './as-met.ts'
import { bodyContextOf, visitOf } from './call-context.ts'
import { CallDispatcher } from './call-dispatcher.ts'
import type { Admission } from './desk.ts'
import { openMockServer } from './mock-server.ts'
import { unknownHost } from './unknown-host.ts'
import type { Carrier, Passage, WireCall } from './wire.ts'
import { withHeaders } from './with-headers.ts'

const TICKET_HEADER = 'x-hookdrill-ticket'
const HOST = '127.0.0.1'

export interface MockCarrierSetup {
  readonly services: readonly Service[]
  readonly decide: Decide
  readonly luck: Luck
  readonly leadOf: (leadIndex: number) => WebhookLead
  readonly settings: ExecutorSettings
  /** Longest an answer may take to count (decision 4). */
  readonly answerMaxUs: Us
  readonly clock: Clock
  /** Told of every request the mock has served. */
  readonly served: (request: ServedRequest) => void
}

/** Opens the mock. Throws `EnvironmentError` where it cannot listen. */
export async function openMockCarrier(setup: MockCarrierSetup): Promise<Carrier> {
  const tickets = new Map<string, Ticket>()
  const { clock, services, decide, served: ended } = setup
  const server = await openMockServer({
    host: HOST,
    port: 0,
    clock,
    services,
    decide,
    ended,
    admit(arrival, arrivedUs) {
      const number = arrival.headers[TICKET_HEADER] ?? ''
      const ticket = tickets.get(number)
      tickets.delete(number)
      return ticket ? ticket.passage.admit(arrival, { ...ticket, arrivedUs }) : STRANGER
    },
  })
  const agent = new Agent({ connect: { timeout: 0 } }) // the call's own limit is the only one
  const road = { agent, address: `http://${HOST}:${server.port}`, tickets, ticketCount: 0 }
  return {
    open: (wireCall) => new MockPassage(wireCall, setup, road),
    async close() {
      await agent.destroy()
      await server.close()
      return []
    },
  }
}

const STRANGER: Admission = {
  kind: 'turned away',
  status: 404,
  reason: 'This mock is there for the calls of its run.',
}

/** What the sender's side knows of a request that is on its way. */
interface Ticket {
  readonly passage: MockPassage
  readonly serviceIndex: number
}

interface Road {
  readonly agent: Agent
  readonly address: string
  /** Of requests on their way, by number. */
  readonly tickets: Map<string, Ticket>
  ticketCount: number
}

class MockPassage implements Passage {
  readonly dispatcher: Dispatcher
  readonly #wireCall: WireCall
  readonly #setup: MockCarrierSetup
  readonly #road: Road
  readonly #met: Met[] = []
  readonly #numbers: string[] = []

  constructor(wireCall: WireCall, setup: MockCarrierSetup, road: Road) {
    this.#wireCall = wireCall
    this.#setup = setup
    this.#road = road
    this.dispatcher = new CallDispatcher((options, handler) =>
      road.agent.dispatch(this.#detour(options), handler),
    )
  }

  /** A request that has arrived at the mock. */
  admit(arrival: Arrival, { serviceIndex, arrivedUs }: Ticket & { arrivedUs: Us }): Admission {
    const { call, lead } = this.#wireCall
    const { services } = this.#setup
    const { method, target: path, body, headers: received } = arrival
    const { [TICKET_HEADER]: _, ...headers } = received
    const request = { method, url: `${services[serviceIndex]?.origin}${path}`, headers, body }
    const index = this.#met.length
    return {
      kind: 'guest',
      path,
      visit: visitOf(call, { request, serviceIndex, requestCount: index }),
      bodyOf: (reply) =>
        bodyContextOf(call, { ...this.#setup, reply, lead, requestBody: body, nowUs: arrivedUs }),
      decided: (reply) => void this.#met.push({ arrivedUs, reply, request }),
      sent: (sent) => this.#sent(index, sent),
    }
  }

  end({ outcome }: CallEnding): readonly Exchange[] {
    for (const number of this.#numbers) this.#road.tickets.delete(number)
    const lastUs = this.#wireCall.call.startedUs + this.#setup.answerMaxUs
    return this.#met.map((met) => asMet(met, { isTimeout: outcome === 'timeout', lastUs }))
  }

  #sent(index: number, sent: SentReply): void {
    const met = this.#met[index]
    if (met) this.#met[index] = { ...met, sent, sentUs: this.#setup.clock.now() }
  }

  /** The same request to the mock, with a ticket. */
  #detour(options: Dispatcher.DispatchOptions): Dispatcher.DispatchOptions {
    const { origin, host } = new URL(String(options.origin))
    const serviceIndex = this.#setup.services.findIndex((service) => service.origin === origin)
    if (serviceIndex < 0) throw unknownHost(origin)
    const number = String(this.#road.ticketCount++)
    this.#numbers.push(number)
    this.#road.tickets.set(number, { passage: this, serviceIndex })
    const headers = withHeaders(options.headers, { host, [TICKET_HEADER]: number })
    return { ...options, origin: this.#road.address, headers }
  }
}
