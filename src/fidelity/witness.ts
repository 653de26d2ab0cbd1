// Between an executor and the network: hears every exchange as undici does, so that what the judge goes
// by is what came over the wire and not what an executor says of it.
import type { Dispatcher } from 'undici'
import { bodyText } from '../executor/body-text.ts'
import type { SentReply } from '../service/definition.ts'
import type { Clock } from '../time/clock.ts'
import { between, type Us } from '../time/instant.ts'
import type { Met } from './as-met.ts'

type Handler = Dispatcher.DispatchHandler
type Controller = Dispatcher.DispatchController
type Headers = Parameters<NonNullable<Handler['onResponseStart']>>[2]

interface WitnessParts {
  readonly clock: Clock
  /** Bytes of a body that are kept. Of a longer one it is only known that it came. */
  readonly bodyMaxBytes: number
}

/** Hears one exchange and passes everything on. */
export class Witness implements Handler {
  readonly #handler: Handler
  readonly #parts: WitnessParts
  readonly #startedUs: Us
  #status = 0
  #headers: Headers = {}
  #chunks: Buffer[] = []
  #byteCount = 0
  #endedUs: Us | undefined

  constructor(handler: Handler, parts: WitnessParts) {
    this.#handler = handler
    this.#parts = parts
    this.#startedUs = parts.clock.now()
  }

  /** As far as it is over. */
  met(): Met {
    const arrivedUs = this.#startedUs
    const sentUs = this.#endedUs
    const facts = { replyIndex: 0, status: this.#status }
    if (sentUs === undefined)
      return { arrivedUs, reply: { ...facts, afterUs: 'never', isAnswer: false } }
    const reply = { ...facts, afterUs: between(arrivedUs, sentUs), isAnswer: true }
    const isKept = this.#byteCount <= this.#parts.bodyMaxBytes
    return { arrivedUs, reply, sentUs, ...(isKept && { sent: this.#sent() }) }
  }

  onRequestStart(...told: Parameters<NonNullable<Handler['onRequestStart']>>): void {
    this.#handler.onRequestStart?.(...told)
  }

  onRequestUpgrade(...told: Parameters<NonNullable<Handler['onRequestUpgrade']>>): void {
    this.#handler.onRequestUpgrade?.(...told)
  }

  onResponseStart(controller: Controller, status: number, headers: Headers, phrase?: string): void {
    this.#status = status
    this.#headers = headers
    this.#handler.onResponseStart?.(controller, status, headers, phrase)
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.#byteCount += chunk.length
    if (this.#byteCount <= this.#parts.bodyMaxBytes) this.#chunks.push(chunk)
    else this.#chunks = []
    this.#handler.onResponseData?.(controller, chunk)
  }

  onResponseEnd(...told: Parameters<NonNullable<Handler['onResponseEnd']>>): void {
    this.#endedUs = this.#parts.clock.now()
    this.#handler.onResponseEnd?.(...told)
  }

  onResponseError(...told: Parameters<NonNullable<Handler['onResponseError']>>): void {
    this.#handler.onResponseError?.(...told)
  }

  #sent(): SentReply {
    const headers = Object.entries(this.#headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => [name, each] as const),
    )
    return { status: this.#status, headers, body: bodyText(Buffer.concat(this.#chunks)) }
  }
}
