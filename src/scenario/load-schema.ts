// How a service's behaviour under load and over time is written: one schema a behaviour, and one line in
// the list at the end. Defaults are filled in by `normalize-load.ts`.
import { z } from 'zod'
import { BUCKET_MAX } from '../service/rate-limit.ts'
import { seconds, ZERO } from '../time/instant.ts'
import type { Mistake } from './finding.ts'
import { checkRefusal, refusalFields, whenFull } from './refusal-schema.ts'
import { factor, NEVER_OVER, outages, RUN_MAX_US, slowdowns, span } from './time-window-schema.ts'
import { type CheckOf, duration, rateRatio, report, share } from './unit-schema.ts'

const rateLimit = z
  .strictObject({
    limit: rateRatio('So many requests are let through in the long run. Up to 1000000/s.', '10/s'),
    burst: z
      .int()
      .min(1)
      .max(1_000_000)
      .meta({ title: 'whole number', examples: [20] })
      .describe(
        'So many at once after a rest, 1 to 1,000,000. Default: as many as the limit lets through in a second, at least 1.',
      )
      .optional(),
    ...refusalFields(429),
  })
  .meta({ title: 'rate limit', examples: [{ limit: '10/s', burst: 20 }] })
  .describe('A token bucket. Who comes too soon is told by Retry-After when to come again.')
  .check(checkRefusal, (context) => {
    const { limit, burst = 1 } = context.value
    if (burst * limit.perUs > BUCKET_MAX) report(context, TOO_FINE, ['burst'])
  })

const contention = z
  .strictObject({
    scale: share('So much longer for each request beyond the knee. 0% to 100%.', '10%'),
    knee: z
      .int()
      .min(1)
      .max(1_000_000)
      .meta({ title: 'whole number', examples: [20] })
      .describe('So many in work do not disturb each other, 1 to 1,000,000. Default 1.')
      .optional(),
  })
  .meta({ title: 'contention', examples: [{ scale: '10%', knee: 20 }] })
  .describe(
    'Work slows down with the number n of requests in work: 1 + scale × (n − knee) times as long.',
  )

const coldStart = z
  .strictObject({
    idle: span('It falls asleep when no work begins for so long.', '5m'),
    adds: span('So long it takes to wake up; whoever comes meanwhile waits.', '3s'),
  })
  .meta({ title: 'cold start', examples: [{ idle: '5m', adds: '3s' }] })
  .describe('A service that sleeps at the start of the run, and after a rest. Default: awake.')

/** Bad periods are drawn one after the other, so there have to be few enough. */
const SHORTEST_US = seconds(1)

const badPeriods = z
  .strictObject({
    every: duration(
      { min: SHORTEST_US, max: RUN_MAX_US },
      'From one beginning to the next, on average. 1 s to 36500 d.',
      '1h',
    ),
    last: span('How long one lasts, on average.', '5m'),
    factor: factor.optional(),
    ...refusalFields(503),
  })
  .meta({ title: 'bad periods', examples: [{ every: '1h', last: '5m', factor: 10 }] })
  .describe('Times of random length in which work that begins takes longer, or fails.')
  .check(checkRefusal, (context) => {
    const { every, last, factor: slower, status: own, fault: name, latency: time } = context.value
    if (last >= every) report(context, NEVER_OVER, ['every'])
    const isRefused = own !== undefined || name !== undefined || time !== undefined
    if (slower === undefined && !isRefused) report(context, NOTHING_BAD)
    if (slower !== undefined && isRefused) report(context, BOTH_BAD, ['factor'])
  })

/** An answer out of a cache takes no longer than that. */
const TAKES_MAX_US = seconds(60)

const cache = z
  .strictObject({
    ttl: span('How long a reply is fresh, from the instant it is complete.', '10m'),
    by: z
      .string()
      .min(1)
      .meta({ title: 'field name', examples: ['Company Name'] })
      .describe(
        'The display name of the lead field whose value is the key. Default: all that the request is made from, so that only equal requests are answered alike.',
      )
      .optional(),
    takes: duration(
      { min: ZERO, max: TAKES_MAX_US },
      'How long an answer out of the cache takes. 0 s to 1 m. Default 1 ms.',
      '1ms',
    ).optional(),
  })
  .meta({ title: 'cache', examples: [{ ttl: '10m', by: 'Company Name' }] })
  .describe(
    'A cache in front of it: who asks again for what was answered with 2xx gets the same again, and the service never hears of it.',
  )

/** The keys of a service, besides its latency and replies. */
export const loadFields = {
  cache: cache.optional(),
  outages: outages.optional(),
  rateLimit: rateLimit.optional(),
  workers: z
    .int()
    .min(1)
    .max(10_000)
    .meta({ title: 'whole number', examples: [8] })
    .describe('So many requests are worked on at once, 1 to 10,000. Default: any number.')
    .optional(),
  queue: z
    .int()
    .min(0)
    .max(1_000_000)
    .meta({ title: 'whole number', examples: [100] })
    .describe('So many may wait for a worker, 0 to 1,000,000. Default: any number.')
    .optional(),
  whenFull: whenFull.optional(),
  abandons: z
    .enum(['continue', 'cancel'])
    .meta({ title: 'way to go on', examples: ['cancel'] })
    .describe('What becomes of a request when the sender has hung up. Default continue.')
    .optional(),
  coldStart: coldStart.optional(),
  contention: contention.optional(),
  slowdowns: slowdowns.optional(),
  badPeriods: badPeriods.optional(),
}

const load = z.strictObject(loadFields)

export type ReadLoad = z.output<typeof load>

/** Keys that say something of others which are not there. */
export function checkLoad(context: CheckOf<ReadLoad>): void {
  const { workers, queue, whenFull: full } = context.value
  if (queue !== undefined && workers === undefined) report(context, NOBODY_WAITS, ['queue'])
  if (full !== undefined && queue === undefined) report(context, NEVER_FULL, ['whenFull'])
}

const TOO_FINE: Mistake = {
  code: 'out-of-range',
  rule: 'is too large to be counted exactly beside that limit.',
  mend: 'Use a smaller burst, or a limit with fewer decimals.',
}

const NOTHING_BAD: Mistake = {
  code: 'missing',
  rule: 'In these periods nothing is bad.',
  mend: 'Add factor, status or fault, like factor: 10.',
}

const BOTH_BAD: Mistake = {
  code: 'conflict',
  rule: 'Work that fails is not slower as well.',
  mend: 'Keep the factor, or the status or fault.',
}

const NOBODY_WAITS: Mistake = {
  code: 'conflict',
  rule: 'Nobody waits where any number is worked on.',
  mend: 'Add workers, or leave the queue out.',
}

const NEVER_FULL: Mistake = {
  code: 'conflict',
  rule: 'A queue without an end is never full.',
  mend: 'Add queue, or leave this out.',
}
