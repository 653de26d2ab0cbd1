// The trigger Webhook is Called: the end of a call brings its lead into other campaigns (marketo.md
// §4.8 [DOC]), which is how retries are built (§4.4 [COM]), and how endless loops are.
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { ORIGIN, scenarioOf, severalCampaigns } from '../scenario-of.ts'
import { campaignOf, eventsOf, failedChecks, type Watched, watch, watchModel } from './watch.ts'

type Campaigns = NonNullable<ScenarioInput['campaigns']>
type Campaign = Campaigns[string]
type Replies = ScenarioInput['services'][string]['replies']

const OTHER = 'https://other.example.com'

/** Two webhooks of 50 ms; the services answer as given. */
function scenario(
  campaigns: Campaigns,
  {
    count = 100,
    replies = [{}] as Replies,
    ...changes
  }: Partial<ScenarioInput> & {
    count?: number
    replies?: Replies
  } = {},
) {
  return scenarioOf(
    severalCampaigns(campaigns, {
      instance: { concurrency: 20 },
      leads: { count },
      webhooks: {
        enrich: { url: `${ORIGIN}/v1`, payload: '{}', mappings: { score: 'rating' } },
        other: { url: `${OTHER}/v1`, payload: '{}', responseType: 'None' },
      },
      services: { [ORIGIN]: { latency: '50ms', replies }, [OTHER]: { latency: '50ms' } },
      ...changes,
    }),
  )
}

const MAIN: Campaign = { flow: [{ call: 'enrich' }] }
const onEnd = (
  trigger: object,
  flow: Campaign['flow'],
  rest: Partial<Campaign> = {},
): Campaign => ({
  trigger: { called: 'enrich', ...trigger },
  flow,
  ...rest,
})
/** Tries again after a minute, whenever a call ended in a 503. */
const RETRY = onEnd({ errorType: 503 }, [{ wait: '1m' }, { call: 'enrich' }], {
  qualification: 'every time',
})

describe('the end of a call', () => {
  it('brings its lead into the campaigns that listen, at that instant', async () => {
    const watched = await watchModel(
      scenario({ main: MAIN, after: onEnd({}, [{ call: 'other' }]) }, { count: 1 }),
    )
    const [first, second] = eventsOf(watched, 'lead-arrived')
    expect(first).toMatchObject({ campaignIndex: 1, isTriggered: false, timeUs: 0 })
    expect(second).toMatchObject({ campaignIndex: 0, isTriggered: true, timeUs: 50_000 })
    expect(watched.report.delay.totalMs).toBe(100)
    expect(campaignOf(watched, 'after')).toMatchObject({ arrived: 1, triggered: 1, completed: 1 })
    expect(watched.report.leads).toMatchObject({ offered: 2, qualified: 2, completed: 2 })
  })

  it('brings it into each of them, in the order of their names, before its own flow goes on', async () => {
    const watched = await watchModel(
      scenario(
        {
          b: onEnd({}, [{ call: 'other' }]),
          a: onEnd({}, [{ call: 'other' }]),
          c: { flow: [{ call: 'enrich' }, { call: 'other' }] },
        },
        { count: 1, instance: { concurrency: 1 } },
      ),
    )
    const names = eventsOf(watched, 'run-started')[0]?.campaigns ?? []
    const order = eventsOf(watched, 'call-ended').map(({ campaignIndex }) => names[campaignIndex])
    expect(order).toEqual(['c', 'a', 'b', 'c'])
  })

  it('of another webhook, or one that ended otherwise, brings nobody', async () => {
    const watched = await watchModel(
      scenario({
        main: MAIN,
        'of another': { trigger: { called: 'other' }, flow: [{ call: 'other' }] },
        'of a 503': onEnd({ errorType: 503 }, [{ call: 'other' }]),
      }),
    )
    expect(watched.report.calls.byWebhook).toEqual({ enrich: 100 })
    expect(watched.report.leads.offered).toBe(100)
  })

  it('of any webhook is listened to with *', async () => {
    const watched = await watchModel(
      scenario({
        main: { flow: [{ call: 'enrich' }, { call: 'other' }] },
        any: { trigger: { called: '*' }, flow: [{ wait: '1s' }], qualification: 'every time' },
      }),
    )
    expect(campaignOf(watched, 'any')).toMatchObject({ triggered: 200, completed: 200 })
  })

  it.each(['model', 'handlers'] as const)(
    'is told by its status, or by what stands for it, at %s',
    async (fidelity) => {
      const kinds = [200, 503, 'TIMEOUT', 'CONNECTION', [503, 'TIMEOUT']] as const
      const listening = Object.fromEntries(
        kinds.map((errorType) => [`on ${errorType}`, onEnd({ errorType }, [{ wait: '1s' }])]),
      )
      const replies = [
        { share: '10%', status: 503 },
        { share: '20%', fault: 'hang' as const },
        { share: '30%', fault: 'reset' as const },
        { json: { score: 1 } },
      ]
      const watched = await watch(scenario({ main: MAIN, ...listening }, { replies }), { fidelity })
      const counts = kinds.map((errorType) => campaignOf(watched, `on ${errorType}`).triggered)
      expect(counts).toEqual([40, 10, 20, 30, 30])
      expect(failedChecks(watched)).toEqual([])
    },
  )

  it('is told by what its body contains, at handlers only', async () => {
    const replies = [{ share: '25%', text: '{"retry":true}' }, { text: '{"retry":false}' }]
    const campaigns = { main: MAIN, again: onEnd({ response: '"retry":true' }, [{ wait: '1s' }]) }
    const watched = await watch(scenario(campaigns, { replies }))
    expect(campaignOf(watched, 'again').triggered).toBe(25)
    await expect(watchModel(scenario(campaigns, { replies }))).rejects.toThrow(
      '--fidelity "model": the trigger of again looks into the response. Use handlers.',
    )
  })

  it('is told to be an empty body by 1001, at handlers only', async () => {
    const replies = [{ share: '25%', status: 204 }, { json: { score: 1 } }]
    const campaigns = { main: MAIN, again: onEnd({ errorType: 1_001 }, [{ wait: '1s' }]) }
    const watched = await watch(scenario(campaigns, { replies }))
    expect(campaignOf(watched, 'again').triggered).toBe(25)
    await expect(watchModel(scenario(campaigns, { replies }))).rejects.toThrow(
      'the trigger of again asks for error 1001',
    )
  })

  it('that a batch campaign is refused brings its lead by 1000 (decision 8)', async () => {
    const campaigns = {
      main: { ...MAIN, type: 'batch' as const },
      refused: onEnd({ errorType: 1_000 }, [{ call: 'other' }]),
    }
    const watched = await watchModel(scenario(campaigns))
    expect(campaignOf(watched, 'refused')).toMatchObject({ triggered: 100, calls: 100 })
  })
})

describe('who comes again by a trigger', () => {
  /** Calls at 0, after 40 minutes and after 80. */
  const thrice: Campaign = {
    flow: [
      { call: 'enrich' },
      { wait: '40m' },
      { call: 'enrich' },
      { wait: '40m' },
      { call: 'enrich' },
    ],
  }

  it.each([
    [undefined, 1],
    ['once', 1],
    ['every time', 3],
    ['once every 1h', 2],
    ['once every 80m', 2],
    ['once every 1 day', 1],
  ])('with the rule %s runs through %d times of 3 (decision 40)', async (qualification, times) => {
    const rest = qualification === undefined ? {} : { qualification }
    const watched = await watchModel(
      scenario({ thrice, after: onEnd({}, [{ call: 'other' }], rest) }, { count: 5 }),
    )
    expect(campaignOf(watched, 'after')).toMatchObject({
      arrived: 15,
      triggered: 15,
      skipped: 15 - 5 * times,
      completed: 5 * times,
      calls: 5 * times,
    })
    expect(failedChecks(watched)).toEqual([])
  })
})

describe('a retry by a trigger', () => {
  const half: Replies = [
    { weight: 1, status: 503 },
    { weight: 1, json: { score: { $int: [0, 1_000_000] } } },
  ]

  it.each(['model', 'handlers'] as const)(
    'ends with the first call that succeeds, each try with luck of its own, at %s',
    async (fidelity) => {
      const count = 1_000
      const watched = await watch(
        scenario({ main: MAIN, retry: RETRY }, { count, replies: half }),
        {
          fidelity,
        },
      )
      const { byStatus, total } = watched.report.calls
      expect(byStatus['200']).toBe(count)
      // Tries until a success are geometric: two on average, with a variance of two.
      expect(Math.abs(total - 2 * count)).toBeLessThan(5 * Math.sqrt(2 * count))
      expect(campaignOf(watched, 'retry').triggered).toBe(total - count)
      expect(failedChecks(watched)).toEqual([])
    },
  )

  it('waits as the campaign says, holding no slot', async () => {
    const watched = await watchModel(scenario({ main: MAIN, retry: RETRY }, { replies: half }))
    const tries = new Map<number, number[]>()
    for (const { leadIndex, startedUs } of eventsOf(watched, 'call-ended')) {
      tries.set(leadIndex, [...(tries.get(leadIndex) ?? []), startedUs])
    }
    const gaps = [...tries.values()].flatMap((times) =>
      times.slice(1).map((atUs, index) => atUs - (times[index] ?? 0)),
    )
    expect(gaps.length).toBeGreaterThan(50)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60_050_000)
  })

  it('is answered with another body each time', async () => {
    const always: Replies = [{ status: 503, json: { score: { $int: [0, 1_000_000_000] } } }]
    const watched = await watch(
      scenario({ main: MAIN, retry: RETRY }, { count: 1, replies: always }),
    )
    const bodies = eventsOf(watched, 'call-ended').map(({ exchanges }) => exchanges[0]?.sent?.body)
    expect(bodies.length).toBeGreaterThan(50)
    expect(new Set(bodies).size).toBe(bodies.length)
  })

  it.each([1, 2, 10, 32, 100])(
    'of one of %d leads is dealt other cards than the call it repeats',
    async (count) => {
      const replies: Replies = [
        { share: '50%', status: 503 },
        { share: '50%', json: { score: 1 } },
      ]
      const watched = await watchModel(scenario({ main: MAIN, retry: RETRY }, { count, replies }))
      expect(failedChecks(watched)).toEqual([])
      expect(watched.report.calls.byStatus['200']).toBe(count)
    },
  )

  it('leaves the luck of those who need none as it is without it', async () => {
    const endings = async (campaigns: Campaigns) => {
      const watched = await watchModel(scenario(campaigns, { replies: half }))
      return eventsOf(watched, 'call-ended')
        .filter(({ campaignIndex }) => campaignIndex === 0)
        .map(({ leadIndex, result }) => [leadIndex, result])
    }
    // The retry comes after in the order of names, so that steps have the same numbers.
    const alone = await endings({ main: MAIN, quiet: { flow: [{ wait: '1s' }] } })
    expect(await endings({ main: MAIN, retry: RETRY })).toEqual(alone)
  })
})

describe('triggers that go round and round', () => {
  const never: Replies = [{ status: 503 }]

  it('are cut after 100 rounds, found by the check, and fail the verdict', async () => {
    const watched = await watchModel(
      scenario({ main: MAIN, retry: RETRY }, { count: 10, replies: never }),
    )
    expect(watched.report.calls.total).toBe(10 * 101)
    expect(campaignOf(watched, 'retry')).toMatchObject({
      triggered: 10 * 101,
      completed: 10 * 100,
      looped: 10,
      skipped: 0,
    })
    expect(failedChecks(watched)).toEqual(['loops-end'])
    expect(watched.report.verdict.passed).toBe(false)
    const check = watched.report.verdict.checks.find(({ id }) => id === 'loops-end')
    expect(check).toMatchObject({ checked: 1_010, violations: 10 })
    expect(check?.examples[0]).toMatchObject({
      lead: 0,
      expected: 'a loop of triggers that ends',
      actual: expect.stringContaining('after 100 rounds'),
    })
  })

  it('are ended by a qualification rule: nobody is let in twice within a week', async () => {
    const weekly = onEnd({ errorType: 503 }, [{ wait: '1m' }, { call: 'enrich' }], {
      qualification: 'once every 7 days',
    })
    const watched = await watchModel(
      scenario({ main: MAIN, weekly }, { count: 10, replies: never }),
    )
    expect(failedChecks(watched)).toEqual([])
    expect(campaignOf(watched, 'weekly')).toMatchObject({
      triggered: 20,
      completed: 10,
      skipped: 10,
    })
  })

  it('of two campaigns that start each other are cut as well', async () => {
    const ping = onEnd({}, [{ call: 'other' }], { qualification: 'every time' })
    const pong: Campaign = {
      trigger: { called: 'other' },
      flow: [{ call: 'enrich' }],
      qualification: 'every time',
    }
    const watched = await watchModel(scenario({ main: MAIN, ping, pong }, { count: 1 }))
    expect(failedChecks(watched)).toEqual(['loops-end'])
    expect(campaignOf(watched, 'ping').looped + campaignOf(watched, 'pong').looped).toBe(1)
    expect(watched.report.calls.total).toBe(101)
  })

  it('of a batch campaign, which take no time at all, are cut as well', async () => {
    const retry: Campaign = { ...onEnd({}, [{ call: 'enrich' }]), type: 'batch' }
    const watched = await watchModel(
      scenario({ main: MAIN, retry: { ...retry, qualification: 'every time' } }, { count: 3 }),
    )
    expect(watched.report.calls.total).toBe(3 * 101)
    expect(failedChecks(watched)).toEqual(['loops-end'])
  })

  it('and grow twofold each time are cut before they never end', async () => {
    const twice = onEnd({ called: '*' }, [{ call: 'enrich' }], { qualification: 'every time' })
    const controller = new AbortController()
    const report = await rehearse(
      scenario({ main: MAIN, one: twice, two: twice }, { count: 1 }),
      {
        fidelity: 'model',
        signal: controller.signal,
        onProgress: ({ calls }) => {
          if (calls > 200_000) controller.abort()
        },
      },
      thisMachine(),
    )
    expect(report.partial).toBe(false)
    expect(report.verdict.passed).toBe(false)
  })

  it('are not looked for where no trigger listens, and not found where it brought nobody', async () => {
    const checkOf = async (campaigns: Campaigns) => {
      const { report } = await watchModel(scenario(campaigns))
      return report.verdict.checks.find(({ id }) => id === 'loops-end')
    }
    expect(await checkOf({ main: MAIN })).toBeUndefined()
    expect(await checkOf({ main: MAIN, retry: RETRY })).toMatchObject({
      state: 'not checked',
      reason: 'no trigger brought a lead',
    })
  })
})

function digestOf({ report }: Watched): string {
  return report.digest
}

it('the same scenario and seed give the same digest, and another seed another', async () => {
  const replies: Replies = [{ weight: 1, status: 503 }, { weight: 1 }]
  const campaigns: Campaigns = {
    main: {
      arrivals: { poisson: '20/s' },
      flow: [
        { choose: [{ share: '50%', flow: [{ send: 'Hello' }] }] },
        { set: { City: 'Bern' } },
        { call: 'enrich' },
      ],
    },
    retry: RETRY,
  }
  const changes = { replies, instance: { processing: 3 } }
  const one = await watchModel(scenario(campaigns, changes))
  expect(digestOf(await watchModel(scenario(campaigns, changes)))).toBe(digestOf(one))
  expect(digestOf(await watchModel(scenario(campaigns, { ...changes, seed: 2 })))).not.toBe(
    digestOf(one),
  )
})
