// An executor of which only the client is somebody else's: what is sent and when it is too late, what the
// answer means and what it writes go by the rules of this house. Nothing is sent twice, and redirects are
// followed only where the settings say so, each as a request of its own: a client must do neither.
import { processClock } from '../time/process-clock.ts'
import { bodyText } from './body-text.ts'
import { endingOfError } from './error-ending.ts'
import { carryOut } from './execute.ts'
import type { Answer } from './outcome.ts'
import type { TimeLimit } from './time-limit.ts'
import type { CallResult, RenderedRequest, WebhookCall } from './webhook.ts'

/** Sends one request with whatever client, once, and gives the whole answer, whatever its status. It may
 *  reject as its client does: for a time limit or a broken connection the call ends so, and any other
 *  error is thrown on. */
export type Send = (request: RenderedRequest, limit: SendLimit) => Promise<ReceivedAnswer>

/** How long a request may take, in either form that clients ask for. */
export interface SendLimit {
  /** From the start of the request to the last byte of its answer, in ms (default 30,000). */
  readonly timeoutMs: number
  /** Aborts when the call has reached its limit: of a redirect that is followed, sooner. */
  readonly signal: AbortSignal
}

/** What a client has received. */
export interface ReceivedAnswer {
  readonly status: number
  /** Default empty. */
  readonly reasonPhrase?: string | undefined
  /** `response.headers` of most clients: something with `get(name)`, or an object with lower-case
   *  names. */
  readonly headers: object
  /** Decompressed; bytes are read as UTF-8. */
  readonly body: string | Uint8Array | ArrayBuffer
}

/**
 * An executor that sends its requests by `send`. It is a function of the call, so it runs at `sockets`
 * fidelity, and as it is in front of a real network. Time is that of the process; a call that reached its
 * limit ends then, whatever `send` still does. Only the whole answer is seen: where
 * `timeoutCovers` is `connect` or `read`, the limit still spans the request.
 *
 * ```ts
 * const executor = executorOf(async ({ origin, path, method, headers, body }, { signal }) => {
 *   const response = await fetch(origin + path, { method, headers, body, signal, redirect: 'manual' })
 *   return { status: response.status, headers: response.headers, body: await response.bytes() }
 * })
 * ```
 */
export function executorOf(send: Send): (call: WebhookCall) => Promise<CallResult> {
  return (call) =>
    carryOut(call, {
      clock: processClock(call.settings.startsAtMs),
      send: (request, limit) => answerWithin(limit, { send, request, call }),
      endingOf(error) {
        const ending = endingOfError(error)
        if (ending) return ending
        throw error
      },
    })
}

interface Sending {
  readonly send: Send
  readonly request: RenderedRequest
  readonly call: WebhookCall
}

/** Rejects when the limit is reached, should the client not. */
async function answerWithin(limit: TimeLimit, { send, request, call }: Sending): Promise<Answer> {
  const { signal, heard } = limit
  const { timeoutUs, bodyMaxBytes } = call.settings
  const { promise: expired, reject } = Promise.withResolvers<never>()
  const expire = (): void => reject(signal.reason)
  signal.addEventListener('abort', expire)
  heard?.('request')
  try {
    const sent = send(request, { timeoutMs: Math.ceil(timeoutUs / 1_000), signal })
    const answer = answerOf(await Promise.race([sent, expired]), bodyMaxBytes)
    heard?.('end')
    signal.throwIfAborted()
    return answer
  } finally {
    signal.removeEventListener('abort', expire)
  }
}

/** Throws `TypeError` for what is no answer: no compiler may have seen `send`, and a status that is not
 *  there would be as good as a 200. */
function answerOf(received: ReceivedAnswer, bodyMaxBytes: number): Answer {
  const { status, reasonPhrase = '', headers, body }: ReceivedAnswer = Object(received)
  const isBinary = body instanceof Uint8Array || body instanceof ArrayBuffer
  if (!Number.isInteger(status) || Object(headers) !== headers) throw noAnswer(received)
  if (!isBinary && typeof body !== 'string') throw noAnswer(received)
  const byteCount = isBinary ? body.byteLength : Buffer.byteLength(body)
  return {
    status,
    reasonPhrase,
    contentType: headerOf(headers, 'content-type'),
    location: headerOf(headers, 'location'),
    body: byteCount > bodyMaxBytes ? undefined : isBinary ? bodyText(body) : body,
  }
}

function noAnswer(received: unknown): TypeError {
  const given = ['status', 'headers', 'body'].map((name) => {
    const value: unknown = Reflect.get(Object(received), name)
    return `${name}: ${typeof value === 'number' ? value : typeof value}`
  })
  const wanted = 'the status a number, the headers an object, the body text or bytes'
  return new TypeError(`send answered { ${given.join(', ')} }; wanted is ${wanted}`)
}

/** Of a header that came twice, the first. */
function headerOf(headers: object, name: string): string | undefined {
  const ask: unknown = Reflect.get(headers, 'get')
  const value: unknown =
    typeof ask === 'function' ? Reflect.apply(ask, headers, [name]) : Reflect.get(headers, name)
  const first: unknown = Array.isArray(value) ? value[0] : value
  return first === undefined || first === null ? undefined : String(first)
}
