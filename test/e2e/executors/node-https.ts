// With `node:https`, an agent that keeps connections, and a timer for the limit.
import { Agent, request } from 'node:https'
import { text } from 'node:stream/consumers'
import type { WebhookCall } from '../../../src/index.ts'
import { LIMIT_MS, urlOf, writesOf } from './webhook-parts.ts'

const agent = new Agent({ keepAlive: true })

function send(url: string, method: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent }, async (incoming) => {
      resolve({ status: incoming.statusCode ?? 0, body: await text(incoming) })
    })
    const late = Object.assign(new Error('The service took too long.'), { code: 'ETIMEDOUT' })
    const timer = setTimeout(() => outgoing.destroy(late), LIMIT_MS)
    outgoing.on('close', () => clearTimeout(timer))
    outgoing.on('error', reject).end()
  })
}

export default async function executeWithNode(call: WebhookCall) {
  const { status, body } = await send(urlOf(call), call.webhook.method)
  return writesOf(call, status, body)
}
