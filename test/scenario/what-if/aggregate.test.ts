import { describe, expect, it } from 'vitest'
import { takeScenario } from '../../../src/disk/take-scenario.ts'
import { simulate } from '../../../src/door/simulate.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import { enrich } from '../../scenario-of.ts'

const ONE = 'https://one.example.com'
const TWO = 'https://two.example.com'
const ALL = 'https://aggregator.example'
const AGGREGATE = ['aggregate(score, plan)']

type Service = ScenarioInput['services'][string]
type Flow = NonNullable<ScenarioInput['campaign']>['flow']

const CALLS: Flow = [{ call: 'score' }, { call: 'plan' }]

function twoCalls(
  one: Service = { latency: '350ms' },
  two: Service = { latency: '350ms' },
  rest: Partial<ScenarioInput> = {},
): ScenarioInput {
  return enrich({
    leads: {
      count: 1_000,
      fields: { 'Lead Score': { type: 'score' }, Plan: { type: 'string' } },
    },
    campaign: { flow: CALLS },
    webhooks: {
      score: {
        url: `${ONE}/v1?email={{lead.Email Address}}`,
        method: 'GET',
        mappings: { 'person.score': 'leadScore' },
      },
      plan: {
        url: `${TWO}/plan`,
        payload:
          '{ "company": {{company.Company Name:default=none}}, "email": {{lead.Email Address}} }',
        mappings: { '[0].name': 'Plan' },
      },
    },
    services: { [ONE]: one, [TWO]: two },
    ...rest,
  })
}

const aggregated = (input: ScenarioInput) => takeScenario(input, { whatIf: AGGREGATE })

describe('what if one service asked them all at once', () => {
  it.each(['model', 'handlers'] as const)(
    'two calls of 350 ms for 1,000 leads take 350 s in place of 700 s at %s',
    async (fidelity) => {
      const before = await simulate(twoCalls(), { fidelity })
      const after = await simulate(twoCalls(), { fidelity, whatIf: AGGREGATE })
      expect([before.delay.totalMs, after.delay.totalMs]).toEqual([700_000, 350_000])
      expect(after.calls.byWebhook).toEqual({ 'score+plan': 1_000 })
      expect(after.verdict.passed).toBe(true)
    },
  )

  it('takes as long as the slower one', async () => {
    const { delay } = await simulate(twoCalls({ latency: '100ms' }, { latency: '2s' }), {
      fidelity: 'model',
      whatIf: AGGREGATE,
    })
    expect(delay.totalMs).toBe(2_000_000)
  })

  it('sends what both read, once, and maps what both map', async () => {
    const { webhooks, services, campaigns } = await aggregated(twoCalls())
    expect(webhooks).toMatchObject([
      {
        name: 'score+plan',
        url: `${ALL}/all`,
        payload:
          '{ "value1": {{lead.Email Address}}, "value2": {{company.Company Name:default=none}} }',
        mappings: [
          { attribute: 'score.person.score', field: 'leadScore' },
          { attribute: 'plan[0].name', field: 'Plan' },
        ],
      },
    ])
    expect(services.map(({ origin }) => origin)).toEqual([ALL])
    expect(campaigns[0]?.flow).toMatchObject([{ kind: 'call', webhook: 'score+plan' }])
  })

  it('writes into a lead what the two calls write', async () => {
    const input = twoCalls(
      { latency: '50ms', replies: [{ json: { person: { score: 7 } } }] },
      { latency: '50ms', replies: [{ json: [{ name: 'gold' }] }] },
    )
    const before = await simulate(input, { leads: 50 })
    const after = await simulate(input, { leads: 50, whatIf: AGGREGATE })
    expect(before.mapping?.byField).toEqual({ 'Lead Score': 50, Plan: 50 })
    expect(after.mapping?.byField).toEqual({ 'Lead Score': 50, Plan: 50 })
  })

  it('fails as the first that fails does, and hangs if any hangs', async () => {
    const { services } = await aggregated(
      twoCalls(
        {
          latency: '100ms',
          replies: [
            { weight: 3, json: { a: 1 } },
            { weight: 1, status: 503, headers: { 'Retry-After': '5' } },
          ],
        },
        {
          latency: '200ms',
          replies: [
            { share: '20%', fault: 'hang' },
            { weight: 1, json: 2 },
            { weight: 1, status: 404, latency: '1s' },
          ],
        },
      ),
    )
    const slowest = (twoUs: number) => ({
      kind: 'slowest',
      latencies: [
        { kind: 'constant', spanUs: 100_000 },
        { kind: 'constant', spanUs: twoUs },
      ],
    })
    const weight = (of: number) => ({ kind: 'weight', weight: expect.closeTo(of, 12) })
    expect(services[0]?.latency).toEqual(slowest(200_000))
    expect(services[0]?.replies).toMatchObject([
      { choice: weight(0.15), fault: 'hang' },
      {
        choice: weight(0.3),
        status: 200,
        body: { kind: 'json', value: { score: { a: 1 }, plan: 2 } },
      },
      { choice: weight(0.3), status: 404, latency: slowest(1_000_000) },
      { choice: weight(0.05), fault: 'hang' },
      { choice: weight(0.1), status: 503, headers: [{ name: 'Retry-After', value: '5' }] },
      { choice: weight(0.1), status: 503, latency: slowest(1_000_000) },
    ])
  })

  it('chooses among replies as the only service that has several does', async () => {
    const { services, assumptions } = await aggregated(
      twoCalls(
        { latency: '50ms' },
        {
          latency: '50ms',
          replies: [
            { when: { lead: 'Country', is: 'Germany' }, status: 200 },
            { times: 2, status: 500 },
            { share: '1%', fault: 'hang' },
            { json: {} },
          ],
        },
      ),
    )
    expect(services[0]?.replies.map(({ choice }) => choice.kind)).toEqual([
      'when',
      'turns',
      'share',
      'weight',
    ])
    expect(assumptions[0]?.value).toBe(
      `a service of your own asks ${ONE} and ${TWO} at once, takes no time itself, and answers when the slowest has, with 2xx only if all do`,
    )
  })

  it('says when shares are drawn that were dealt', async () => {
    const replies = [{ share: '1%', fault: 'hang' as const }, { json: {} }]
    const service = { latency: '50ms', replies }
    const { assumptions } = await aggregated(twoCalls(service, service))
    expect(assumptions[0]?.value).toContain('; shares of their replies are drawn, not dealt')
  })

  it('comes to the same at model and at handlers, with faults of every kind', async () => {
    const two: Service = {
      latency: { uniform: ['50ms', '200ms'] },
      replies: [
        { weight: 5, text: '[{"name":"gold"}]' },
        { weight: 1, status: 204 },
        { weight: 1, fault: 'hang' },
        { weight: 1, fault: 'drip' },
        { weight: 1, fault: 'wrong type' },
        { weight: 1, fault: 'huge', latency: '3s' },
      ],
    }
    const input = twoCalls(
      {
        latency: { p50: '80ms', p99: '900ms' },
        replies: [
          { weight: 6, json: { person: { score: { $int: [0, 9] } } } },
          { weight: 1, status: 500 },
          { weight: 1, fault: 'reset' },
          { weight: 1, fault: 'truncate' },
          { weight: 1, fault: 'malformed' },
        ],
      },
      two,
    )
    const options = { leads: 300, concurrency: 3, whatIf: AGGREGATE }
    const model = await simulate(input, { ...options, fidelity: 'model' })
    const handlers = await simulate(input, options)
    expect(handlers.verdict.passed).toBe(true)
    expect(handlers.delay.totalMs).toBe(model.delay.totalMs)
    expect(handlers.calls.byStatus).toEqual(model.calls.byStatus)
    expect(handlers.calls.byFault).toEqual(model.calls.byFault)
    expect(Object.keys(model.calls.byFault).length).toBeGreaterThan(4)
  })

  it('stands wherever the calls stood, in choices and in other campaigns', async () => {
    const flow: Flow = [
      { wait: '1s' },
      { choose: [{ share: '50%', flow: [...CALLS, { wait: '1s' }] }, { flow: CALLS }] },
      ...CALLS,
      'stop',
    ]
    const { campaigns } = await aggregated(twoCalls(undefined, undefined, { campaign: { flow } }))
    const call = { kind: 'call', webhook: 'score+plan' }
    expect(campaigns[0]?.flow).toMatchObject([
      { kind: 'wait' },
      {
        kind: 'choose',
        choices: [{ flow: [call, { kind: 'wait' }] }, { flow: [call] }],
      },
      call,
      { kind: 'stop' },
    ])
  })

  it('leaves a service that others call, and takes another name where its own is taken', async () => {
    const input = twoCalls()
    const { services } = await aggregated({
      ...input,
      webhooks: { ...input.webhooks, other: { url: `${ONE}/other` } },
      services: { ...input.services, [ALL]: { latency: '1s' } },
    })
    expect(services.map(({ origin }) => origin)).toEqual(['https://aggregator-2.example', ALL, ONE])
  })

  it('can be changed further', async () => {
    const { delay } = await simulate(twoCalls(), {
      fidelity: 'model',
      whatIf: [...AGGREGATE, 'cache(10m)', 'slots=20', `services["${ALL}"].latency=100ms`],
    })
    expect(delay.totalMs).toBe((1_000 * 100) / 20)
  })

  it.each<[string, ScenarioInput, string, (readonly string[])?]>([
    [
      'a webhook that is not there',
      twoCalls(),
      'there is no webhook scor. Did you mean score?',
      ['aggregate(scor, plan)'],
    ],
    ['one alone', twoCalls(), 'Write it like aggregate(score, enrich).', ['aggregate(score)']],
    ['one twice', twoCalls(), 'score is named twice.', ['aggregate(score, score)']],
    [
      'calls with something between',
      twoCalls(undefined, undefined, {
        campaign: { flow: [{ call: 'score' }, { wait: '1s' }, { call: 'plan' }] },
      }),
      'campaign.flow[0] calls score, and not plan right with it.',
    ],
    [
      'calls in two orders',
      twoCalls(undefined, undefined, { campaign: { flow: [...CALLS, ...CALLS.toReversed()] } }),
      'campaign.flow[2] calls them in another order than campaign.flow[0].',
    ],
    [
      'what a service does under load',
      twoCalls({ preset: 'flaky' }),
      `services["${ONE}"].badPeriods depends on how many requests come and when`,
    ],
    [
      'turns beside replies of another',
      twoCalls(
        { latency: '1s', replies: [{ times: 2, status: 500 }, { json: 1 }] },
        { latency: '1s', replies: [{ status: 500 }, { json: 1 }] },
      ),
      `services["${ONE}"].replies[0] is chosen by turns`,
    ],
    [
      'a condition on a request that nobody sends any more',
      twoCalls({
        latency: '1s',
        replies: [{ when: { request: '$.x', is: 1 }, status: 500 }, { json: 1 }],
      }),
      `services["${ONE}"].replies[0] is chosen by a condition`,
    ],
    [
      'more combinations than anybody reads',
      twoCalls(
        { latency: '1s', replies: Array.from({ length: 40 }, () => ({ json: 1 })) },
        { latency: '1s', replies: Array.from({ length: 40 }, () => ({ json: 1 })) },
      ),
      'their replies have 1,600 combinations, and 1,000 is the most.',
    ],
  ])('is refused for %s', async (_, input, message, whatIf = AGGREGATE) => {
    await expect(takeScenario(input, { whatIf })).rejects.toThrow(message)
  })

  it('is refused for XML, for handlers of the user and for a trigger that waits for a call', async () => {
    const input = twoCalls()
    const { score } = input.webhooks
    const xml = {
      ...input.webhooks,
      score: { url: `${ONE}/v1`, ...score, responseType: 'XML' as const },
    }
    await expect(aggregated({ ...input, webhooks: xml })).rejects.toThrow('score maps XML')
    const named = { ...input.webhooks, 'score+plan': { url: `${ONE}/other` } }
    await expect(aggregated({ ...input, webhooks: named })).rejects.toThrow(
      'there is a webhook score+plan already',
    )
    await expect(aggregated({ ...input, handlers: './mine.ts' })).rejects.toThrow(
      'handlers of your own',
    )
    const { campaign, ...rest } = input
    const campaigns = {
      first: campaign ?? { flow: CALLS },
      again: { trigger: { called: 'score' }, flow: [{ wait: '1s' }] },
    }
    await expect(aggregated({ ...rest, campaigns })).rejects.toThrow(
      'campaigns.again.trigger waits',
    )
  })
})
