// With the undici package and an agent of its own.
import { Agent, request } from 'undici'
import type { WebhookCall } from '../../../src/index.ts'
import { LIMIT_MS, urlOf, writesOf } from './webhook-parts.ts'

const dispatcher = new Agent({ connections: 64 })

export async function executor(call: WebhookCall) {
  const { method } = call.webhook
  const signal = AbortSignal.timeout(LIMIT_MS)
  const { statusCode, body } = await request(urlOf(call), { method, dispatcher, signal })
  return writesOf(call, statusCode, await body.text())
}
