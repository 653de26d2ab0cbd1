// Requests on their way out of the process, caught by MSW at the socket, whoever sends them: `fetch`,
// undici, `node:http`. Nothing gets past: who is not mocked is not found, and a connection that speaks
// no HTTP is refused.
import { TLSSocket } from 'node:tls'
import { type HttpRequestEvent, Interceptor, RequestController } from '@mswjs/interceptors'
import { HttpRequestInterceptor } from '@mswjs/interceptors/http'
import { SocketInterceptor } from '@mswjs/interceptors/net'
import { bodyText } from '../executor/body-text.ts'
import type { SeenRequest } from '../service/definition.ts'
import type { Answering } from './answer.ts'
import { callScope } from './call-scope.ts'
import type { Enclosure } from './enclosure.ts'
import type { Flight } from './flight.ts'
import { FlightStage } from './flight-stage.ts'
import { Pouring } from './pouring.ts'
import { beginsRequest, type RequestHead, readHead } from './request-head.ts'
import { RequestOwners } from './request-owners.ts'
import { heardFrom } from './socket-timeouts.ts'

type ConnectionEvent = Parameters<Parameters<SocketInterceptor['on']>[1]>[0]

/** A client that has another request in its queue sends it sooner than this. */
const HOPS_WITHOUT_REQUEST = 20

/** Where every host is found, as MSW has it. */
const LOOPBACK = '127.0.0.1'

/** Catches every request until it is closed. */
export class Interception {
  readonly #enclosure: Enclosure
  #answer: Answering = notYet
  readonly #sockets = Interceptor.singleton(SocketInterceptor)
  readonly #requests = new HttpRequestInterceptor()
  readonly #owners = new RequestOwners()
  /** Requests that nobody has answered yet. */
  readonly #unanswered = new Set<RequestController>()
  readonly #pouring = new Pouring()
  #seenCount = 0

  constructor(enclosure: Enclosure) {
    this.#enclosure = enclosure
    this.#requests.apply()
    this.#requests.on('request', this.#onRequest)
    // MSW's own listener comes first, or it would miss the first bytes.
    this.#sockets.apply(this)
    this.#sockets.on('connection', this.#onConnection)
  }

  /** From now on requests are answered. */
  open(answer: Answering): void {
    this.#answer = answer
  }

  /** Ends the requests that nobody answers any more, and those that were queued behind them, until no
   *  more come: what is left when this is closed would go out for real. */
  async abandon(hop: () => Promise<void>): Promise<void> {
    for (let hops = 0; hops < HOPS_WITHOUT_REQUEST; hops++) {
      const before = this.#seenCount
      for (const controller of this.#unanswered) refuse(controller, new Error('The run is over.'))
      this.#pouring.breakOff()
      await hop()
      if (this.#seenCount > before) hops = 0
    }
  }

  close(): void {
    this.#owners.close()
    this.#requests.dispose()
    this.#sockets.removeListener('connection', this.#onConnection)
    this.#sockets.dispose(this)
  }

  readonly #onConnection = ({ socket, controller, connectionOptions }: ConnectionEvent): void => {
    socket.once('close', () => closeHandle(socket))
    // MSW connects only with the answer; a client's time limits say otherwise.
    const connect = (bytes: Buffer): void => {
      if (!socket.connecting || !beginsRequest(bytes)) return
      socket.emit('lookup', null, LOOPBACK, 4, connectionOptions.host)
      Reflect.apply(Reflect.get(controller, 'emulateConnect'), controller, [])
    }
    const bytes = written(socket)
    if (bytes.length > 0) connect(bytes)
    else socket.once('data', connect)
    Reflect.set(controller, 'passthrough', () => {
      const peer = `${connectionOptions.host}:${connectionOptions.port}`
      // undici opens a connection in reserve, others wait for the server to speak first.
      if (written(socket).length === 0) return this.#enclosure.suspect(`for ${peer} to speak first`)
      this.#enclosure.warn(`a connection to ${peer} that speaks no HTTP was refused`)
      socket.destroy(notFound(`${connectionOptions.host}`))
    })
  }

  readonly #onRequest = async (event: HttpRequestEvent): Promise<void> => {
    const { request, controller } = event
    this.#seenCount++
    const socket = Object(event.initiator)
    const { flight = this.#enclosure.flight, side } =
      this.#owners.take(socket) ?? callScope.getStore() ?? {}
    if (!flight || flight.isOver || side === 'service') {
      const why = side === 'service' ? 'by a handler' : 'after its call had ended'
      this.#enclosure.warn(`${request.method} ${request.url} was sent ${why}, and reached nobody`)
      refuse(controller, notFound(new URL(request.url).host))
      return
    }
    this.#unanswered.add(controller)
    const answer = await this.#serve(flight, request, socket)
    this.#unanswered.delete(controller)
    if (answer instanceof Error) refuse(controller, answer)
    else if (isOpen(controller)) controller.respondWith(answer)
  }

  /** The client may hang up at any time; then nobody hears the answer. */
  async #serve(flight: Flight, request: Request, socket: object): Promise<Response | Error> {
    try {
      const origin = originOf(request.url, socket)
      const seen = await seenRequest(request, { origin, head: readHead(written(socket)) })
      return await this.#enclosure.asService(flight, async () => {
        const answer = await this.#answer(origin, new FlightStage(flight, seen))
        if (answer instanceof Error) return answer
        return isSized(answer)
          ? this.#pouring.headFirst(answer, () => heardFrom(socket))
          : withLength(answer)
      })
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}

/** A client that has hung up hears nothing. */
function isOpen({ readyState }: RequestController): boolean {
  return readyState === RequestController.PENDING
}

function refuse(controller: RequestController, error: Error): void {
  if (isOpen(controller)) controller.errorWith(error)
}

/** A socket that MSW has answered is destroyed in MSW's own way, which leaves the handle open: some 140 kB
 *  of every connection over TLS would stay for as long as the process. */
function closeHandle(socket: object): void {
  const handle: unknown = Reflect.get(socket, '_handle')
  Reflect.set(socket, '_handle', null)
  for (const each of [handle, Reflect.get(Object(handle), '_parent')]) {
    if (isClosable(each)) each.close()
  }
}

function isClosable(handle: unknown): handle is { close(): void } {
  return typeof Reflect.get(Object(handle), 'close') === 'function'
}

/** MSW keeps what a client has written until it is answered. */
function written(socket: object): Buffer {
  const pending: unknown = Reflect.get(socket, '_pendingData')
  const chunks = Array.isArray(pending)
    ? pending.map(({ chunk, encoding }) => bytesOf(chunk, encoding))
    : []
  return Buffer.concat(chunks)
}

/** Clients write the head of a request as Latin-1. */
function bytesOf(chunk: Uint8Array | string, encoding: unknown): Uint8Array {
  if (typeof chunk !== 'string') return chunk
  return Buffer.from(chunk, encoding === 'latin1' || encoding === 'binary' ? 'latin1' : 'utf8')
}

/** MSW takes port 443 for TLS, whoever is connected to it. */
function originOf(url: string, socket: object): string {
  const { origin, protocol, hostname } = new URL(url)
  const isPlain = protocol === 'https:' && !(socket instanceof TLSSocket)
  return isPlain ? `http://${hostname}:443` : origin
}

interface Written {
  readonly origin: string
  readonly head: RequestHead | undefined
}

async function seenRequest(request: Request, { origin, head }: Written): Promise<SeenRequest> {
  const { method, url } = request
  const body = bodyText(await request.arrayBuffer())
  return {
    method,
    url: head ? origin + head.target : url,
    headers: head?.headers ?? Object.fromEntries(request.headers),
    body: body === '' ? undefined : body,
  }
}

/** Whether it has said how long its body is, which may come over time. */
function isSized({ body, headers }: Response): boolean {
  return body !== null && headers.has('content-length')
}

/** With the length of its body, as servers say it: without one the connection would have to end with
 *  the answer, and with every call MSW keeps some 20 kB more. */
async function withLength(answer: Response): Promise<Response> {
  const { status, statusText, headers } = answer
  if (answer.body === null && status === RESET_CONTENT) return withoutContent(answer)
  if (answer.body === null) return answer
  const bytes = await answer.arrayBuffer()
  const sized = new Headers(headers)
  sized.set('content-length', String(bytes.byteLength))
  return new Response(bytes, { status, statusText, headers: sized })
}

/** Has no body, but unlike other statuses without one it has to say so. */
const RESET_CONTENT = 205

function withoutContent({ status, statusText, headers }: Response): Response {
  const sized = new Headers(headers)
  sized.set('content-length', '0')
  return new Response(null, { status, statusText, headers: sized })
}

async function notYet(origin: string): Promise<Error> {
  return notFound(origin)
}

/** As the resolver of the system says it. */
function notFound(host: string): Error {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' })
}
