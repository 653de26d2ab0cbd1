// Other machines: jobs go into a queue on Redis, and `hookdrill worker` takes them from there. A job is
// known there by its key, so that one whose result is still kept is not done again.
import type { Queue } from 'bullmq'
import { UsageError } from '../../errors.ts'
import type { Job } from '../job.ts'
import type { Engine } from './engine.ts'
import { inLanes } from './lanes.ts'
import { openPost } from './post.ts'
import { QUEUE, type Slip } from './queue.ts'
import { loadOptional, openRedis, type RedisLink } from './redis-link.ts'

/** Jobs in the queue at once: more than the cores of a few machines, and few enough to be taken back when
 *  the plan is stopped. */
const QUEUED_MAX = 256

export interface RedisEngineParts {
  readonly url: string
  /** Told what a person should know. */
  readonly tell?: ((line: string) => void) | undefined
}

/** Throws `UsageError` and `EnvironmentError`. */
export async function redisEngine({ url, tell }: RedisEngineParts): Promise<Engine> {
  const bullmq = await loadOptional(() => import('bullmq'))
  const link = await openRedis(url)
  try {
    return await engineAt(link, bullmq, tell)
  } catch (error) {
    link.close()
    throw error
  }
}

async function engineAt(
  link: RedisLink,
  { Queue, QueueEvents }: typeof import('bullmq'),
  tell: RedisEngineParts['tell'],
): Promise<Engine> {
  const queue = new Queue<Slip>(QUEUE.name, { ...QUEUE, connection: link.redis })
  // From now on, by its own clock: what ends before anybody listens is heard all the same.
  const [seconds] = await link.ask(link.redis.time())
  const lastEventId = `${seconds}000-0`
  const width = Math.max(1, await link.ask(threadsAt(queue)))
  const events = new QueueEvents(QUEUE.name, { ...QUEUE, connection: link.redis, lastEventId })
  queue.on('error', () => {}) // The link tells.
  events.on('error', () => {})
  const doJob = openPost({ link, queue, events })
  return {
    width,
    async run(jobs, watch = {}) {
      for (const job of jobs) refuseCode(job)
      if (jobs.length > 0 && (await link.ask(threadsAt(queue))) === 0) {
        tell?.(`Nobody works at ${link.where} yet. Start: hookdrill worker --redis ${link.where}`)
      }
      return inLanes(jobs, { ...watch, width: QUEUED_MAX }, doJob)
    },
    async close() {
      // Not waited for: a server that has gone never says goodbye.
      void Promise.allSettled([events.close(), queue.close()])
      link.close()
    },
  }
}

/** A worker's name says how many threads it has. */
async function threadsAt(queue: Queue): Promise<number> {
  const workers = await queue.getWorkers()
  return workers.reduce(
    (sum, { rawname = '' }) => sum + Number(/:w:(\d+)$/.exec(rawname)?.[1] ?? 1),
    0,
  )
}

function refuseCode({ scenario }: Job): void {
  if (scenario.handlers === undefined) return
  throw new UsageError(
    `handlers "${scenario.handlers.name}": code does not go through Redis to other machines. Use --workers, which runs it on all cores of this one.`,
  )
}
