// What an error that a client throws says of its call. Clients word it differently, and wrap it: the
// codes and names along its causes tell.
import { causesOf, failureOf } from './failure.ts'
import type { CallResult } from './webhook.ts'

/** Codes by which clients say that it took too long; axios has one for every abort. */
const TIMEOUT_CODES: readonly unknown[] = [
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
  'ECONNABORTED',
  'ERR_CANCELED',
]

/** Codes of a network that failed. */
const NETWORK_CODE =
  /^(?:ECONN|ENOTFOUND|EAI_|EPIPE|EPROTO|EHOST|ENET|UND_ERR_|HPE_)|CERT|TLS|SSL|CONTENT_LENGTH_MISMATCH|PREMATURE_CLOSE/

/** What axios says of an answer that was cut off, with the code of a bad status. */
const NETWORK_MESSAGE = 'stream has been aborted'

/** An error of the network that was left uncaught is an ending like any other; `undefined` for one that
 *  says nothing of a network. */
export function endingOfError(error: unknown): CallResult | undefined {
  const causes = causesOf(error)
  const isTimeout = causes.some(
    ({ name, code }) =>
      name === 'TimeoutError' || name === 'AbortError' || TIMEOUT_CODES.includes(code),
  )
  if (isTimeout) return { outcome: 'timeout' }
  const isOfNetwork = causes.some(
    ({ code, message }) => NETWORK_CODE.test(String(code ?? '')) || message === NETWORK_MESSAGE,
  )
  return isOfNetwork ? { outcome: 'failed', ...failureOf(error) } : undefined
}
