// Scenarios of every kind there is, small enough to run by the hundred.
import fc from 'fast-check'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { FAULTS, showsOwnBody } from '../../src/service/faults.ts'
import { anyCampaigns, type Campaigns } from './any-campaign.ts'

type Service = ScenarioInput['services'][string]
type Latency = Service['latency']
type Reply = NonNullable<Service['replies']>[number]

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

const FAULT_NAMES = Object.keys(FAULTS) as (keyof typeof FAULTS)[] // the keys of that very table

/** Any fault; those after the header may have a status, a body, and a redirect too. */
const fault: fc.Arbitrary<Reply> = fc
  .record({
    name: fc.constantFrom(...FAULT_NAMES),
    latency: fc.option(span, { nil: undefined }),
    status: fc.constantFrom(200, 302, 503),
    body,
    location,
    share: fc.constantFrom(undefined, undefined, '10%'),
  })
  .map(({ name, latency: own, status, body: content, location: to, share }) => {
    const { moment } = FAULTS[name]
    return {
      fault: name,
      ...(own !== undefined && moment !== 'never answers' && { latency: own }),
      ...(moment === 'after the header' && {
        status,
        ...(showsOwnBody(FAULTS[name]) && content),
        ...(to !== undefined && { headers: { Location: to } }),
      }),
      ...(share !== undefined && { share }),
    }
  })

/** For some leads only, or for the first few calls. */
const chosen: fc.Arbitrary<Reply> = fc
  .tuple(
    answer,
    fc.constantFrom<Partial<Reply>>(
      { when: { lead: 'Plan', is: 'team' } },
      { when: { lead: 'plan', oneOf: ['free', 'nothing'] } },
      { when: { lead: 'Lead Score', atLeast: 20, below: 70 } },
      { when: { lead: 'Email Address', contains: 'a' } },
      { times: 1 },
      { times: 3 },
    ),
  )
  .map(([{ weight: _, ...reply }, choice]) => ({ ...reply, ...choice }))

/** What happens in a run of a few seconds, or of a few minutes. */
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
const staff = fc.constantFrom<Partial<Service>>(
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

const load: fc.Arbitrary<Partial<Service>> = fc
  .record(
    {
      outages: fc.array(outage, { minLength: 1, maxLength: 2 }),
      slowdowns: fc.array(slowdown, { minLength: 1, maxLength: 2 }),
      rateLimit,
      abandons: fc.constantFrom('continue' as const, 'cancel' as const),
      contention: fc.constantFrom({ scale: '50%' }, { scale: '100%', knee: 3 }),
      coldStart: fc.constantFrom({ idle: '1s', adds: '500ms' }, { idle: '1m', adds: '40s' }),
      badPeriods,
    },
    { requiredKeys: [] },
  )
  .chain((some) => staff.map((workers) => ({ ...some, ...workers })))

const service: fc.Arbitrary<Service> = fc
  .record({
    latency,
    first: answer,
    others: fc.array(fc.oneof({ weight: 3, arbitrary: answer }, fault, chosen), { maxLength: 3 }),
    load: fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: load }),
  })
  .map(({ latency: own, first, others, load: burden }) => ({
    latency: own,
    replies: [first, ...onceShared(others)],
    ...burden,
  }))

/** Shares add up to 100% at most. */
function onceShared(replies: readonly Reply[]): Reply[] {
  return replies.filter((reply, index) => reply.share === undefined || index === 0)
}

const FIELDS: NonNullable<ScenarioInput['leads']>['fields'] = {
  Plan: { type: 'string', oneOf: ['free', 'team', 'enterprise'] },
  'Lead Score': { type: 'score', min: 0, max: 100 },
}

const NAMES = ['one', 'two'] as const

type Instance = NonNullable<ScenarioInput['instance']>

interface Parts {
  readonly seed: number
  readonly count: number
  readonly instance: Instance
  readonly campaigns: Campaigns
  readonly services: readonly [Service, Service]
}

/** Every webhook posts a lead's address and maps one field. */
function scenarioWith({ seed, count, instance, campaigns, services }: Parts) {
  const [one, two] = services
  return {
    name: 'any',
    seed,
    instance,
    leads: { count, fields: FIELDS },
    ...campaigns,
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
    services: { 'https://one.example.com': one, 'https://two.example.com': two },
  } satisfies ScenarioInput
}

/** Any scenario. */
export const anyScenario: fc.Arbitrary<ScenarioInput> = fc
  .record({
    seed: fc.nat(1_000),
    count: fc.integer({ min: 1, max: 30 }),
    instance: fc.record({
      concurrency: fc.constantFrom(1, 2, 3, 20),
      processing: fc.constantFrom(undefined, undefined, 1, 4),
      timeout: fc.constantFrom('30s', '30s', '1s', '50ms', '5s', '70s'),
      timeoutEdge: fc.constantFrom('counts' as const, 'times out' as const),
      responseContentType: fc.constantFrom('ignore' as const, 'respect' as const),
    }),
    reach: fc.constantFrom<Partial<Instance>>(
      { redirects: 'follow' },
      { redirects: 'follow' },
      {},
      { timeoutCovers: 'connect' },
      { timeoutCovers: 'read' },
    ),
    campaigns: anyCampaigns,
    services: fc.tuple(service, service),
  })
  .map(({ reach, instance, ...parts }) =>
    scenarioWith({ ...parts, instance: { ...instance, ...reach } }),
  )

const healthy: Service = { latency: '0ms', replies: [{ json: { score: 5 } }] }

/** Where it matters in which order calls end that end at one instant: their next steps queue in it. */
export const MEETINGS: readonly ScenarioInput[] = [
  // One has been redirected before it times out, the other hangs from the start.
  scenarioWith({
    seed: 352,
    count: 2,
    instance: { concurrency: 20, redirects: 'follow' },
    campaigns: { campaign: { flow: [{ call: 'two' }, { call: 'one' }] } },
    services: [
      { latency: { uniform: ['10ms', '90ms'] }, contention: { scale: '50%' } },
      {
        latency: '0ms',
        replies: [
          { latency: '30001ms' },
          {
            weight: 2,
            status: 307,
            headers: { Location: '/elsewhere' },
            latency: { uniform: ['10ms', '90ms'] },
          },
          { fault: 'hang' },
        ],
      },
    ],
  }),
  // One is answered at exactly the limit, which is too late, the others are not answered at all.
  scenarioWith({
    seed: 5,
    count: 4,
    instance: { concurrency: 3, timeout: '50ms', timeoutEdge: 'times out' },
    campaigns: { campaign: { flow: [{ call: 'one' }, { call: 'one' }] } },
    services: [
      {
        latency: { uniform: ['10ms', '90ms'] },
        replies: [{}, { when: { lead: 'Lead Score', atLeast: 20, below: 70 }, latency: '50ms' }],
      },
      healthy,
    ],
  }),
]
