// Campaigns of every kind there is, for `any-scenario.ts`: one alone or several, that call, set, wait,
// send, choose and stop, and that start each other. None goes round for ever: who comes by a trigger
// may come again only where the flow calls nothing.
import fc from 'fast-check'
import type { ScenarioInput } from '../scenario/schema.ts'
import { sometimes } from './sometimes.ts'
import { written } from './written.ts'

type Campaign = NonNullable<ScenarioInput['campaign']>
type Flow = Campaign['flow']
type Step = Flow[number]
type Choose = Extract<Step, { readonly choose: unknown }>['choose']

/** Round spans, so that events of different leads meet at one instant. */
const span = fc.constantFrom('1µs', '50ms', '1s', '29950ms', '1m')

const call = fc.constantFrom<Step>({ call: 'one' }, { call: 'two' })

const quietStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { set: { Plan: 'team' } },
    { set: { Plan: null, City: 'Bern' } },
    { set: { 'Lead Score': 50, 'Email Address': 'set@example.com' } },
  ),
  span.map((wait) => ({ wait })),
  span.map((takes) => ({ send: 'Welcome email', takes })),
)

const condition = fc.constantFrom<Omit<Choose[number], 'flow'>>(
  { when: { lead: 'Plan', is: 'team' } },
  { when: { lead: 'Plan', isEmpty: true } },
  { when: { lead: 'Lead Score', atLeast: 50 } },
  { when: { lead: 'City', is: 'Bern' } },
  { when: { lead: 'Unsubscribed', is: false } },
  { share: '30%' },
  { share: '10%' },
)

/** A flow of such steps, with choices between shorter ones. */
function flowOf(step: fc.Arbitrary<Step>, depth = 2): fc.Arbitrary<Flow> {
  const end = fc.constantFrom<Flow>([], [], ['stop'])
  const steps =
    depth === 0
      ? step
      : fc.oneof({ withCrossShrink: true }, { weight: 4, arbitrary: step }, choose(step, depth))
  return fc
    .tuple(fc.array(steps, { minLength: 1, maxLength: 3 }), end)
    .map(([some, last]) => [...some, ...last])
}

function choose(step: fc.Arbitrary<Step>, depth: number): fc.Arbitrary<Step> {
  const inner = flowOf(step, depth - 1)
  const some = fc.array(fc.tuple(condition, inner), { minLength: 1, maxLength: 3 })
  const otherwise = fc.array(inner, { maxLength: 1 })
  return fc.tuple(some, otherwise).map(([conditional, rest]) => ({
    choose: [
      ...conditional.map(([when, flow]) => ({ ...when, flow })),
      ...rest.map((flow) => ({ flow })),
    ],
  }))
}

const anyStep = fc.oneof({ withCrossShrink: true }, { weight: 2, arbitrary: call }, quietStep)

const arrivals = fc.constantFrom<NonNullable<Campaign['arrivals']>>(
  { rate: '20/s' },
  { rate: '3/m' },
  { poisson: '5/s' },
  { ramp: ['1/s', '20/s'], over: '2s' },
  { ramp: ['20/s', '1/m'], over: '1s' },
  { waves: 7, every: '1s' },
)

const common = {
  type: sometimes(8, fc.constant('batch' as const)),
  priority: sometimes(2, fc.constantFrom('high' as const, 'low' as const)),
}

const arriving: fc.Arbitrary<Campaign> = fc
  .record({
    flow: flowOf(anyStep),
    ...common,
    arrivals: sometimes(2, arrivals),
    startsAfter: sometimes(2, fc.constantFrom('50ms', '1m')),
  })
  .map(({ flow, ...rest }) => ({ ...written(rest), flow }))

/** What a call of these services may end as, and what is known of it at model too. */
const errorType = sometimes(
  2,
  fc.constantFrom(200, 204, 404, 503, 1_000, 'TIMEOUT' as const, 'CONNECTION' as const, [
    500,
    503,
    'TIMEOUT' as const,
  ]),
)

const called = fc
  .record({ called: fc.constantFrom('*', 'one', 'two'), errorType })
  .map(({ called: name, ...rest }) => ({ called: name, ...written(rest) }))

const again = fc.constantFrom('every time', 'once every 1s', 'once every 1h')

const triggered: fc.Arbitrary<Campaign> = fc
  .oneof(
    fc.record({
      ...common,
      trigger: called,
      qualification: fc.constant(undefined),
      flow: flowOf(anyStep),
    }),
    fc.record({ ...common, trigger: called, qualification: again, flow: flowOf(quietStep) }),
  )
  .map(({ trigger, flow, ...rest }) => ({ ...written(rest), trigger, flow }))

/** What a scenario has of campaigns. */
export type Campaigns = Pick<ScenarioInput, 'campaign' | 'campaigns'>

export const anyCampaigns: fc.Arbitrary<Campaigns> = fc.oneof(
  { withCrossShrink: true },
  arriving.map((campaign) => ({ campaign })),
  fc
    .tuple(
      fc.array(arriving, { minLength: 1, maxLength: 2 }),
      fc.array(triggered, { maxLength: 2 }),
      fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }),
    )
    .map(([first, others, names]) => ({
      campaigns: Object.fromEntries(
        [...first, ...others].map((campaign, index) => [names[index], campaign]),
      ),
    })),
)
