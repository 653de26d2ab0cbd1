import type { Redis } from 'ioredis'
import { UsageError } from '../../errors.ts'
import type { Part } from './parcel.ts'
import { KEPT_SECONDS, leadsKey } from './queue.ts'

/** Some million rows. */
const LEADS_MAX_BYTES = 256 * 1_048_576

export interface LeadsSender {
  /** Once, and again before they are forgotten. Throws `UsageError` when they are too many. */
  send(leads: Part): Promise<void>
  /** What was sent may be gone. */
  forget(): void
}

export function createLeadsSender(redis: Redis): LeadsSender {
  const sent = new Map<string, { readonly atMs: number; readonly sending: Promise<unknown> }>()
  return {
    async send({ id, text }) {
      const before = sent.get(id)
      const isFresh = before && performance.now() - before.atMs < (KEPT_SECONDS * 1_000) / 2
      if (isFresh) return void (await before.sending)
      const bytes = Buffer.byteLength(text)
      if (bytes > LEADS_MAX_BYTES) throw tooMany(bytes)
      const sending = redis.set(leadsKey(id), text, 'EX', KEPT_SECONDS)
      sent.set(id, { atMs: performance.now(), sending })
      await sending
    },
    forget: () => sent.clear(),
  }
}

function tooMany(bytes: number): UsageError {
  return new UsageError(
    `leads of ${bytes} bytes: the most that goes through Redis is ${LEADS_MAX_BYTES}. Use --workers, or a file with fewer rows.`,
  )
}
