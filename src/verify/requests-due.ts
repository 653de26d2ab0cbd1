// The requests a call owes its service: the webhook's own, and one more for every redirect that is
// followed (decision 6). Outside a trigger campaign (decision 8), and where the request would be
// illegal, none.
import { REDIRECTS_MAX, redirected } from '../executor/redirect.ts'
import type { RenderedRequest } from '../executor/webhook.ts'
import type { Evidence } from './check.ts'
import { sentAnswer } from './sent-answer.ts'

/** In order. The last may never have reached a service: nobody need be at the end of a redirect. */
export function requestsDue({ event, call, rendering }: Evidence): readonly RenderedRequest[] {
  if (call.campaignType !== 'trigger' || rendering.kind === 'problem') return []
  let last = rendering.request
  const requests = [last]
  const { redirects, bodyMaxBytes } = call.settings
  if (redirects === 'ignore') return requests
  for (const { sent, reply } of event.exchanges.slice(0, REDIRECTS_MAX)) {
    const isComplete = sent !== undefined && reply.isAnswer
    const next = isComplete ? redirected(last, sentAnswer(sent, bodyMaxBytes)) : undefined
    if (!next) break
    requests.push(next)
    last = next
  }
  return requests
}
