// What really happened in a call, from the service's side: measures and judge both go by this, never
// by what an executor says of itself.
import type { Us } from '../time/instant.ts'
import type { CallEnded, Exchange } from './event.ts'

/** Whether a status updates fields. marketo.md §4.1 [DOC]: 2xx and nothing else. */
export function isAccepted(status: number): boolean {
  return status >= 200 && status <= 299
}

/** The exchange whose answer was complete within the limit (exactly at the limit counts, decision 4);
 *  the last one when there are several, `undefined` when there is none. */
export function answeredExchange(call: CallEnded, timeoutUs: Us): Exchange | undefined {
  return call.exchanges.findLast(
    ({ arrivedUs, reply: { afterUs, isAnswer } }) =>
      isAnswer && afterUs !== 'never' && arrivedUs + afterUs <= call.startedUs + timeoutUs,
  )
}
