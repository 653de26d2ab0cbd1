// The executor of the house: refuse, render, exchange, classify; one request a call unless redirects
// are followed, inside one time limit (decisions 3, 4). Guarded by the `handlers` bench.
import type { Clock } from '../time/clock.ts'
import { exchange } from './exchange.ts'
import { failureOf } from './failure.ts'
import { type Answer, classify } from './outcome.ts'
import { REDIRECTS_MAX, redirected } from './redirect.ts'
import { renderRequest } from './request.ts'
import { openTimeLimit, type TimeLimit } from './time-limit.ts'
import type {
  CallResult,
  Executor,
  ExecutorPorts,
  RenderedRequest,
  WebhookCall,
} from './webhook.ts'

/** Behaves as the platform does, as far as anyone knows; `assumptions.ts` lists what we chose. */
export const hookdrillExecutor: Executor = { name: 'hookdrill', execute }

function execute(call: WebhookCall, { dispatcher, clock }: ExecutorPorts): Promise<CallResult> {
  const { bodyMaxBytes } = call.settings
  return carryOut(call, {
    clock,
    send: (request, limit) => exchange(request, { dispatcher, limit, bodyMaxBytes }),
    endingOf: (error) => ({ outcome: 'failed', ...failureOf(error) }),
  })
}

/** What carries the requests of a call. */
export interface Transport {
  readonly clock: Pick<Clock, 'now' | 'deadline'>
  /** One request and its whole answer; rejects when the limit is reached, at once. */
  send(request: RenderedRequest, limit: TimeLimit): Promise<Answer>
  /** What an error of `send` means; throws what is no ending of a call. */
  endingOf(error: unknown): CallResult
}

/** One call by the rules, whoever sends its requests. */
export async function carryOut(call: WebhookCall, transport: Transport): Promise<CallResult> {
  // Decision 8: the step works in trigger campaigns only; elsewhere nothing is sent.
  if (call.campaignType !== 'trigger') return { outcome: 'refused', errorType: 1000 }
  const rendering = renderRequest(call, transport.clock.now())
  if (rendering.kind === 'problem') {
    return { outcome: 'failed', failure: 'REQUEST', reason: rendering.reason }
  }
  const limit = openTimeLimit(transport.clock, call.settings)
  let answer: Answer
  try {
    answer = await transport.send(rendering.request, limit)
    if (call.settings.redirects === 'follow') {
      answer = await lastAnswer(rendering.request, answer, (next) => transport.send(next, limit))
    }
  } catch (error) {
    if (limit.signal.aborted) return { outcome: 'timeout' }
    return transport.endingOf(error)
  } finally {
    limit.release()
  }
  return classify(call, answer)
}

/** Decision 6: every redirect is a request of its own. */
async function lastAnswer(
  first: RenderedRequest,
  firstAnswer: Answer,
  send: (request: RenderedRequest) => Promise<Answer>,
): Promise<Answer> {
  let answer = firstAnswer
  let next = redirected(first, answer)
  for (let count = 0; next && count < REDIRECTS_MAX; count++) {
    answer = await send(next)
    next = redirected(next, answer)
  }
  return answer
}
