// The executor of the house: refuse, render, exchange, classify; one request a call, inside one time
// limit from the start of the request to the last byte of the answer (decisions 3, 4). Guarded by the
// `handlers` bench.
import { exchange } from './exchange.ts'
import { failureOf } from './failure.ts'
import { type Answer, classify } from './outcome.ts'
import { renderRequest } from './request.ts'
import type { CallResult, Executor, ExecutorPorts, WebhookCall } from './webhook.ts'

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
  const { timeoutUs, bodyMaxBytes } = call.settings
  const deadline = clock.deadline(timeoutUs)
  let answer: Answer
  try {
    const { signal } = deadline
    answer = await exchange(rendering.request, { dispatcher, signal, bodyMaxBytes })
  } catch (error) {
    if (deadline.signal.aborted) return { outcome: 'timeout' }
    return { outcome: 'failed', ...failureOf(error) }
  } finally {
    deadline.release()
  }
  return classify(call, answer)
}
