// The webhooks of a scenario as far as they can be read: whatever is wrong with one value of a webhook,
// the others are checked all the same.
import type { Webhook } from '../executor/webhook.ts'
import type { JsonValue } from '../service/definition.ts'
import { normalizeWebhook } from './normalize-webhooks.ts'
import { salvage } from './salvage.ts'
import { membersOf, valueAt } from './tree.ts'
import { webhook as schema } from './webhook-schema.ts'

export interface ReadableWebhook {
  /** With an empty URL where none can be read. */
  readonly webhook: Webhook
  /** Whether everything that decides how the others are meant can be read: where the encoding cannot,
   *  nobody knows which tokens need quotes. */
  readonly isSure: boolean
}

export function readableWebhooks(input: JsonValue): readonly ReadableWebhook[] {
  return membersOf(valueAt(input, ['webhooks'])).map(([name, part]) => {
    const read = salvage(partial, part) ?? {}
    const webhook = normalizeWebhook([name, { ...read, url: read.url ?? '' }])
    return { webhook, isSure: isSure(part) }
  })
}

const partial = schema.partial()

/** Parts that bear on nothing but themselves. */
const INDEPENDENT: readonly unknown[] = ['url', 'payload', 'mappings']

function isSure(part: JsonValue): boolean {
  const issues = partial.safeParse(part).error?.issues ?? []
  return issues.every(({ path }) => INDEPENDENT.includes(path[0]))
}
