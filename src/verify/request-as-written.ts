import type { RenderedRequest, WebhookCall } from '../executor/webhook.ts'
import type { SeenRequest } from '../timeline/event.ts'
import type { CallCheck, Evidence, Mismatch } from './check.ts'
import { requestsDue } from './requests-due.ts'

/** marketo.md §1.10 [DOC]: what arrives is what was typed, tokens replaced. Headers the executor adds
 *  of its own accord (Accept, Host, …) are its affair; those of the webhook must be there. */
export const requestAsWritten: CallCheck = {
  of: 'call',
  id: 'request-as-written',
  title: 'Requests go out as the webhook is written.',
  nothing: 'no request was seen',
  look(evidence) {
    const { event, rendering, showing } = evidence
    const requests = event.exchanges.flatMap(({ request }) => request ?? [])
    if (requests.length === 0) return 'not looked'
    const [first] = requests
    if (rendering.kind === 'problem') {
      return {
        expected: `no request, because ${rendering.reason}`,
        actual: `${first?.method} ${showing.url(first?.url ?? '')}`,
      }
    }
    const due = requestsDue(evidence)
    for (const [index, request] of requests.entries()) {
      const want = withoutOurName(due[index] ?? rendering.request, evidence.call)
      const difference = differenceOf(want, request, evidence)
      if (difference) return difference
    }
    return 'fine'
  },
}

/** Decision 13: what an executor calls itself is its own affair where nobody says it. */
function withoutOurName(
  request: RenderedRequest,
  { webhook, settings }: WebhookCall,
): RenderedRequest {
  const isNamed = webhook.headers.some(({ name }) => name.toLowerCase() === 'user-agent')
  if (settings.userAgent !== undefined || isNamed) return request
  const { 'user-agent': _, ...headers } = request.headers
  return { ...request, headers }
}

function differenceOf(
  want: RenderedRequest,
  got: SeenRequest,
  { showing, call: { lead } }: Evidence,
): Mismatch | undefined {
  const url = want.origin + want.path
  if (want.method !== got.method || url !== got.url) {
    return {
      expected: `${want.method} ${showing.url(url)}`,
      actual: `${got.method} ${showing.url(got.url)}`,
    }
  }
  for (const [name, value] of Object.entries(want.headers)) {
    const actual = Object.hasOwn(got.headers, name) ? got.headers[name] : undefined
    if (actual === value) continue
    const shown = actual === undefined ? '(no such header)' : showing.header(name, actual)
    return { expected: `${name}: ${showing.header(name, value)}`, actual: `${name}: ${shown}` }
  }
  if ((want.body ?? '') === (got.body ?? '')) return undefined
  return {
    expected: `the body ${showing.body(want.body, lead)}`,
    actual: `the body ${showing.body(got.body, lead)}`,
  }
}
