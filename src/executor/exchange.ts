// One request and its whole answer, straight on undici's dispatch interface [hot]: a stream between
// the parser and us would cost more than everything else in a call. It ends at once when the signal
// aborts, even where nothing has connected yet, and stops reading a body that is over the limit.
import type { Dispatcher } from 'undici'
import type { Answer } from './outcome.ts'
import type { RenderedRequest } from './webhook.ts'

export interface ExchangeOptions {
  readonly dispatcher: Dispatcher
  readonly signal: AbortSignal
  readonly bodyMaxBytes: number
}

/** Resolves when the answer is complete (or too long); rejects with the network's error, or with the
 *  signal's reason. Redirects are not followed (decision 6), nothing is sent twice (decision 5). */
export function exchange(request: RenderedRequest, options: ExchangeOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const handler = new AnswerHandler(options, { resolve, reject })
    const { method, origin, path, headers, body } = request
    try {
      // The deadline of the call is the only limit of time.
      const limits = { headersTimeout: 0, bodyTimeout: 0 }
      const dispatch = { method, origin, path, headers, ...limits }
      options.dispatcher.dispatch(body === undefined ? dispatch : { ...dispatch, body }, handler)
    } catch (error) {
      handler.fail(error)
    }
  })
}

interface Settle {
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
}

/** UTF-8; never throws. A byte order mark is left to whoever reads the text. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Gathers one answer. undici calls the methods in the order of the transfer. */
class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions
  readonly #settle: Settle
  #isOver = false
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #reasonPhrase = ''
  #chunks: Uint8Array[] = []
  #byteCount = 0

  constructor(options: ExchangeOptions, settle: Settle) {
    this.#options = options
    this.#settle = settle
    if (options.signal.aborted) this.#onAbort()
    else options.signal.addEventListener('abort', this.#onAbort)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isOver) controller.abort(new Error('The call is over.'))
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    reasonPhrase?: string,
  ): void {
    this.#status = status
    this.#reasonPhrase = reasonPhrase ?? ''
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#byteCount += chunk.byteLength
    if (this.#byteCount <= this.#options.bodyMaxBytes) {
      this.#chunks.push(chunk)
      return
    }
    this.#answer(undefined)
    controller.abort(new Error('The body is over the limit.'))
  }

  onResponseEnd(): void {
    this.#answer(this.#text())
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error)
  }

  fail(reason: unknown): void {
    if (this.#end()) this.#settle.reject(reason)
  }

  #answer(body: string | undefined): void {
    if (!this.#end()) return
    this.#settle.resolve({ status: this.#status, reasonPhrase: this.#reasonPhrase, body })
  }

  readonly #onAbort = (): void => {
    const { reason } = this.#options.signal
    this.fail(reason)
    this.#controller?.abort(reason)
  }

  #text(): string {
    const [first] = this.#chunks
    return decoder.decode(this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks))
  }

  /** True the first time. What comes later comes too late. */
  #end(): boolean {
    if (this.#isOver) return false
    this.#isOver = true
    this.#options.signal.removeEventListener('abort', this.#onAbort)
    return true
  }
}
