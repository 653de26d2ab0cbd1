// What happens to a service in a run of a few seconds, or of a few minutes.
import fc from 'fast-check'
import type { ReplyWorld } from './any-reply.ts'
import type { ServiceInput } from './any-service.ts'
import { sometimes } from './sometimes.ts'
import { written } from './written.ts'

const outage = fc.constantFrom(
  { from: '0s', for: '100ms' },
  { from: '1s', for: '30s', status: 502 },
  { from: '50ms', for: '50ms', every: '150ms', fault: 'reset' as const },
  { from: '2s', for: '1s', every: '10s', fault: 'hang' as const },
)
const slowdown = fc.constantFrom(
  { from: '0s', for: '1s', factor: 3 },
  { from: '500ms', for: '1m', every: '2m', factor: 1.7 },
)
const rateLimit = fc.constantFrom(
  { limit: '10/s', burst: 5 },
  { limit: '3/m' },
  { limit: '7/s', latency: { uniform: ['1ms', '90ms'] as [string, string] } },
  { limit: '20/s', fault: 'reset' as const },
)
const staff = fc.constantFrom<Partial<ServiceInput>>(
  {},
  { workers: 1 },
  { workers: 2, queue: 0 },
  { workers: 1, queue: 3, whenFull: { fault: 'empty reply', latency: '50ms' } },
  { workers: 3, queue: 1, whenFull: 429 },
)
const badPeriods = fc.constantFrom(
  { every: '1s', last: '500ms', factor: 20 },
  { every: '10s', last: '5s', status: 500 },
  { every: '1m', last: '20s', fault: 'hang' as const },
)

function anyCache({ cacheFields }: ReplyWorld): fc.Arbitrary<ServiceInput['cache']> {
  const byField = cacheFields.flatMap((by) => [
    { ttl: '10m', by },
    { ttl: '200ms', by, takes: '0s' },
  ])
  return fc.constantFrom({ ttl: '1s' }, ...byField)
}

const troubles = {
  outages: sometimes(2, fc.array(outage, { minLength: 1, maxLength: 2 })),
  slowdowns: sometimes(2, fc.array(slowdown, { minLength: 1, maxLength: 2 })),
  rateLimit: sometimes(2, rateLimit),
  abandons: sometimes(2, fc.constantFrom('continue' as const, 'cancel' as const)),
  contention: sometimes(2, fc.constantFrom({ scale: '50%' }, { scale: '100%', knee: 3 })),
  coldStart: sometimes(
    2,
    fc.constantFrom({ idle: '1s', adds: '500ms' }, { idle: '1m', adds: '40s' }),
  ),
  badPeriods: sometimes(2, badPeriods),
}

export function anyLoad(world: ReplyWorld): fc.Arbitrary<Partial<ServiceInput> | undefined> {
  const some = fc.record({ cache: sometimes(6, anyCache(world)), ...troubles })
  return sometimes(
    2,
    fc.tuple(some, staff).map(([these, workers]) => ({ ...written(these), ...workers })),
  )
}
