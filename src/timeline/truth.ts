// What really happened in a call, from the service's side: measures and judge both go by this, never
// by what an executor says of itself.
import type { Us } from '../time/instant.ts'
import type { CallEnded, Exchange } from './event.ts'

/** Whether a status updates fields. marketo.md §4.1 [DOC]: 2xx and nothing else. */
export function isAccepted(status: number): boolean {
  return status >= 200 && status <= 299
}

/** The exchange whose answer was complete while it counted (decisions 3, 4); the last one when there
 *  are several, `undefined` when there is none. */
export function answeredExchange(call: CallEnded, answerMaxUs: Us): Exchange | undefined {
  const lastUs = call.startedUs + answerMaxUs
  return call.exchanges.findLast((exchange) => isAnsweredBy(lastUs, exchange))
}

/** Whether what the call asked last was answered while it counted: after a redirect that is the request
 *  that followed it. */
export function isLastAnswered({ exchanges, startedUs }: CallEnded, answerMaxUs: Us): boolean {
  const last = exchanges.at(-1)
  return last !== undefined && isAnsweredBy(startedUs + answerMaxUs, last)
}

function isAnsweredBy(
  lastUs: number,
  { arrivedUs, reply: { afterUs, isAnswer } }: Exchange,
): boolean {
  return isAnswer && afterUs !== 'never' && arrivedUs + afterUs <= lastUs
}
