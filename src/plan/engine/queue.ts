// The queue on Redis, as both ends see it: `redis.ts` puts jobs in, `take-jobs.ts` takes them out.
import { z } from 'zod'
import { VERSION } from '../../version.ts'
import type { Job } from '../job.ts'
import type { Arrived } from './parcel.ts'

/** Jobs are for workers of the same version: another may come to other figures. */
export const QUEUE = { name: `jobs-${VERSION}`, prefix: 'hookdrill' } as const

/** How long what is left on Redis waits for whoever asks again: results, and leads. */
export const KEPT_SECONDS = 24 * 60 * 60

/** The queue's own ids are numbers; a key may look like one. */
export function idOf({ key }: Job): string {
  return `job-${key}`
}

/** Where the text of leads is. */
export function leadsKey(id: string): string {
  return `${QUEUE.prefix}:${QUEUE.name}:leads:${id}`
}

const arrived: z.ZodType<Arrived> = z.object({
  key: z.string(),
  fidelity: z.literal(['model', 'handlers']),
  leadsId: z.string(),
  rest: z.string(),
})

/** `undefined` where it is none. */
export function parseArrived(value: unknown): Arrived | undefined {
  return arrived.safeParse(value).data
}
