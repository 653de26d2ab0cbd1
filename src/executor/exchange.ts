// One request and its whole answer, straight on undici's dispatch interface [hot]: a stream between
// the parser and us would cost more than everything else in a call. It ends at once when the signal
// aborts, even where nothing has connected yet, and stops reading a body that is over the limit.
import type { Dispatcher } from 'undici'
import { bodyText } from './body-text.ts'
import type { Answer } from './outcome.ts'
import type { TimeLimit } from './time-limit.ts'
import type { RenderedRequest } from './webhook.ts'

export interface ExchangeOptions {
  readonly dispatcher: Dispatcher
  readonly limit: Pick<TimeLimit, 'signal' | 'heard'>
  readonly bodyMaxBytes: number
}

/** Resolves when the answer is complete (or too long); rejects with the network's error, or with the
 *  reason of the limit's signal. Nothing is sent twice (decision 5). */
export function exchange(request: RenderedRequest, options: ExchangeOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const handler = new AnswerHandler(options, { resolve, reject })
    const { method, origin, path, headers, body } = request
    options.limit.heard?.('request')
    try {
      // The limit of the call is the only one of time.
      const limits = { headersTimeout: 0, bodyTimeout: 0 }
      const dispatch = { method, origin, path, headers, ...limits }
      options.dispatcher.dispatch(body === undefined ? dispatch : { ...dispatch, body }, handler)
    } catch (error) {
      handler.fail(error)
    }
  })
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

interface Settle {
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
}

/** Gathers one answer. undici calls the methods in the order of the transfer. */
class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions
  readonly #settle: Settle
  #isOver = false
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #reasonPhrase = ''
  #headers: Headers = {}
  #chunks: Uint8Array[] = []
  #byteCount = 0

  constructor(options: ExchangeOptions, settle: Settle) {
    this.#options = options
    this.#settle = settle
    const { signal } = options.limit
    if (signal.aborted) this.#onAbort()
    else signal.addEventListener('abort', this.#onAbort)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isOver) controller.abort(new Error('The call is over.'))
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Headers,
    reasonPhrase?: string,
  ): void {
    this.#options.limit.heard?.(status < 200 ? 'bytes' : 'header')
    this.#status = status
    this.#reasonPhrase = reasonPhrase ?? ''
    this.#headers = headers
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#options.limit.heard?.('bytes')
    this.#byteCount += chunk.byteLength
    if (this.#byteCount <= this.#options.bodyMaxBytes) {
      this.#chunks.push(chunk)
      return
    }
    this.#answer(undefined)
    controller.abort(new Error('The body is over the limit.'))
  }

  onResponseEnd(): void {
    this.#options.limit.heard?.('end')
    this.#answer(this.#text())
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#options.limit.heard?.('end')
    this.fail(error)
  }

  fail(reason: unknown): void {
    if (this.#end()) this.#settle.reject(reason)
  }

  #answer(body: string | undefined): void {
    if (!this.#end()) return
    this.#settle.resolve({
      status: this.#status,
      reasonPhrase: this.#reasonPhrase,
      contentType: textOf(this.#headers['content-type']),
      location: textOf(this.#headers.location),
      body,
    })
  }

  readonly #onAbort = (): void => {
    const { reason } = this.#options.limit.signal
    this.fail(reason)
    this.#controller?.abort(reason)
  }

  #text(): string {
    const [first] = this.#chunks
    return bodyText(first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks))
  }

  /** True the first time. What comes later comes too late. */
  #end(): boolean {
    if (this.#isOver) return false
    this.#isOver = true
    this.#options.limit.signal.removeEventListener('abort', this.#onAbort)
    return true
  }
}

/** Of a header that came twice, the first. */
function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
