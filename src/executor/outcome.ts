// What a complete answer means. marketo.md §4.1 [DOC]: only 2xx updates fields; everything else,
// redirects that nobody followed included (decision 6), is rejected. §4.2 [DOC]: a 2xx with an empty
// body is error 1001 (decision 7). Number and phrase are both kept (decision 10).
import { mapResponse } from './map-response.ts'
import type { CallResult, WebhookCall } from './webhook.ts'

/** An HTTP answer with its whole body; `undefined` for one that was over the limit. */
export interface Answer {
  readonly status: number
  readonly reasonPhrase: string
  readonly contentType: string | undefined
  /** Where a redirect leads. */
  readonly location: string | undefined
  readonly body: string | undefined
}

export function classify(call: WebhookCall, answer: Answer): CallResult {
  const { status, reasonPhrase } = answer
  if (status < 200 || status > 299) {
    return { outcome: 'rejected', status, reasonPhrase, errorType: status }
  }
  if (answer.body === undefined) {
    const reason = `longer than ${call.settings.bodyMaxBytes} bytes`
    return { outcome: 'unreadable', status, reasonPhrase, reason }
  }
  if (answer.body === '') return { outcome: 'empty', status, reasonPhrase, errorType: 1001 }
  if (isAnnouncedOtherwise(call, answer.contentType)) {
    const reason = `announced as ${answer.contentType}, where ${call.webhook.responseType} is expected`
    return { outcome: 'unreadable', status, reasonPhrase, reason }
  }
  const mapped = mapResponse(call, answer.body)
  if (mapped.kind === 'unreadable') {
    return { outcome: 'unreadable', status, reasonPhrase, reason: mapped.reason }
  }
  const { writes, skipped } = mapped
  return writes.length > 0
    ? { outcome: 'mapped', status, reasonPhrase, writes, skipped }
    : { outcome: 'unmapped', status, reasonPhrase, skipped }
}

const MEDIA_TYPES = {
  JSON: /^[^;]*[/+]json\s*(?:;|$)/i,
  XML: /^[^;]*[/+]xml\s*(?:;|$)/i,
} as const

/** Decision 32: only on request. An answer that says nothing of its type may be anything. */
function isAnnouncedOtherwise(
  { webhook, settings }: WebhookCall,
  contentType: string | undefined,
): boolean {
  const { responseType, mappings } = webhook
  if (settings.responseContentType === 'ignore' || contentType === undefined) return false
  if (responseType === 'None' || mappings.length === 0) return false
  return !MEDIA_TYPES[responseType].test(contentType)
}
