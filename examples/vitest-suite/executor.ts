// An executor on nothing but `fetch`. Of hookdrill it has the platform's dialect, `renderRequest` and
// `mapResponse`; both could be its own.
import type { PlainExecutor } from 'hookdrill'
import { mapResponse, milliseconds, renderRequest } from 'hookdrill/executor'

/** A byte order mark is left to whoever reads the text: `response.text()` takes one off. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** As long as the platform waits for a service. */
const LIMIT_MS = 30_000

export const executor: PlainExecutor = async (call) => {
  if (call.campaignType !== 'trigger') return [] // no other campaign calls webhooks
  const sinceStart = milliseconds(Date.now() - call.settings.startsAtMs)
  const rendering = renderRequest(call, sinceStart)
  if (rendering.kind === 'problem') return []
  const { method, origin, path, headers, body } = rendering.request
  const response = await fetch(origin + path, {
    method,
    headers,
    body,
    redirect: 'manual', // the platform does not follow it
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  const text = decoder.decode(await response.arrayBuffer())
  if (!response.ok || text === '') return []
  const mapped = mapResponse(call, text)
  return mapped.kind === 'mapped' ? mapped.writes : []
}
