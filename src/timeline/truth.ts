// What really happened in a call, from the service's side: measures and judge both go by this, never
// by what an executor says of itself.
import type { CallEnded, Exchange, RunStarted } from './event.ts'

/** Whether a status updates fields. marketo.md §4.1 [DOC]: 2xx and nothing else. */
export function isAccepted(status: number): boolean {
  return status >= 200 && status <= 299
}

/** The time limit of a run's calls. */
export type Limit = Pick<RunStarted, 'timeoutUs' | 'answerMaxUs' | 'timeoutCovers'>

/** The exchange whose answer was complete while it counted (decisions 3, 4); the last one when there
 *  are several, `undefined` when there is none. */
export function answeredExchange(call: CallEnded, limit: Limit): Exchange | undefined {
  return call.exchanges.findLast((exchange) => isAnswered(exchange, call, limit))
}

/** Whether what the call asked last was answered while it counted: after a redirect that is the request
 *  that followed it. */
export function isLastAnswered(call: CallEnded, limit: Limit): boolean {
  const last = call.exchanges.at(-1)
  return last !== undefined && isAnswered(last, call, limit)
}

/** The latest instant at which a call is over, and the one at which it times out: where the limit ends;
 *  or the reply, where that takes longer and the limit has let go of it. */
export function overUs(call: CallEnded, limit: Limit): number {
  const limitUs = call.startedUs + limit.timeoutUs
  const last = call.exchanges.at(-1)
  if (!last || limit.timeoutCovers === 'total') return limitUs
  const { afterUs } = last.reply
  const replyUs = afterUs === 'never' ? limitUs : last.arrivedUs + afterUs
  return expiryUs(last, limit) ?? Math.max(limitUs, replyUs)
}

function isAnswered(exchange: Exchange, { startedUs }: CallEnded, limit: Limit): boolean {
  const { arrivedUs, reply } = exchange
  const { afterUs, isAnswer } = reply
  if (!isAnswer || afterUs === 'never') return false
  return limit.timeoutCovers === 'total'
    ? arrivedUs + afterUs <= startedUs + limit.answerMaxUs
    : expiryUs(exchange, limit) === undefined
}

/** When a limit that begins anew with each request runs out; `undefined` when all that it covers comes
 *  in time. */
function expiryUs({ arrivedUs, reply }: Exchange, limit: Limit): number | undefined {
  const { timeoutUs, answerMaxUs, timeoutCovers } = limit
  const { afterUs, drops } = reply
  const headerUs = afterUs === 'never' ? Number.POSITIVE_INFINITY : afterUs - (drops?.spanUs ?? 0)
  if (headerUs > answerMaxUs) return arrivedUs + timeoutUs
  const isDry = timeoutCovers === 'read' && drops !== undefined && drops.gapUs > answerMaxUs
  return isDry ? arrivedUs + headerUs + timeoutUs : undefined
}
