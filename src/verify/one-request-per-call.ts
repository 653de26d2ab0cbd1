import type { CallCheck } from './check.ts'
import { requestsDue } from './requests-due.ts'

/** Decision 5: nothing is retried. Decision 6: a redirect that is followed is one request more, which
 *  reaches no service when it leads to nobody; then there is no answer. */
export const oneRequestPerCall: CallCheck = {
  of: 'call',
  id: 'one-request-per-call',
  title: 'Each call sends exactly one request, or none where none may be sent.',
  nothing: 'no call was made',
  look(evidence) {
    const { exchanges, result } = evidence.event
    const wanted = requestsDue(evidence).length
    const isLost = wanted > 1 && !('status' in result)
    if (exchanges.length === wanted || (isLost && exchanges.length === wanted - 1)) return 'fine'
    return { expected: requests(wanted), actual: requests(exchanges.length) }
  },
}

function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`
}
