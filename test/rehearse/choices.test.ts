// Which way leads go, and what flows set: the same at `model`, where no lead is made but for what
// choices ask for, and at `handlers`, where what was set goes out in requests.
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { type CampaignInput, enrich, ORIGIN, scenarioOf, severalCampaigns } from '../scenario-of.ts'
import { eventsOf, failedChecks, type Watched, watch, watchModel } from './watch.ts'

/** Webhooks that send the plan, in three places, and map it nowhere. */
const WEBHOOKS = Object.fromEntries(
  ['team', 'free', 'rest'].map((name) => [
    name,
    {
      url: `${ORIGIN}/${name}`,
      payload: '{ "plan": {{lead.Plan}}, "score": {{lead.Lead Score}} }',
      responseType: 'None' as const,
    },
  ]),
)

const BASE: Partial<ScenarioInput> = {
  instance: { concurrency: 20 },
  leads: {
    count: 1_000,
    fields: {
      Plan: { type: 'string', oneOf: ['team', 'free', 'gold'] },
      'Lead Score': { type: 'score', min: 0, max: 100 },
    },
  },
  webhooks: WEBHOOKS,
  services: { [ORIGIN]: { latency: '50ms' } },
}

type Flow = CampaignInput['flow']

function scenario(flow: Flow, changes: Partial<ScenarioInput> = {}) {
  return scenarioOf(enrich({ ...BASE, campaign: { flow }, ...changes }))
}

const BY_PLAN: Flow = [
  {
    choose: [
      { when: { lead: 'Plan', is: 'team' }, flow: [{ call: 'team' }] },
      { when: { lead: 'Plan', is: 'free' }, flow: [{ call: 'free' }] },
      { flow: [{ call: 'rest' }] },
    ],
  },
]

/** The webhook that each lead's calls went to. */
function wayOf(watched: Watched): ReadonlyMap<number, string> {
  const names = eventsOf(watched, 'run-started')[0]?.webhooks ?? []
  return new Map(
    eventsOf(watched, 'call-ended').map(({ leadIndex, webhookIndex }) => [
      leadIndex,
      names[webhookIndex] ?? '',
    ]),
  )
}

function bodiesOf(watched: Watched): readonly string[] {
  return eventsOf(watched, 'call-ended').map(({ exchanges }) => exchanges[0]?.request?.body ?? '')
}

describe('a choice by a field', () => {
  it('sends each lead the way its own value says', async () => {
    const watched = await watch(scenario(BY_PLAN))
    const ended = eventsOf(watched, 'call-ended')
    const way = wayOf(watched)
    expect(ended).toHaveLength(1_000)
    for (const { leadIndex, lead } of ended) {
      const { Plan } = lead?.values ?? {}
      expect(way.get(leadIndex)).toBe(Plan === 'gold' ? 'rest' : Plan)
    }
    expect(Object.values(watched.report.calls.byWebhook).every((count) => count > 250)).toBe(true)
  })

  it('is the same at model, where nothing else of a lead is made', async () => {
    const [model, handlers] = [await watchModel(scenario(BY_PLAN)), await watch(scenario(BY_PLAN))]
    expect(wayOf(model)).toEqual(wayOf(handlers))
  })

  it('where no way fits goes on below', async () => {
    const flow: Flow = [
      { choose: [{ when: { lead: 'Plan', is: 'platinum' }, flow: [{ call: 'team' }, 'stop'] }] },
      { call: 'rest' },
    ]
    const { report } = await watchModel(scenario(flow))
    expect(report.calls.byWebhook).toEqual({ rest: 1_000 })
  })
})

describe('a choice by share', () => {
  const shares: Flow = [
    {
      choose: [
        { share: '30%', flow: [{ call: 'team' }] },
        { share: '20%', flow: [{ call: 'free' }] },
        { flow: [{ call: 'rest' }] },
      ],
    },
  ]

  it('is a random sample of about that size', async () => {
    const count = 20_000
    const { report } = await watchModel(scenario(shares, { leads: { ...BASE.leads, count } }))
    const { team = 0, free = 0, rest = 0 } = report.calls.byWebhook
    expect(team + free + rest).toBe(count)
    for (const [found, share] of [
      [team, 0.3],
      [free, 0.2],
      [rest, 0.5],
    ] as const) {
      const deviation = Math.sqrt(count * share * (1 - share))
      expect(Math.abs(found - count * share)).toBeLessThan(5 * deviation)
    }
  })

  it('draws each lead the same whatever else is in the run', async () => {
    const few = await watchModel(scenario(shares, { leads: { ...BASE.leads, count: 100 } }))
    const many = wayOf(await watchModel(scenario(shares)))
    for (const [lead, way] of wayOf(few)) expect(many.get(lead)).toBe(way)
  })

  it('is another sample with another seed', async () => {
    const one = wayOf(await watchModel(scenario(shares)))
    const other = wayOf(await watchModel(scenario(shares, { seed: 2 })))
    expect(other).not.toEqual(one)
  })

  it('inside of a choice is a sample of those that get there', async () => {
    const flow: Flow = [
      {
        choose: [
          {
            share: '50%',
            flow: [
              {
                choose: [{ share: '50%', flow: [{ call: 'team' }] }, { flow: [{ call: 'free' }] }],
              },
            ],
          },
          { flow: [{ call: 'rest' }] },
        ],
      },
    ]
    const count = 20_000
    const { report } = await watchModel(scenario(flow, { leads: { ...BASE.leads, count } }))
    const { team = 0, free = 0, rest = 0 } = report.calls.byWebhook
    expect(Math.abs(rest - count / 2)).toBeLessThan(5 * Math.sqrt(count / 4))
    expect(Math.abs(team - count / 4)).toBeLessThan(5 * Math.sqrt((count * 3) / 16))
    expect(team + free + rest).toBe(count)
  })
})

describe('what a flow sets', () => {
  const setting: Flow = [{ set: { Plan: 'team', 'Lead Score': 7 } }, ...BY_PLAN]

  it('is seen by later choices', async () => {
    const { report } = await watchModel(scenario(setting))
    expect(report.calls.byWebhook).toEqual({ team: 1_000 })
  })

  it('goes out in later requests', async () => {
    const watched = await watch(scenario(setting))
    expect(new Set(bodiesOf(watched))).toEqual(new Set(['{ "plan": "team", "score": 7 }']))
    expect(failedChecks(watched)).toEqual([])
  })

  it('is not seen by what came before it', async () => {
    const flow: Flow = [...BY_PLAN, { set: { Plan: 'team' } }, { call: 'team' }]
    const watched = await watch(scenario(flow, { leads: { ...BASE.leads, count: 50 } }))
    const before = eventsOf(watched, 'call-ended').filter(({ webhookIndex, stepIndex }) => {
      const names = eventsOf(watched, 'run-started')[0]?.webhooks ?? []
      return names[webhookIndex] === 'rest' && stepIndex > 0
    })
    expect(before.length).toBeGreaterThan(5)
    for (const { exchanges } of before) {
      expect(exchanges[0]?.request?.body).toMatch(/"plan": "gold"/)
    }
  })

  it('empties a field with null', async () => {
    const flow: Flow = [{ set: { Plan: null } }, { call: 'rest' }]
    const watched = await watch(scenario(flow, { leads: { ...BASE.leads, count: 5 } }))
    for (const body of bodiesOf(watched)) expect(body).toMatch(/^\{ "plan": "", /)
  })

  it('is set for those who go that way, and for nobody else', async () => {
    const flow: Flow = [
      {
        choose: [{ when: { lead: 'Plan', is: 'gold' }, flow: [{ set: { Plan: 'silver' } }] }],
      },
      { call: 'rest' },
    ]
    const watched = await watch(scenario(flow))
    const plans = new Set(bodiesOf(watched).map((body) => /"plan": "(.*?)"/.exec(body)?.[1]))
    expect(plans).toEqual(new Set(['team', 'free', 'silver']))
  })

  it('in one campaign is seen by another that the lead comes to later', async () => {
    const campaigns = {
      first: { flow: [{ set: { Plan: 'team' } }] as Flow },
      second: { flow: BY_PLAN, startsAfter: '1h' },
    }
    const watched = await watchModel(scenarioOf(severalCampaigns(campaigns, BASE)))
    expect(watched.report.calls.byWebhook).toEqual({ team: 1_000 })
  })

  it('stands over what a response wrote before, and what is written later over it', async () => {
    const writing = (flow: Flow) =>
      scenarioOf(
        enrich({
          ...BASE,
          instance: { writeDelay: '0s', concurrency: 20 },
          leads: { ...BASE.leads, count: 10 },
          campaign: { flow },
          webhooks: {
            ...WEBHOOKS,
            write: { url: `${ORIGIN}/write`, payload: '{}', mappings: { plan: 'plan' } },
          },
          services: {
            [ORIGIN]: { latency: '50ms', replies: [{ json: { plan: 'written' } }] },
          },
        }),
      )
    const set = { set: { Plan: 'set' } } as const
    const last = async (flow: Flow) => bodiesOf(await watch(writing(flow))).at(-1)
    expect(await last([{ call: 'write' }, set, { call: 'rest' }])).toMatch(/"plan": "set"/)
    expect(await last([set, { call: 'write' }, { call: 'rest' }])).toMatch(/"plan": "written"/)
  })
})
