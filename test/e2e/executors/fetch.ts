// With nothing but `fetch`.
import type { WebhookCall } from '../../../src/index.ts'
import { LIMIT_MS, urlOf, writesOf } from './webhook-parts.ts'

export default async function executeWithFetch(call: WebhookCall) {
  const signal = AbortSignal.timeout(LIMIT_MS)
  const { method } = call.webhook
  const response = await fetch(urlOf(call), { method, redirect: 'manual', signal })
  return writesOf(call, response.status, await response.text())
}
