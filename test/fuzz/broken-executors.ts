// Executors that are ours but for one defect, each as somebody might write it.
import { type ExchangeOptions, exchange } from '../../src/executor/exchange.ts'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import { failureOf } from '../../src/executor/failure.ts'
import { type Answer, classify } from '../../src/executor/outcome.ts'
import { renderRequest } from '../../src/executor/request.ts'
import { openTimeLimit } from '../../src/executor/time-limit.ts'
import type {
  CallResult,
  Executor,
  ExecutorPorts,
  ExecutorSettings,
  RenderedRequest,
  WebhookCall,
} from '../../src/executor/webhook.ts'
import { seconds } from '../../src/time/instant.ts'

/** Where it goes wrong. */
interface Defect {
  readonly request?: (request: RenderedRequest, call: WebhookCall) => RenderedRequest
  readonly again?: (answer: Answer) => boolean
  readonly answer?: (answer: Answer) => Answer
  readonly result?: (result: CallResult) => CallResult | Promise<CallResult>
}

function broken({ request, again, answer, result }: Defect): Executor {
  const execute = async (call: WebhookCall, ports: ExecutorPorts): Promise<CallResult> => {
    const rendering = renderRequest(call, ports.clock.now())
    const isSent = call.campaignType === 'trigger' && rendering.kind === 'request'
    if (!isSent) return hookdrillExecutor.execute(call, ports)
    const limit = openTimeLimit(ports.clock, call.settings)
    const { bodyMaxBytes } = call.settings
    const options: ExchangeOptions = { dispatcher: ports.dispatcher, limit, bodyMaxBytes }
    const sent = request?.(rendering.request, call) ?? rendering.request
    try {
      let met = await exchange(sent, options)
      if (again?.(met)) met = await exchange(sent, options)
      const classified = classify(call, answer?.(met) ?? met)
      return await (result?.(classified) ?? classified)
    } catch (error) {
      if (limit.signal.aborted) return { outcome: 'timeout' }
      if (error instanceof TypeError) throw error
      return { outcome: 'failed', ...failureOf(error) }
    } finally {
      limit.release()
    }
  }
  return { name: 'broken', execute }
}

/** Ours, with settings that are not those of the instance. */
function misled(settings: Partial<ExecutorSettings>): Executor {
  return understanding((call) => ({ ...call, settings: { ...call.settings, ...settings } }))
}

/** Ours, of a call that is not what it was given. */
function understanding(change: (call: WebhookCall) => WebhookCall): Executor {
  const execute: Executor['execute'] = (call, ports) =>
    hookdrillExecutor.execute(change(call), ports)
  return { name: 'misled', execute }
}

function asOk(from: number, to: number): Defect {
  return {
    answer: (met) => (met.status >= from && met.status <= to ? { ...met, status: 200 } : met),
  }
}

function withBody(change: (body: string) => string): NonNullable<Defect['request']> {
  return (request) =>
    request.body === undefined ? request : { ...request, body: change(request.body) }
}

/** What JavaScript makes of the numbers in it. */
function rewritten(body: string | undefined): string | undefined {
  try {
    return JSON.stringify(JSON.parse(body ?? ''))
  } catch {
    return body
  }
}

/** By what is wrong with it; the check that has to find it; and within how many scenarios of seed 1. */
export const BROKEN: Readonly<Record<string, readonly [Executor, check: string, runsMax: number]>> =
  {
    'maps on 4xx': [broken(asOk(400, 499)), 'map-only-on-2xx', 50],
    'maps on 3xx': [broken(asOk(300, 399)), 'map-only-on-2xx', 50],
    'maps after the timeout': [misled({ timeoutUs: seconds(60) }), 'timeout-bound', 5],
    'gives up a second too early': [misled({ timeoutUs: seconds(29) }), 'timeout-bound', 5],
    'drops the second mapping': [
      understanding((call) => {
        const { webhook } = call
        return { ...call, webhook: { ...webhook, mappings: webhook.mappings.slice(0, 1) } }
      }),
      'every-2xx-mapped',
      10,
    ],
    'retries on 500': [
      broken({ again: ({ status }) => status === 500 }),
      'one-request-per-call',
      5,
    ],
    'follows redirects': [misled({ redirects: 'follow' }), 'one-request-per-call', 60],
    'quotes numbers': [
      broken({ request: withBody((body) => body.replaceAll(/: (-?\d[\d.]*)/g, ': "$1"')) }),
      'request-as-written',
      15,
    ],
    'encodes & in the URL': [
      broken({ request: (request) => ({ ...request, path: request.path.replaceAll('&', '%26') }) }),
      'request-as-written',
      5,
    ],
    'writes %20 for a space in a form': [
      broken({
        request: (request, { webhook }) =>
          webhook.encoding === 'Form/Url' && request.body !== undefined
            ? { ...request, body: request.body.replaceAll('+', '%20') }
            : request,
      }),
      'request-as-written',
      15,
    ],
    'forgets the headers': [
      broken({ request: (request) => ({ ...request, headers: {} }) }),
      'request-as-written',
      5,
    ],
    'empties a field on null': [misled({ nullValue: 'clear' }), 'every-2xx-mapped', 110],
    'reads numbers in texts': [misled({ typing: 'lenient' }), 'every-2xx-mapped', 135],
    'does not write what is too long': [misled({ tooLong: 'reject' }), 'every-2xx-mapped', 120],
    'loses the spelling of numbers': [
      broken({ answer: (met) => ({ ...met, body: rewritten(met.body) }) }),
      'every-2xx-mapped',
      90,
    ],
    'wants no XML siblings': [
      broken({
        result: (result) =>
          result.outcome === 'mapped'
            ? { ...result, writes: result.writes.filter(({ note }) => note !== 'first-of-many') }
            : result,
      }),
      'every-2xx-mapped',
      10,
    ],
    'trusts the Content-Type': [misled({ responseContentType: 'respect' }), 'every-2xx-mapped', 10],
    'sends in batch campaigns': [
      understanding((call) => ({ ...call, campaignType: 'trigger' })),
      'one-request-per-call',
      15,
    ],
    'throws at a body it cannot read': [
      broken({
        result: (result) => {
          if (result.outcome === 'unreadable') throw new TypeError('no JSON')
          return result
        },
      }),
      'no-crash',
      10,
    ],
  }

/** Waits for what never comes, off the clock. */
export const STUCK: Executor = broken({
  result: (result) =>
    'status' in result && result.status === 503 ? new Promise(() => {}) : result,
})
