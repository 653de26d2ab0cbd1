// What comes back out of a file or from another machine, read again: it may be anything.
import { z } from 'zod'
import type { Issue } from '../../errors.ts'
import { isMetric, METRICS } from '../../verify/expectation.ts'
import type { JobResult } from '../job.ts'
import type { Done } from './lanes.ts'

const count = z.int().min(0)
const span = z.number().min(0)

const result: z.ZodType<JobResult> = z.object({
  key: z.string(),
  figures: z.record(z.enum(Object.keys(METRICS).filter(isMetric)), z.number().nullable()),
  calls: count,
  completed: count,
  callTimes: z.object({ p50: span, p90: span, p95: span, p99: span, p999: span }).nullable(),
})

const issue = z.custom<Issue>(
  (value) =>
    z.object({ code: z.string(), path: z.string(), rule: z.string() }).safeParse(value).success,
)

const error = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scenario'), issues: z.array(issue) }),
  z.object({ kind: z.literal(['usage', 'invariant']), message: z.string() }),
  z.object({
    kind: z.literal('environment'),
    operation: z.string(),
    target: z.string(),
    reason: z.string(),
  }),
  z.object({ kind: z.literal('other'), name: z.string(), message: z.string(), stack: z.string() }),
])

const done: z.ZodType<Done> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), result }),
  z.object({ kind: z.literal('failed'), error }),
])

/** `undefined` where it is none. */
export function parseResult(value: unknown): JobResult | undefined {
  return result.safeParse(value).data
}

/** `undefined` where it is none. */
export function parseDone(value: unknown): Done | undefined {
  return done.safeParse(value).data
}
