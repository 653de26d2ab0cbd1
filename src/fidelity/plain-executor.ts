// An executor that is nothing but a function: it sends its own request and says what it would write.
// How its call ended it does not say, so that follows from what the service saw and sent.
import { endingOfError } from '../executor/error-ending.ts'
import { classify } from '../executor/outcome.ts'
import type { CallResult, PlainExecutor, WebhookCall } from '../executor/webhook.ts'
import type { Exchange } from '../service/definition.ts'
import { FAULTS } from '../service/faults.ts'
import type { Flight } from './flight.ts'
import { asGiven, foreignResult, readWrites } from './foreign-result.ts'

/** Runs it for one call of `flight`. */
export async function executePlainly(
  executor: PlainExecutor,
  call: WebhookCall,
  flight: Flight,
): Promise<CallResult> {
  let answer: unknown
  try {
    answer = await executor(asGiven(call))
  } catch (error) {
    const ending = endingOfError(error)
    if (ending) return ending
    throw error
  }
  if (answer !== undefined && !Array.isArray(answer)) return foreignResult(answer, call.fields)
  const writes = readWrites(answer ?? [], call.fields)
  if (writes.length === 0) return endingWithoutWrites(call, flight)
  const status = flight.exchanges.at(-1)?.sent?.status ?? 0
  return { outcome: 'mapped', status, reasonPhrase: '', writes, skipped: [] }
}

function endingWithoutWrites(call: WebhookCall, { exchanges }: Flight): CallResult {
  const last = exchanges.at(-1)
  if (!last) return { outcome: 'failed', failure: 'REQUEST', reason: 'no request was sent' }
  if (last.sent) return endingOfAnswer(call, last.sent)
  const fault = last.reply.fault && FAULTS[last.reply.fault]
  if (fault?.moment !== 'before the header') return { outcome: 'timeout' }
  return { outcome: 'failed', failure: fault.failure.failure, reason: fault.failure.message }
}

/** As the platform would name it; a 2xx that ought to have been mapped was not. */
function endingOfAnswer(call: WebhookCall, sent: NonNullable<Exchange['sent']>): CallResult {
  const { status, headers, body } = sent
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const reference = classify(call, { status, reasonPhrase: '', contentType, location: '', body })
  if (reference.outcome !== 'mapped') return reference
  return { outcome: 'unmapped', status, reasonPhrase: '', skipped: reference.skipped }
}
