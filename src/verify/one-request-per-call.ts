import type { CallCheck } from './check.ts'

/** Decision 5: nothing is retried. Decision 8: outside a trigger campaign nothing is sent at all. */
export const oneRequestPerCall: CallCheck = {
  of: 'call',
  id: 'one-request-per-call',
  title: 'Each call sends exactly one request, or none where none may be sent.',
  nothing: 'no call was made',
  look({ event: { exchanges }, call, rendering }) {
    const isSendable = call.campaignType === 'trigger' && rendering.kind === 'request'
    const wanted = isSendable ? 1 : 0
    if (exchanges.length === wanted) return 'fine'
    return { expected: requests(wanted), actual: requests(exchanges.length) }
  },
}

function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`
}
