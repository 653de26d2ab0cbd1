// What a mutant hears of an answer: either it only listens, or it takes the body for another.
import type { Dispatcher } from 'undici'
import { PassingHandler } from './passing-handler.ts'

/** An answer of the network, as much of it as was read. */
export interface Heard {
  readonly status: number
  readonly body: string
}

type Started = Parameters<PassingHandler['onResponseStart']>
type Data = Parameters<PassingHandler['onResponseData']>
type Ended = Parameters<PassingHandler['onResponseEnd']>

export class ListeningHandler extends PassingHandler {
  readonly #chunks: Uint8Array[] = []
  #status: number | undefined

  /** `undefined` where no answer has begun. */
  heard(): Heard | undefined {
    if (this.#status === undefined) return undefined
    return { status: this.#status, body: Buffer.concat(this.#chunks).toString() }
  }

  override onResponseStart(...told: Started): void {
    this.#status = told[1]
    super.onResponseStart(...told)
  }

  override onResponseData(...told: Data): void {
    this.#chunks.push(told[1])
    super.onResponseData(...told)
  }
}

/** Longer bodies are handed on as they come: nobody reads them. */
const REWRITTEN_MAX_BYTES = 1_048_576

/** Hands a body on when it is whole, and another. */
export class RewritingHandler extends PassingHandler {
  readonly #rewrite: (body: string) => string
  #held: Data[1][] = []
  #byteCount = 0

  constructor(handler: Dispatcher.DispatchHandler, rewrite: (body: string) => string) {
    super(handler)
    this.#rewrite = rewrite
  }

  override onResponseData(...told: Data): void {
    const [controller, chunk] = told
    this.#held.push(chunk)
    this.#byteCount += chunk.byteLength
    if (this.#byteCount > REWRITTEN_MAX_BYTES) this.#handOn(controller, Buffer.concat(this.#held))
  }

  override onResponseEnd(...told: Ended): void {
    const [controller] = told
    if (this.#byteCount <= REWRITTEN_MAX_BYTES) {
      const body = this.#rewrite(Buffer.concat(this.#held).toString())
      this.#handOn(controller, Buffer.from(body))
    }
    super.onResponseEnd(...told)
  }

  #handOn(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#held = []
    if (chunk.byteLength > 0) super.onResponseData(controller, chunk)
  }
}
