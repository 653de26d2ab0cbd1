// Executors that are not ours, for the kit to judge.
import { exchange } from '../../src/executor/exchange.ts'
import { failureOf } from '../../src/executor/failure.ts'
import { mapResponse } from '../../src/executor/map-response.ts'
import { type Answer, classify } from '../../src/executor/outcome.ts'
import { renderRequest } from '../../src/executor/request.ts'
import type {
  CallResult,
  Executor,
  ExecutorPorts,
  PlainExecutor,
  RenderedRequest,
  WebhookCall,
} from '../../src/executor/webhook.ts'
import { milliseconds, seconds } from '../../src/time/instant.ts'

/** What it does otherwise than it should. */
export interface Otherwise {
  readonly limitSeconds?: number
  readonly request?: (request: RenderedRequest) => RenderedRequest
  readonly answer?: (answer: Answer) => Answer
  readonly result?: (result: CallResult) => CallResult
  /** Done beside the call. */
  readonly also?: (ports: ExecutorPorts, signal: AbortSignal) => unknown
  /** Sends again. */
  readonly again?: boolean
  readonly keepsDeadline?: boolean
}

/** An object that does as ours does, but for what it does otherwise. */
export function executorThat(otherwise: Otherwise = {}): Executor {
  const same = <Value>(value: Value): Value => value
  const { limitSeconds = 30, request = same, answer = same, result = same } = otherwise
  return {
    name: 'otherwise',
    async execute(call, ports) {
      const { dispatcher, clock } = ports
      if (call.campaignType !== 'trigger') return { outcome: 'refused', errorType: 1000 }
      const rendering = renderRequest(call, clock.now())
      if (rendering.kind === 'problem') {
        return { outcome: 'failed', failure: 'REQUEST', reason: rendering.reason }
      }
      const limit = clock.deadline(seconds(limitSeconds))
      otherwise.also?.(ports, limit.signal)
      const options = { dispatcher, limit, bodyMaxBytes: call.settings.bodyMaxBytes }
      const send = () => exchange(request(rendering.request), options)
      try {
        if (otherwise.again) await send()
        return result(classify(call, answer(await send())))
      } catch (error) {
        if (limit.signal.aborted) return { outcome: 'timeout' }
        return { outcome: 'failed', ...failureOf(error) }
      } finally {
        if (!otherwise.keepsDeadline) limit.release()
      }
    },
  }
}

/** A function over `fetch`, made of the parts that `hookdrill/executor` has. */
export const fetchingExecutor: PlainExecutor = async (call) => {
  if (call.campaignType !== 'trigger') return []
  const rendering = renderRequest(call, milliseconds(performance.now()))
  if (rendering.kind === 'problem') return []
  const { method, origin, path, headers, body } = rendering.request
  const response = await fetch(origin + path, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    ...(body !== undefined && { body }),
  })
  const text = await textOf(response)
  return response.ok && text !== '' ? writesOf(call, text) : []
}

/** A byte order mark is left to whoever reads the text; `response.text()` would take one off. */
async function textOf(response: Response): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
}

function writesOf(call: WebhookCall, text: string) {
  const mapped = mapResponse(call, text)
  return mapped.kind === 'mapped' ? mapped.writes : []
}

/** What `fetch` cannot do, whoever uses it: it normalizes URLs, sends headers of its own, and the `Host`
 *  is not the caller's. */
export const NOT_OF_FETCH = ['unnormalized-url', 'no-extra-headers', 'own-host']
