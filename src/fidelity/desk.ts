// Where the mock takes requests: what a service decides is asked of `decide` at the instant the whole
// request is there, and delivered at the instant the reply is due. For which service a request is, and
// from whom, is the business of whoever opens the mock (`admit`); what became of it is told to a
// listener. Nothing here grows with the number of requests.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { assert } from '../errors.ts'
import { type BodyContext, compileBody, type MakeBody } from '../service/body.ts'
import type { Decide } from '../service/decide.ts'
import { everyAnswer } from '../service/decide.ts'
import type { Reply, SentReply, Service, Visit } from '../service/definition.ts'
import { FAULTS } from '../service/faults.ts'
import { replyHeaders } from '../service/reply-headers.ts'
import type { ServedRequest } from '../service/served.ts'
import type { Clock } from '../time/clock.ts'
import { between, type Us, us, ZERO } from '../time/instant.ts'
import { type Arrival, readArrival } from './arrival.ts'
import { deliver } from './deliver.ts'
import { arrivesWhole, asSent, type Delivery, deliveryOf, startsAheadUs } from './delivery.ts'

/** Pipelined requests would get around the limit on connections. More are turned away with 503. */
const REQUESTS_OPEN_MAX = 10_000
/** Most characters of a path that are told. */
const PATH_MAX = 500

/** What is done with a request. */
export type Admission =
  | ({ readonly kind: 'guest' } & Guest)
  /** The mock itself answers, and counts it nowhere. */
  | { readonly kind: 'page'; readonly page: SentReply }
  | { readonly kind: 'turned away'; readonly status: number; readonly reason: string }

/** A request that has found its service. */
export interface Guest {
  readonly visit: Visit
  /** Path and query as the service sees them. */
  readonly path: string
  readonly bodyOf: (reply: Reply) => BodyContext
  /** Told what was decided; then what goes out, if it is to arrive whole; then how it ended. */
  readonly decided?: (reply: Reply) => void
  readonly sent?: (sent: SentReply) => void
  readonly ended?: (served: ServedRequest) => void
}

export interface DeskSetup {
  readonly clock: Clock
  /** Visits name them by index. */
  readonly services: readonly Service[]
  readonly decide: Decide
  readonly admit: (arrival: Arrival, arrivedUs: Us) => Admission
  /** A request is there; it is over when `ended` tells of it. */
  readonly begun?: () => void
  readonly ended?: (served: ServedRequest) => void
  /** Waited for before a request is looked at, so that nothing piles up behind a slow journal. */
  readonly ready?: () => Promise<void> | undefined
}

/** A reply made ready: what does not depend on the request. */
interface Prepared {
  readonly delivery: Delivery
  readonly headersOf: (reply: Reply) => SentReply['headers']
  readonly makeBody: MakeBody
}

/** One request on its way. */
interface Errand {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Aborts when the sender has left, or the mock stops. */
  readonly gone: AbortSignal
}

const NOTHING: Prepared = { delivery: { kind: 'nothing' }, headersOf: () => [], makeBody: () => '' }

type Note = { -readonly [Key in keyof ServedRequest]: ServedRequest[Key] }

export class Desk {
  readonly #setup: DeskSetup
  /** By service, by reply. */
  readonly #prepared: readonly (readonly Prepared[])[]
  readonly #open = new Set<Promise<void>>()
  /** Requests that share a connection, to be told when it closes: Node 22 tells only the first of them. */
  readonly #sharing = new WeakMap<Socket, Set<AbortController>>()
  #count = 0
  #isClosing = false

  constructor(setup: DeskSetup) {
    this.#setup = setup
    this.#prepared = setup.services.map((service) =>
      everyAnswer(service).map((definition) => ({
        delivery: deliveryOf(definition.fault && FAULTS[definition.fault]),
        headersOf: replyHeaders(definition),
        makeBody: compileBody(definition.body),
      })),
    )
  }

  take(request: IncomingMessage, response: ServerResponse): void {
    const gone = new AbortController()
    const sharing = this.#sharingOf(request.socket).add(gone)
    response.once('close', () => gone.abort(GONE))
    const isOver = this.#serve({ request, response, gone: gone.signal }).finally(() => {
      this.#open.delete(isOver)
      sharing.delete(gone)
    })
    this.#open.add(isOver)
  }

  #sharingOf(socket: Socket): Set<AbortController> {
    const known = this.#sharing.get(socket)
    if (known) return known
    const sharing = new Set<AbortController>()
    this.#sharing.set(socket, sharing)
    socket.once('close', () => {
      for (const gone of sharing) gone.abort(GONE)
    })
    return sharing
  }

  /** What was no request, or took too long, or had too long a header: `code` is Node's word for it. */
  refuse(socket: Socket, code: string | undefined): void {
    if (!socket.writable) return void socket.destroy()
    const { status, reason } = REFUSALS[code ?? ''] ?? { status: 400, reason: 'It is not HTTP.' }
    socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    const note = this.#note(NO_REQUEST, this.#setup.clock.now())
    this.#setup.begun?.()
    this.#setup.ended?.({ ...note, ending: 'turned away', status, reason })
  }

  /** From now on whatever ends was stopped. Resolves when all that is open has ended, which is when
   *  its connections are closed. */
  async close(): Promise<void> {
    this.#isClosing = true
    await Promise.all(this.#open)
  }

  async #serve(errand: Errand): Promise<void> {
    const arrival = await readArrival(errand.request)
    if (!arrival) return
    const arrivedUs = this.#setup.clock.now()
    await this.#setup.ready?.()
    const admission = this.#admission(arrival, arrivedUs)
    if (admission.kind === 'page') return answerAtOnce(errand, admission.page)
    const note = this.#note(arrival, arrivedUs)
    this.#setup.begun?.()
    try {
      if (admission.kind === 'guest') await this.#attend(admission, errand, note)
      else turnAway(errand, admission, note)
    } catch (error) {
      this.#breakOff(errand, error, note)
    }
    note.tookUs = between(arrivedUs, this.#setup.clock.now())
    if (admission.kind === 'guest') admission.ended?.(note)
    this.#setup.ended?.(note)
  }

  #admission(arrival: Arrival, arrivedUs: Us): Admission {
    const isFull = this.#open.size > REQUESTS_OPEN_MAX
    if (arrival.isTooLong) return { kind: 'turned away', ...TOO_LONG }
    return isFull ? { kind: 'turned away', ...FULL } : this.#setup.admit(arrival, arrivedUs)
  }

  async #attend(guest: Guest, { response, gone }: Errand, note: Note): Promise<void> {
    const { clock, services, decide } = this.#setup
    const { serviceIndex, leadIndex } = guest.visit
    const reply = decide(guest.visit, note.arrivedUs)
    const { status, afterUs } = reply
    guest.decided?.(reply)
    const service = services[serviceIndex]?.origin
    Object.assign(note, { service, leadIndex, path: cut(guest.path), askedUs: afterUs })
    if (reply.fault) note.fault = reply.fault

    const { delivery, headersOf, makeBody } = this.#preparedFor(serviceIndex, reply)
    if (delivery.kind === 'reset' && delivery.shownAs) note.shownAs = delivery.shownAs
    const dueUs = note.arrivedUs + (afterUs === 'never' ? 0 : afterUs - startsAheadUs(delivery))
    const leftUs = dueUs - clock.now()
    if (leftUs > 0) await clock.sleep(us(leftUs), gone)
    const sent = asSent(delivery, {
      status,
      headers: headersOf(reply),
      body: makeBody(guest.bodyOf(reply)),
    })
    if (arrivesWhole(delivery)) guest.sent?.(sent)
    const started = (): void => {
      note.overheadUs = us(Math.max(0, clock.now() - dueUs))
    }
    note.bytesOut = await deliver(delivery, { response, sent, clock, gone, started })
    if (response.headersSent) note.status = status
    note.ending = reply.fault ? 'struck' : 'answered'
  }

  #preparedFor(serviceIndex: number, { replyIndex, afterUs }: Reply): Prepared {
    if (afterUs === 'never') return NOTHING
    const prepared = this.#prepared[serviceIndex]?.[replyIndex]
    assert(prepared, 'a service decides for one of its replies')
    return prepared
  }

  /** The sender has left, or the mock stops, or we failed. */
  #breakOff({ request, response, gone }: Errand, error: unknown, note: Note): void {
    if (response.headersSent) note.status = response.statusCode
    note.ending = this.#isClosing ? 'stopped' : 'left'
    if (!gone.aborted) Object.assign(note, { ending: 'broke', reason: String(error) })
    request.socket.destroy()
  }

  #note({ method, target, bodyBytes }: Arrival, arrivedUs: Us): Note {
    return {
      number: this.#count++,
      arrivedUs,
      method,
      path: cut(target),
      ending: 'answered',
      tookUs: ZERO,
      bytesIn: bodyBytes,
      bytesOut: 0,
    }
  }
}

/** Made once: an abort without a reason makes an error of its own, stack and all, for every request. */
const GONE = new Error('The connection is closed.')

const TOO_LONG = { status: 413, reason: 'Its body is over the limit.' }
const FULL = { status: 503, reason: 'Too many requests are open.' }
const REFUSALS: Readonly<Record<string, { status: number; reason: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, reason: 'Its header is over the limit.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: 'It took too long to arrive.' },
}
const NO_REQUEST: Arrival = {
  method: '',
  target: '',
  headers: {},
  body: undefined,
  bodyBytes: 0,
  isTooLong: false,
}

function cut(path: string): string {
  return path.length > PATH_MAX ? `${path.slice(0, PATH_MAX)}…` : path
}

function turnAway(
  { response }: Errand,
  { status, reason }: { status: number; reason: string },
  note: Note,
): void {
  const text = `${reason}\n`
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  response.end(text)
  Object.assign(note, { ending: 'turned away', status, reason, bytesOut: Buffer.byteLength(text) })
}

function answerAtOnce({ response }: Errand, { status, headers, body }: SentReply): void {
  response.writeHead(status, [...headers.flat(), 'content-length', String(Buffer.byteLength(body))])
  response.end(body)
}
