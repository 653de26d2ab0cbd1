// The executor of the house: refuse, render, exchange, classify; one request a call unless redirects
// are followed, inside one time limit (decisions 3, 4). Guarded by the `handlers` bench.
import { type ExchangeOptions, exchange } from './exchange.ts'
import { failureOf } from './failure.ts'
import { type Answer, classify } from './outcome.ts'
import { REDIRECTS_MAX, redirected } from './redirect.ts'
import { renderRequest } from './request.ts'
import { openTimeLimit } from './time-limit.ts'
import type {
  CallResult,
  Executor,
  ExecutorPorts,
  RenderedRequest,
  WebhookCall,
} from './webhook.ts'

/** Behaves as the platform does, as far as anyone knows; `assumptions.ts` lists what we chose. */
export const hookdrillExecutor: Executor = { name: 'hookdrill', execute }

async function execute(
  call: WebhookCall,
  { dispatcher, clock }: ExecutorPorts,
): Promise<CallResult> {
  // Decision 8: the step works in trigger campaigns only; elsewhere nothing is sent.
  if (call.campaignType !== 'trigger') return { outcome: 'refused', errorType: 1000 }
  const rendering = renderRequest(call, clock.now())
  if (rendering.kind === 'problem') {
    return { outcome: 'failed', failure: 'REQUEST', reason: rendering.reason }
  }
  const { bodyMaxBytes, redirects } = call.settings
  const limit = openTimeLimit(clock, call.settings)
  const send = redirects === 'follow' ? exchangeToTheEnd : exchange
  let answer: Answer
  try {
    answer = await send(rendering.request, { dispatcher, limit, bodyMaxBytes })
  } catch (error) {
    if (limit.signal.aborted) return { outcome: 'timeout' }
    return { outcome: 'failed', ...failureOf(error) }
  } finally {
    limit.release()
  }
  return classify(call, answer)
}

/** Decision 6: every redirect is a request of its own. */
async function exchangeToTheEnd(first: RenderedRequest, options: ExchangeOptions): Promise<Answer> {
  let answer = await exchange(first, options)
  let next = redirected(first, answer)
  for (let count = 0; next && count < REDIRECTS_MAX; count++) {
    answer = await exchange(next, options)
    next = redirected(next, answer)
  }
  return answer
}
