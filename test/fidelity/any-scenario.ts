// Scenarios of every kind there is, small enough to run by the hundred.
import fc from 'fast-check'
import type { ScenarioInput } from '../../src/scenario/schema.ts'

type Latency = ScenarioInput['services'][string]['latency']
type Reply = NonNullable<ScenarioInput['services'][string]['replies']>[number]

/** A few round spans, so that events of different calls meet at one instant, and the limit's edges. */
const span = fc.constantFrom(
  '0ms',
  '1µs',
  '50ms',
  '100ms',
  '1s',
  '29999ms',
  '30s',
  '30001ms',
  '40s',
)

const latency: fc.Arbitrary<Latency> = fc.oneof(
  span,
  fc.constantFrom<Latency>(
    { uniform: ['10ms', '90ms'] },
    { uniform: ['29s', '31s'] },
    { p50: '50ms', p99: '900ms' },
    { p50: '20s', p99: '60s' },
    { lognormal: { median: '50ms', sigma: 1 } },
    { normal: { mean: '20s', sd: '10s' } },
    { exponential: { mean: '10s' } },
    { gamma: { mean: '50ms', shape: 0.5 } },
    { pareto: { min: '20ms', alpha: 0.5 } },
    { samples: ['50ms', '70ms', '30s', '31s'] },
    {
      mix: [
        { weight: 9, latency: '50ms' },
        { weight: 1, latency: { uniform: ['1s', '35s'] } },
      ],
    },
  ),
)

const body = fc.constantFrom<Partial<Reply>>(
  { json: { score: { $int: [0, 100] } } },
  { json: { score: 'high' } },
  { json: [] },
  { xml: { person: { score: 7 } } },
  { text: 'sorry' },
  {},
)

/** Where a redirect may lead: nowhere, to the service itself, to another, to nobody. */
const location = fc.constantFrom(
  undefined,
  '/elsewhere',
  'https://two.example.com/x',
  'https://nobody.example.com/',
)

const answer: fc.Arbitrary<Reply> = fc
  .record({
    status: fc.constantFrom(200, 201, 202, 204, 301, 304, 307, 404, 429, 500, 503, 599),
    body,
    location,
    latency: fc.option(latency, { nil: undefined }),
    weight: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ status, body: content, location: to, latency: own, weight }) => ({
    status,
    weight,
    ...(status === 204 || status === 304 ? {} : content),
    ...(to !== undefined && { headers: { Location: to } }),
    ...(own !== undefined && { latency: own }),
  }))

const fault: fc.Arbitrary<Reply> = fc.constantFrom(
  { fault: 'hang' as const },
  { fault: 'reset' as const },
  { fault: 'empty reply' as const, latency: '30s' },
  { fault: 'malformed' as const },
  { fault: 'hang' as const, share: '10%' },
)

const service = fc
  .record({
    latency,
    first: answer,
    others: fc.array(fc.oneof({ weight: 3, arbitrary: answer }, fault), { maxLength: 3 }),
  })
  .map(({ latency: own, first, others }) => ({
    latency: own,
    replies: [first, ...onceShared(others)],
  }))

/** Shares add up to 100% at most. */
function onceShared(replies: readonly Reply[]): Reply[] {
  return replies.filter((reply, index) => reply.share === undefined || index === 0)
}

const NAMES = ['one', 'two'] as const

/** Any scenario; every webhook posts a lead's address and maps one field. */
export const anyScenario: fc.Arbitrary<ScenarioInput> = fc
  .record({
    seed: fc.nat(1_000),
    count: fc.integer({ min: 1, max: 30 }),
    concurrency: fc.constantFrom(1, 2, 3, 20),
    timeout: fc.constantFrom('30s', '30s', '1s', '50ms'),
    timeoutEdge: fc.constantFrom('counts' as const, 'times out' as const),
    redirects: fc.constantFrom('ignore' as const, 'follow' as const),
    type: fc.constantFrom('trigger', 'trigger', 'trigger', 'batch'),
    arrivals: fc.constantFrom('all at once' as const, { rate: '20/s' }, { rate: '3/m' }),
    flow: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
    services: fc.tuple(service, service),
  })
  .map(({ seed, count, type, arrivals, flow, services, ...instance }) => ({
    name: 'any',
    seed,
    instance,
    leads: { count },
    campaign: { type, arrivals, flow: flow.map((call) => ({ call })) } as ScenarioInput['campaign'],
    webhooks: Object.fromEntries(
      NAMES.map((name) => [
        name,
        {
          url: `https://${name}.example.com/v1?n=${name}`,
          headers: { 'Content-Type': 'application/json' },
          payload: '{ "email": {{lead.Email Address}} }',
          mappings: { score: 'rating' },
        },
      ]),
    ),
    services: Object.fromEntries(
      NAMES.map((name, index) => [`https://${name}.example.com`, services[index] ?? services[0]]),
    ),
  }))
