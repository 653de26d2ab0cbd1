// Jobs on their way through the queue: put in, waited for, and taken back when nobody wants them any more.
// A connection that was lost may have missed anything, and a Redis that was started again may have
// forgotten everything: so each job may be put in again, which is nothing where it is still there.
import type { Queue, QueueEvents } from 'bullmq'
import { EnvironmentError, UsageError } from '../../errors.ts'
import type { Job } from '../job.ts'
import type { Done } from './lanes.ts'
import { type Arrived, packJob } from './parcel.ts'
import { parseDone } from './parse-done.ts'
import { idOf, KEPT_SECONDS } from './queue.ts'
import type { RedisLink } from './redis-link.ts'
import { createLeadsSender } from './send-leads.ts'

/** A scenario without its leads is a few kB; one with a million samples of latency is not for a queue. */
const JOB_MAX_BYTES = 1_048_576

const OPTIONS = { removeOnComplete: { age: KEPT_SECONDS }, removeOnFail: true } as const

interface Sent {
  readonly job: Job
  readonly done: PromiseWithResolvers<Done>
}

export interface PostParts {
  readonly link: RedisLink
  readonly queue: Queue<Arrived>
  readonly events: QueueEvents
}

/** Has a job done by whoever takes it. Answers at once when the signal aborts. */
export function openPost({
  link,
  queue,
  events,
}: PostParts): (job: Job, signal: AbortSignal) => Promise<Done> {
  const sent = new Map<string, Sent>()
  const leads = createLeadsSender(link.redis)

  const put = async (id: string, { job, done }: Sent): Promise<void> => {
    try {
      const { leads: part, ...parcel } = packJob(job)
      checkSize(parcel.rest)
      await leads.send(part)
      await queue.add('run', { ...parcel, leadsId: part.id }, { ...OPTIONS, jobId: id })
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
    leads.forget()
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

function checkSize(rest: string): void {
  const bytes = Buffer.byteLength(rest)
  if (bytes <= JOB_MAX_BYTES) return
  throw new UsageError(
    `a scenario of ${bytes} bytes: the most that goes through Redis is ${JOB_MAX_BYTES}, leads apart. Use --workers, or fewer samples.`,
  )
}

function failure(what: 'put' | 'fetch', { where }: RedisLink, cause: unknown): Error {
  if (cause instanceof UsageError) return cause
  return new EnvironmentError(`${what} a job ${what === 'put' ? 'into' : 'from'}`, where, cause)
}
