// The queue on Redis, as both ends see it: `redis.ts` puts jobs in, `take-jobs.ts` takes them out.
import { z } from 'zod'
import { VERSION } from '../../version.ts'
import type { Job } from '../job.ts'
import type { Label } from './parcel.ts'

/** Jobs are for workers of the same version: another may come to other figures. */
export const QUEUE = { name: `jobs-${VERSION}`, prefix: 'hookdrill' } as const

/** How long what is left on Redis waits for whoever asks again: results, and parts of scenarios. */
export const KEPT_SECONDS = 24 * 60 * 60

/** The queue's own ids are numbers; a key may look like one. */
export function idOf({ key }: Job): string {
  return `job-${key}`
}

/** Where the text of a part of a scenario is. It may hold secrets, so it is not kept in the queue, which
 *  forgets only when something else ends. */
export function partKey(id: string): string {
  return `${QUEUE.prefix}:${QUEUE.name}:part:${id}`
}

/** What lies in the queue. */
export interface Slip {
  readonly label: Label
  readonly leadsId: string
  readonly restId: string
}

const slip: z.ZodType<Slip> = z.object({
  label: z.object({
    key: z.string(),
    fidelity: z.literal(['model', 'handlers']),
    seed: z.int().min(0),
  }),
  leadsId: z.string(),
  restId: z.string(),
})

/** `undefined` where it is none. */
export function parseSlip(value: unknown): Slip | undefined {
  return slip.safeParse(value).data
}
