// The other end of the queue: takes jobs, does them in threads, and sends back what they came to. A job
// that is in hand when the worker stops goes back into the queue, and one whose worker was killed does
// within seconds: while it works, a worker keeps renewing its claim.
import { availableParallelism } from 'node:os'
import type { Job as QueuedJob } from 'bullmq'
import { packError } from '../../disk/carried-error.ts'
import { EnvironmentError } from '../../errors.ts'
import type { Engine } from './engine.ts'
import type { Done } from './lanes.ts'
import { createUnpacker, partOf } from './parcel.ts'
import { KEPT_SECONDS, parseSlip, partKey, QUEUE } from './queue.ts'
import { loadOptional, openRedis, type RedisLink } from './redis-link.ts'
import { threadsEngine } from './threads.ts'

/** A claim is renewed twice in this time, by a thread that has nothing else to do. */
const CLAIM_MS = 5_000
/** A job may lose so many workers. One that kills whoever takes it must not go round for ever. */
const LOST_WORKERS_MAX = 10

export interface TakeOptions {
  readonly redis: string
  /** Jobs at once. Default: as many as there are cores. */
  readonly threads?: number
  /** Stops it. */
  readonly signal: AbortSignal
  /** Told once it takes jobs, where, and after each job. */
  readonly onChange: (taken: Taken) => void
}

export interface Taken {
  /** The URL, without a password. */
  readonly where: string
  readonly done: number
  /** Given back unfinished. */
  readonly givenBack: number
}

/** Works until the signal aborts. Throws `UsageError`, and `EnvironmentError` where Redis is not there or
 *  has gone. */
export async function takeJobs({
  redis,
  threads = availableParallelism(),
  signal,
  onChange,
}: TakeOptions): Promise<Taken> {
  const { Worker, WaitingError } = await loadOptional(() => import('bullmq'))
  const link = await openRedis(redis)
  const engine = threadsEngine(threads)
  const doJob = createDoer(link, engine, signal)
  let taken: Taken = { where: link.where, done: 0, givenBack: 0 }
  const count = (what: 'done' | 'givenBack'): void => {
    taken = { ...taken, [what]: taken[what] + 1 }
    onChange(taken)
  }
  const work = async (job: QueuedJob, token?: string): Promise<Done> => {
    const done = await doJob(job.data)
    if (done.kind !== 'stopped') return done
    await job.moveToWait(token)
    count('givenBack')
    throw new WaitingError()
  }
  const worker = new Worker(QUEUE.name, work, {
    ...QUEUE,
    connection: link.redis,
    name: String(threads),
    concurrency: threads,
    lockDuration: CLAIM_MS,
    stalledInterval: CLAIM_MS / 2,
    maxStalledCount: LOST_WORKERS_MAX,
    removeOnComplete: { age: KEPT_SECONDS },
    removeOnFail: { count: 0 },
  })
  worker.on('error', () => {}) // The link tells.
  worker.on('completed', () => count('done'))
  try {
    await link.ask(worker.waitUntilReady())
    onChange(taken)
    await firstAbort(signal, link.lost)
    if (link.lost.aborted) throw link.lost.reason
  } finally {
    // With a server that has gone there is nothing to take leave of.
    await worker.close(link.redis.status !== 'ready')
    await engine.close()
    link.close()
  }
  return taken
}

/** Whatever comes of it is an answer to whoever asked: what a job throws, too. */
function createDoer(
  link: RedisLink,
  engine: Engine,
  signal: AbortSignal,
): (data: unknown) => Promise<Done> {
  const unpack = createUnpacker()
  return async (data) => {
    try {
      const slip = parseSlip(data)
      if (!slip) throw new EnvironmentError('take a job from', link.where, 'it is none.')
      const { label, leadsId, restId } = slip
      const rest = await fetchPart(link, restId)
      const textOfLeads = (): Promise<string> => fetchPart(link, leadsId)
      const job = await unpack({ label, leadsId, textOfLeads, rest })
      // A file of that name here would be run: nobody at Redis has a say in that.
      if (job.scenario.handlers) throw new EnvironmentError('take a job from', link.where, CODE)
      const [result] = await engine.run([job], { signal })
      return result ? { kind: 'result', result } : { kind: 'stopped' }
    } catch (error) {
      return { kind: 'failed', error: packError(error) }
    }
  }
}

const CODE = 'it names handlers, and code does not go through Redis.'

async function fetchPart({ redis, where, ask }: RedisLink, id: string): Promise<string> {
  const text = await ask(redis.get(partKey(id)))
  if (text !== null && partOf(text).id === id) return text
  throw new EnvironmentError('fetch the scenario of a job from', where, 'it is not there.')
}

function firstAbort(...signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const any = AbortSignal.any([...signals])
    if (any.aborted) resolve()
    any.addEventListener('abort', () => resolve())
  })
}
