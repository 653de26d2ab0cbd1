// A service's behaviour under load, with its defaults filled in.
import type { BadPeriods } from '../service/bad-periods.ts'
import type { Load } from '../service/behaviour.ts'
import type { AnswerDefinition } from '../service/definition.ts'
import type { RateLimit } from '../service/rate-limit.ts'
import type { TimeWindow } from '../service/time-window.ts'
import { milliseconds, type Us } from '../time/instant.ts'
import type { ReadLoad } from './load-schema.ts'
import type { ReadRefusal } from './refusal-schema.ts'

/** How long a refusal takes: a way there and back, and no work. Were it nothing, all leads of a bulk
 *  request could be refused at one instant. */
export const REFUSAL_LATENCY_US: Us = milliseconds(10)
const UNAVAILABLE = 503
const TOO_MANY = 429
export const KNEE_DEFAULT = 1
/** As long as a store beside the sender takes. */
export const CACHE_TAKES_US: Us = milliseconds(1)

/** `undefined` when the service behaves the same at any time. */
export function normalizeLoad(read: ReadLoad): Load | undefined {
  const { outages, rateLimit, slowdowns, coldStart, badPeriods, abandons } = read
  const load: Load = {
    ...cacheOf(read),
    ...(outages && {
      outages: outages.map((outage) => ({
        ...windowOf(outage),
        refusal: refusalOf(outage, UNAVAILABLE),
      })),
    }),
    ...(rateLimit && { rateLimit: rateLimitOf(rateLimit) }),
    ...workersOf(read),
    ...(abandons === 'cancel' && { abandons }),
    ...(coldStart && { coldStart: { idleUs: coldStart.idle, addsUs: coldStart.adds } }),
    ...contentionOf(read),
    ...(slowdowns && {
      slowdowns: slowdowns.map((slowdown) => ({
        ...windowOf(slowdown),
        factor: slowdown.factor,
      })),
    }),
    ...(badPeriods && { badPeriods: badPeriodsOf(badPeriods) }),
  }
  return Object.keys(load).length > 0 ? load : undefined
}

function cacheOf({ cache }: ReadLoad): Pick<Load, 'cache'> {
  if (!cache) return {}
  const { ttl: ttlUs, takes: takesUs = CACHE_TAKES_US, by } = cache
  return { cache: { ttlUs, takesUs, ...(by !== undefined && { by }) } }
}

function rateLimitOf(read: NonNullable<ReadLoad['rateLimit']>): RateLimit {
  const { count: tokenCount, perUs } = read.limit
  return {
    tokenCount,
    perUs,
    burst: read.burst ?? burstDefault(read.limit),
    refusal: refusalOf(read, TOO_MANY),
  }
}

/** As many as the limit lets through in a second, at least 1. */
export function burstDefault({
  count,
  perUs,
}: NonNullable<ReadLoad['rateLimit']>['limit']): number {
  return Math.ceil((count * 1_000_000) / perUs)
}

function workersOf(read: ReadLoad): Pick<Load, 'workers'> {
  const { workers: count, queue: max } = read
  if (count === undefined) return {}
  if (max === undefined) return { workers: { count } }
  const whenFull = refusalOf(refusalWhenFull(read), UNAVAILABLE)
  return { workers: { count, queue: { max, whenFull } } }
}

/** A status alone is one, too. */
export function refusalWhenFull({ whenFull = {} }: ReadLoad): ReadRefusal {
  return typeof whenFull === 'number' ? { status: whenFull } : whenFull
}

function contentionOf({ contention }: ReadLoad): Pick<Load, 'contention'> {
  if (!contention) return {}
  return { contention: { scale: contention.scale, knee: contention.knee ?? KNEE_DEFAULT } }
}

function badPeriodsOf(read: NonNullable<ReadLoad['badPeriods']>): BadPeriods {
  const { every: everyUs, last: lastUs, factor } = read
  if (factor !== undefined) return { everyUs, lastUs, factor }
  return { everyUs, lastUs, factor: 1, refusal: refusalOf(read, UNAVAILABLE) }
}

interface ReadWindow {
  readonly from: Us
  readonly for: Us
  readonly every?: Us | undefined
}

function windowOf({ from, for: forUs, every }: ReadWindow): TimeWindow {
  return { fromUs: from, forUs, ...(every !== undefined && { everyUs: every }) }
}

function refusalOf(read: ReadRefusal, statusDefault: number): AnswerDefinition {
  return {
    latency: read.latency?.latency ?? { kind: 'constant', spanUs: REFUSAL_LATENCY_US },
    status: read.status ?? statusDefault,
    headers: [],
    body: { kind: 'none' },
    ...(read.fault && { fault: read.fault }),
  }
}
