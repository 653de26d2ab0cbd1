import type { Redis } from 'ioredis'
import { UsageError } from '../../errors.ts'
import type { Part } from './parcel.ts'
import { KEPT_SECONDS, partKey } from './queue.ts'

/** Some million rows of leads. */
const PART_MAX_BYTES = 256 * 1_048_576

export interface PartsSender {
  /** Once, and again before it is forgotten there. Throws `UsageError` when it is too long. */
  send(part: Part): Promise<void>
  /** What was sent may be gone. */
  forget(): void
}

export function createPartsSender(redis: Redis): PartsSender {
  const sent = new Map<string, { readonly atMs: number; readonly sending: Promise<unknown> }>()
  return {
    async send({ id, text }) {
      const before = sent.get(id)
      const isFresh = before && performance.now() - before.atMs < (KEPT_SECONDS * 1_000) / 2
      if (isFresh) return void (await before.sending)
      const bytes = Buffer.byteLength(text)
      if (bytes > PART_MAX_BYTES) throw tooLong(bytes)
      const sending = redis.set(partKey(id), text, 'EX', KEPT_SECONDS)
      sent.set(id, { atMs: performance.now(), sending })
      await sending
    },
    forget: () => sent.clear(),
  }
}

function tooLong(bytes: number): UsageError {
  return new UsageError(
    `a scenario of ${bytes} bytes: the most that goes through Redis is ${PART_MAX_BYTES}. Use --workers, or a file with fewer rows.`,
  )
}
