// An undici Dispatcher that goes to no network: it hands the request to the MSW handlers of its origin,
// in process, and feeds their response back. It belongs to one call, so a request needs no mark to say
// which lead it is for. The path is kept as it was given: nothing here re-encodes it for the record.
import { getResponse, type RequestHandler } from 'msw'
import { Dispatcher } from 'undici'
import type { SeenRequest } from '../service/definition.ts'
import { LightRequest } from './light-request.ts'

export type HandlersByOrigin = ReadonlyMap<string, RequestHandler[]>

/** Whose request it is, as the dispatcher needs to know it. */
interface RequestOwner {
  /** Why the service closed the connection, when its handler answered with a network error. */
  connectionError(): Error
}

export class HandlerDispatcher extends Dispatcher {
  readonly #ownerOf: (request: SeenRequest) => RequestOwner
  readonly #handlersOf: HandlersByOrigin

  constructor(ownerOf: (request: SeenRequest) => RequestOwner, handlersOf: HandlersByOrigin) {
    super()
    this.#ownerOf = ownerOf
    this.#handlersOf = handlersOf
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    const connection = new Connection(handler)
    handler.onRequestStart?.(connection, {})
    if (!connection.aborted) void this.#answer(options, connection)
    return true
  }

  override async close(): Promise<void> {}

  override async destroy(): Promise<void> {}

  async #answer(options: Dispatcher.DispatchOptions, connection: Connection): Promise<void> {
    try {
      const request = await seenRequest(options)
      const owner = this.#ownerOf(request)
      const handlers = this.#handlersOf.get(String(options.origin))
      const response = handlers && (await getResponse(handlers, new LightRequest(request, owner)))
      if (!response) connection.fail(unknownHost(options.origin))
      else if (response.type === 'error') connection.fail(owner.connectionError())
      else await connection.deliver(response)
    } catch (error) {
      connection.fail(error instanceof Error ? error : new Error(String(error)))
    }
  }
}

/** Whoever is not mocked does not exist: nothing ever reaches a network. */
function unknownHost(origin: Dispatcher.DispatchOptions['origin']): Error {
  return Object.assign(new Error(`no service is mocked at ${origin}`), { code: 'ENOTFOUND' })
}

/** What undici calls a controller: the handler's hold on the transfer. */
class Connection implements Dispatcher.DispatchController {
  aborted = false
  paused = false
  reason: Error | null = null
  readonly rawHeaders = null
  readonly rawTrailers = null
  readonly #handler: Dispatcher.DispatchHandler
  #isOver = false

  constructor(handler: Dispatcher.DispatchHandler) {
    this.#handler = handler
  }

  abort(reason: Error): void {
    if (this.#isOver) return
    this.aborted = true
    this.reason = reason
    this.fail(reason)
  }

  pause(): void {
    this.paused = true
  }

  resume(): void {
    this.paused = false
  }

  fail(error: Error): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#handler.onResponseError?.(this, error)
  }

  async deliver(response: Response): Promise<void> {
    const body = response.body && Buffer.from(await response.arrayBuffer())
    if (this.#isOver) return
    const headers: Record<string, string | string[]> = Object.fromEntries(response.headers)
    const cookies = response.headers.getSetCookie()
    if (cookies.length > 0) headers['set-cookie'] = cookies
    this.#handler.onResponseStart?.(this, response.status, headers, response.statusText)
    if (body) this.#handler.onResponseData?.(this, body)
    this.#isOver = true
    this.#handler.onResponseEnd?.(this, {})
  }
}

/** The request as the service's side sees it: the path byte for byte as it was given. */
async function seenRequest(options: Dispatcher.DispatchOptions): Promise<SeenRequest> {
  return {
    method: options.method,
    url: `${options.origin}${options.path}`,
    headers: headerRecord(options.headers),
    body: await bodyText(options.body),
  }
}

async function bodyText(body: Dispatcher.DispatchOptions['body']): Promise<string | undefined> {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  return new Response(body).text()
}

function headerRecord(headers: Dispatcher.DispatchOptions['headers']): Record<string, string> {
  const record: Record<string, string> = {}
  for (const [name, value] of headerPairs(headers)) {
    if (value !== undefined) record[name.toLowerCase()] = [value].flat().join(', ')
  }
  return record
}

type HeaderPair = readonly [string, string | number | readonly string[] | undefined]

function headerPairs(headers: Dispatcher.DispatchOptions['headers']): Iterable<HeaderPair> {
  if (!headers) return []
  if (Array.isArray(headers)) {
    return Array.from({ length: headers.length / 2 }, (_, index) => [
      String(headers[2 * index]),
      String(headers[2 * index + 1]),
    ])
  }
  return Symbol.iterator in headers ? headers : Object.entries(headers)
}
