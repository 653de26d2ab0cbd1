// An undici Dispatcher that goes to no network: it hands the request over in process, and feeds the
// answer back. It belongs to one call, so a request needs no mark to say which lead it is for. The path
// is kept as it was given: nothing here re-encodes it for the record.
import { Dispatcher } from 'undici'
import { bodyText } from '../executor/body-text.ts'
import type { SeenRequest } from '../service/definition.ts'

/** The answer of whoever is at `origin`; or the error of a connection that has none. */
type Answer = (origin: string, request: SeenRequest) => Promise<Response | Error>

export class HandlerDispatcher extends Dispatcher {
  readonly #answer: Answer

  constructor(answer: Answer) {
    super()
    this.#answer = answer
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    const connection = new Connection(handler)
    handler.onRequestStart?.(connection, {})
    if (!connection.aborted) void this.#serve(options, connection)
    return true
  }

  override async close(): Promise<void> {}

  override async destroy(): Promise<void> {}

  async #serve(options: Dispatcher.DispatchOptions, connection: Connection): Promise<void> {
    try {
      const answer = await this.#answer(String(options.origin), await seenRequest(options))
      if (answer instanceof Error) connection.fail(answer)
      else await connection.deliver(answer)
    } catch (error) {
      connection.fail(error instanceof Error ? error : new Error(String(error)))
    }
  }
}

/** What undici calls a controller: the handler's hold on the transfer. */
class Connection implements Dispatcher.DispatchController {
  aborted = false
  paused = false
  reason: Error | null = null
  readonly rawTrailers = null
  readonly #handler: Dispatcher.DispatchHandler
  #headers: Headers | undefined
  #isOver = false
  #goOn: (() => void) | undefined

  constructor(handler: Dispatcher.DispatchHandler) {
    this.#handler = handler
  }

  /** Names and values in turn, as they come off a wire: `fetch` reads no others. */
  get rawHeaders(): Buffer[] | null {
    return this.#headers ? [...this.#headers].flat().map((text) => Buffer.from(text)) : null
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
    this.#goOn?.()
  }

  fail(error: Error): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#handler.onResponseError?.(this, error)
    this.#goOn?.()
  }

  /** Each piece of the body at the moment it comes, and none that nobody waits for any more. */
  async deliver(response: Response): Promise<void> {
    if (this.#isOver) return
    const { status, headers, statusText } = response
    this.#headers = headers
    this.#handler.onResponseStart?.(this, status, headersByName(headers), statusText)
    for await (const chunk of response.body ?? []) {
      if (!this.#isOver) this.#handler.onResponseData?.(this, bufferOf(chunk))
      if (this.paused) await this.#resumed()
      if (this.#isOver) break
    }
    if (this.#isOver) return
    this.#isOver = true
    this.#handler.onResponseEnd?.(this, {})
  }

  #resumed(): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve
    })
  }
}

function headersByName(headers: Headers): Record<string, string | string[]> {
  const record: Record<string, string | string[]> = Object.fromEntries(headers)
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) record['set-cookie'] = cookies
  return record
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

/** The request as the service's side sees it: the path byte for byte as it was given. */
async function seenRequest(options: Dispatcher.DispatchOptions): Promise<SeenRequest> {
  return {
    method: options.method,
    url: `${options.origin}${options.path}`,
    headers: headerRecord(options.headers),
    body: await textOf(options.body),
  }
}

async function textOf(body: Dispatcher.DispatchOptions['body']): Promise<string | undefined> {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return bodyText(body)
  return bodyText(await new Response(body).arrayBuffer())
}

function headerRecord(headers: Dispatcher.DispatchOptions['headers']): Record<string, string> {
  const record: Record<string, string> = {}
  for (const [name, value] of headerPairs(headers)) {
    if (value !== undefined) record[name.toLowerCase()] = [value].flat().join(', ')
  }
  return record
}

type HeaderPair = readonly [string, string | number | readonly string[] | undefined]

export function headerPairs(headers: Dispatcher.DispatchOptions['headers']): Iterable<HeaderPair> {
  if (!headers) return []
  if (Array.isArray(headers)) {
    return Array.from({ length: headers.length / 2 }, (_, index) => [
      String(headers[2 * index]),
      String(headers[2 * index + 1]),
    ])
  }
  return Symbol.iterator in headers ? headers : Object.entries(headers)
}
