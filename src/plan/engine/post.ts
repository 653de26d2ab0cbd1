// Jobs on their way through the queue: put in, waited for, and taken back when nobody wants them any more.
// A connection that was lost may have missed anything, and a Redis that was started again may have
// forgotten everything: so each job may be put in again, which is nothing where it is still there.
import type { Queue, QueueEvents } from 'bullmq'
import { EnvironmentError, UsageError } from '../../errors.ts'
import type { Job } from '../job.ts'
import type { Done } from './lanes.ts'
import { packJob } from './parcel.ts'
import { parseDone } from './parse-done.ts'
import { idOf, KEPT_SECONDS, type Slip } from './queue.ts'
import type { RedisLink } from './redis-link.ts'
import { createPartsSender } from './send-parts.ts'

const OPTIONS = { removeOnComplete: { age: KEPT_SECONDS }, removeOnFail: true } as const

interface Sent {
  readonly job: Job
  readonly done: PromiseWithResolvers<Done>
}

export interface PostParts {
  readonly link: RedisLink
  readonly queue: Queue<Slip>
  readonly events: QueueEvents
}

/** Has a job done by whoever takes it. Answers at once when the signal aborts. */
export function openPost({
  link,
  queue,
  events,
}: PostParts): (job: Job, signal: AbortSignal) => Promise<Done> {
  const sent = new Map<string, Sent>()
  const parts = createPartsSender(link.redis)

  const put = async (id: string, { job, done }: Sent): Promise<void> => {
    try {
      const { label, leads, rest } = packJob(job)
      await Promise.all([parts.send(leads), parts.send(rest)])
      const slip = { label, leadsId: leads.id, restId: rest.id }
      await queue.add('run', slip, { ...OPTIONS, jobId: id })
      const found = await queue.getJob(id)
      if (found?.finishedOn !== undefined) settle(id, found.returnvalue)
    } catch (cause) {
      done.reject(link.lost.aborted ? link.lost.reason : failure('put', link, cause))
    }
  }
  const settle = (id: string, value: unknown): void => {
    const done = parseDone(value)
    // What failed is done again when somebody asks again.
    if (done?.kind !== 'result') void remove(id)
    if (done) sent.get(id)?.done.resolve(done)
    else sent.get(id)?.done.reject(failure('fetch', link, 'its result is none.'))
  }
  const remove = (id: string): Promise<unknown> => queue.remove(id).catch(() => {})

  queue.on('error', () => {}) // The link tells.
  events.on('error', () => {})
  events.on('completed', ({ jobId, returnvalue }) => settle(jobId, returnvalue))
  events.on('failed', ({ jobId, failedReason }) =>
    sent.get(jobId)?.done.reject(failure('fetch', link, failedReason)),
  )
  events.on('removed', ({ jobId }) => {
    const wanted = sent.get(jobId)
    if (wanted) void put(jobId, wanted)
  })
  link.redis.on('ready', () => {
    parts.forget()
    for (const [id, wanted] of sent) void put(id, wanted)
  })
  link.lost.addEventListener('abort', () => {
    for (const { done } of sent.values()) done.reject(link.lost.reason)
  })

  return async (job, signal) => {
    const id = idOf(job)
    const same = sent.get(id)
    if (same) return same.done.promise
    const done = Promise.withResolvers<Done>()
    const giveUp = (): void => {
      sent.delete(id)
      void remove(id)
      done.resolve({ kind: 'stopped' })
    }
    sent.set(id, { job, done })
    signal.addEventListener('abort', giveUp)
    void put(id, { job, done })
    try {
      return await done.promise
    } finally {
      sent.delete(id)
      signal.removeEventListener('abort', giveUp)
    }
  }
}

function failure(what: 'put' | 'fetch', { where }: RedisLink, cause: unknown): Error {
  if (cause instanceof UsageError) return cause
  return new EnvironmentError(`${what} a job ${what === 'put' ? 'into' : 'from'}`, where, cause)
}
