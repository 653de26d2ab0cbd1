// How calls end where nobody reads a body. Endings are plain data, made once and shared.
import type { CallEnding } from '../executor/webhook.ts'
import type { Reply } from '../service/definition.ts'
import { FAULTS, failureIn } from '../service/faults.ts'

export const TIMED_OUT: CallEnding = { outcome: 'timeout' }

export const NOBODY: CallEnding = {
  outcome: 'failed',
  failure: 'DNS',
  reason: 'no service is mocked where the redirect leads',
}

/** What a reply that comes in time ends its call as. */
export function endings(): (reply: Reply) => CallEnding {
  const byStatus = new Map<number, CallEnding>()
  return ({ status, fault }) => {
    const met = fault && failureIn(FAULTS[fault])
    if (met) return { outcome: 'failed', failure: met.failure, reason: met.message }
    const known = byStatus.get(status)
    if (known) return known
    const made = endingOfStatus(status)
    byStatus.set(status, made)
    return made
  }
}

function endingOfStatus(status: number): CallEnding {
  if (status >= 200 && status <= 299) return { outcome: 'accepted', status }
  return { outcome: 'rejected', status, reasonPhrase: '', errorType: status }
}
