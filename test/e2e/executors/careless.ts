// What goes wrong in practice: it follows redirects, tries again, and never reads the status.
import { setTimeout as sleep } from 'node:timers/promises'
import type { WebhookCall } from '../../../src/index.ts'
import { urlOf, writesOf } from './webhook-parts.ts'

const beat = setInterval(() => {}, 10_000)
beat.ref()

export default async function executeCarelessly(call: WebhookCall) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(urlOf(call), { method: call.webhook.method })
    const body = await response.text()
    if (response.status !== 503 || attempt === 3) return writesOf(call, 200, body)
    await sleep(1_000 * attempt)
  }
}
