// The truth of a request in real time, where a reply is due at one instant and there at a later one. A
// judge who went by the first alone would blame the executor for a slow machine, and one who went by the
// second could not say what the service had decided.
import type { Exchange } from '../service/definition.ts'
import { type Us, us } from '../time/instant.ts'
import { REAL_TIME_SLACK_US } from './wire.ts'

/** A request with what is known of its reply. */
export interface Met extends Exchange {
  /** When the reply began to go out, if it did. */
  readonly sentUs?: Us
}

interface Ended {
  readonly isTimeout: boolean
  /** The last instant at which an answer counts. */
  readonly lastUs: number
}

/**
 * The exchange as the sender can have met it:
 * - to a call that timed out, a reply that was due in time and was sent too late, or so shortly before the
 *   limit that it may have been, never came;
 * - to one that did not, a reply that was due too late by no more than the slack came in time.
 */
export function asMet({ sentUs, ...exchange }: Met, { isTimeout, lastUs }: Ended): Exchange {
  const { arrivedUs, reply } = exchange
  if (reply.afterUs === 'never') return exchange
  const lateUs = arrivedUs + reply.afterUs - lastUs
  if (isTimeout) {
    const isSent = sentUs !== undefined && sentUs + REAL_TIME_SLACK_US <= lastUs
    return lateUs > 0 || isSent ? exchange : { ...exchange, reply: { ...reply, afterUs: 'never' } }
  }
  if (lateUs <= 0 || lateUs > REAL_TIME_SLACK_US) return exchange
  return { ...exchange, reply: { ...reply, afterUs: us(lastUs - arrivedUs) } }
}
