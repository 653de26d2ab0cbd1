// The connection to Redis: to the server that the user names and to no other. One that does not answer is
// an error within seconds, and so is one that is gone for longer than a restart takes.
import type { Redis } from 'ioredis'
import { EnvironmentError, UsageError } from '../../errors.ts'
import { maskUrl } from '../../report/mask.ts'

/** Long enough for another continent. */
const ANSWER_MAX_MS = 3_000
/** Long enough to restart a server. */
const LOST_MAX_MS = 20_000
const RETRY_MS = 250

export interface RedisLink {
  /** The URL as typed, without a password. */
  readonly where: string
  readonly redis: Redis
  /** Aborts when the connection is gone for good; the reason is an `EnvironmentError`. */
  readonly lost: AbortSignal
  /** Throws `EnvironmentError` where that is not answered. */
  ask<Answer>(asking: Promise<Answer>): Promise<Answer>
  /** Of the connection, and of the copies that others made of it. */
  close(): void
}

/** Throws `UsageError` for what is no URL of Redis or where the packages are missing, `EnvironmentError`
 *  where nobody answers. */
export async function openRedis(url: string): Promise<RedisLink> {
  const where = withoutPassword(maskUrl(url))
  checkUrl(url, where)
  const { Redis } = await loadOptional(() => import('ioredis'))
  await greet(new Redis(url, { ...IMPATIENT, retryStrategy: () => null }), where)
  const lost = new AbortController()
  const redis = new Redis(url, { ...PATIENT, retryStrategy: untilLost() })
  const copies = copiesOf(redis)
  redis.on('error', () => {}) // It is tried again; the end tells.
  redis.on('end', () => lost.abort(goneFor(where)))
  return {
    where,
    redis,
    lost: lost.signal,
    ask: (asking) =>
      asking.catch((cause: unknown) => {
        throw lost.signal.aborted
          ? goneFor(where)
          : new EnvironmentError('ask Redis at', where, cause)
      }),
    close() {
      for (const each of [redis, ...copies]) hangUp(each)
    },
  }
}

/** A package that users install who need it. */
export async function loadOptional<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await load()
  } catch (cause) {
    const isMissing =
      cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND'
    if (!isMissing) throw cause
    throw new UsageError(
      '--redis needs two packages that are not installed. Run npm install bullmq ioredis.',
    )
  }
}

/** Who does not hang up is hung up on: Ctrl-C does not wait. */
const BRISK = { protocol: 2, connectTimeout: ANSWER_MAX_MS, disconnectTimeout: 200 } as const

const IMPATIENT = {
  ...BRISK,
  lazyConnect: true,
  enableReadyCheck: false,
  commandTimeout: ANSWER_MAX_MS,
  maxRetriesPerRequest: 0,
} as const

const PATIENT = { ...BRISK, maxRetriesPerRequest: null } as const

/** Whether somebody is there who lets us in. */
async function greet(redis: Redis, where: string): Promise<void> {
  let cause: unknown
  redis.on('error', (error) => {
    cause ??= error
  })
  try {
    await redis.connect()
    await redis.ping()
    if (cause) throw cause
  } catch (error) {
    throw new EnvironmentError('reach Redis at', where, inWords(cause ?? error))
  } finally {
    hangUp(redis)
  }
}

const WORDS = [
  [/^NOAUTH/, 'it asks for a password. Use redis://:PASSWORD@HOST:PORT.'],
  [/^WRONGPASS/, 'it does not take this password.'],
  [/timed out/i, `no answer within ${ANSWER_MAX_MS / 1_000} s.`],
  [/^Protocol error|RESP/, 'what answers there is no Redis.'],
] as const

function inWords(cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : ''
  return WORDS.find(([pattern]) => pattern.test(message))?.[1] ?? cause
}

/** Fills as copies are made. BullMQ makes some for itself, and where it is told to close while they are on their way,
 *  they try for ever to get there. */
function copiesOf(redis: Redis): readonly Redis[] {
  const copies: Redis[] = []
  const duplicate = redis.duplicate.bind(redis)
  redis.duplicate = (override) => {
    const copy = duplicate(override)
    copies.push(copy)
    return copy
  }
  return copies
}

/** One that has ended by itself would start a timer, which keeps the process. */
function hangUp(redis: Redis): void {
  if (redis.status !== 'end') redis.disconnect()
}

/** Tries again for a while, counted from when the connection broke. */
function untilLost(): (times: number) => number | null {
  let brokeMs = 0
  return (times) => {
    if (times === 1) brokeMs = performance.now()
    return performance.now() - brokeMs > LOST_MAX_MS ? null : RETRY_MS
  }
}

function goneFor(where: string): EnvironmentError {
  const reason = `it has been gone for ${LOST_MAX_MS / 1_000} s. What was done is kept there for a day, and in the file of --resume: the same command goes on from it.`
  return new EnvironmentError('reach Redis at', where, reason)
}

/** Masks whatever stands before the last @: what is no URL may hold a password, too. */
function withoutPassword(url: string): string {
  return url.replace(/^([a-z]+:\/\/)?.*@/s, '$1***@')
}

function checkUrl(url: string, where: string): void {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  if ((protocol === 'redis:' || protocol === 'rediss:') && hostname !== '') return
  throw new UsageError(
    `redis "${where}": it is not the URL of a Redis. Use redis://host:6379, or rediss:// for TLS.`,
  )
}
