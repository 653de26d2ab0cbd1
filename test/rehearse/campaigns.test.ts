// Several campaigns in one rehearsal, and flows that do more than call.
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { enrich, ORIGIN, scenarioOf, severalCampaigns } from '../scenario-of.ts'
import { campaignOf, eventsOf, failedChecks, type Watched, watch, watchModel } from './watch.ts'

const SLOW = 'https://slow.example.com'

/** A webhook of 50 ms and one of 1 s; ten leads. */
const FAST_AND_SLOW: Partial<ScenarioInput> = {
  leads: { count: 10 },
  webhooks: {
    fast: { url: `${ORIGIN}/v1`, payload: '{}', responseType: 'None' },
    slow: { url: `${SLOW}/v1`, payload: '{}', responseType: 'None' },
  },
  services: { [ORIGIN]: { latency: '50ms' }, [SLOW]: { latency: '1s' } },
}

type Campaigns = NonNullable<ScenarioInput['campaigns']>
type Flow = Campaigns[string]['flow']

function several(campaigns: Campaigns, changes: Partial<ScenarioInput> = {}): Promise<Watched> {
  return watchModel(scenarioOf(severalCampaigns(campaigns, { ...FAST_AND_SLOW, ...changes })))
}

function one(flow: Flow, changes: Partial<ScenarioInput> = {}): Promise<Watched> {
  return watchModel(scenarioOf(enrich({ ...FAST_AND_SLOW, campaign: { flow }, ...changes })))
}

describe('two campaigns', () => {
  const both = {
    fast: { flow: [{ call: 'fast' }], startsAfter: '10ms' },
    slow: { flow: [{ call: 'slow' }] },
  }

  it('share one pool of slots (decision 2)', async () => {
    const watched = await several(both)
    const { report } = watched
    expect(report.delay.totalMs).toBe(10 * 1_000 + 10 * 50)
    expect(report.slots).toMatchObject({ busyMs: 10_500, utilisation: 1 })
    expect(report.leads).toMatchObject({ offered: 20, qualified: 20, completed: 20 })
    expect(report.calls.byWebhook).toEqual({ fast: 10, slow: 10 })
    expect(report.verdict.passed).toBe(true)
  })

  it('delay each other: a slow webhook holds up a fast one', async () => {
    const alone = await several({ fast: both.fast })
    expect(campaignOf(alone, 'fast').endedMs).toBe(10 * 50)
    const together = await several(both)
    expect(campaignOf(together, 'slow').endedMs).toBe(10_000)
    expect(campaignOf(together, 'fast').endedMs).toBe(10_500)
  })

  it('do not delay each other where there are slots for both', async () => {
    const together = await several(both, { instance: { concurrency: 20 } })
    expect(campaignOf(together, 'fast').endedMs).toBe(60)
    expect(campaignOf(together, 'slow').endedMs).toBe(1_000)
  })

  it('are each told of by name: who came, who called, when the last was through', async () => {
    const watched = await several({ ...both, quiet: { flow: [{ wait: '1m' }] } })
    const nobody = { triggered: 0, skipped: 0, looped: 0, sends: 0 }
    expect(watched.report.campaigns).toEqual([
      { name: 'fast', arrived: 10, completed: 10, calls: 10, ...nobody, endedMs: 10_500 },
      { name: 'quiet', arrived: 10, completed: 10, calls: 0, ...nobody, endedMs: 60_000 },
      { name: 'slow', arrived: 10, completed: 10, calls: 10, ...nobody, endedMs: 10_000 },
    ])
  })

  it('count the delay from the first arrival of any', async () => {
    const late = await several({ slow: { ...both.slow, startsAfter: '1h' } })
    expect(late.report.delay.totalMs).toBe(10_000)
    expect(campaignOf(late, 'slow').endedMs).toBe(10_000)
    const early = await several({
      fast: { flow: [{ call: 'fast' }] },
      slow: { ...both.slow, startsAfter: '1h' },
    })
    expect(early.report.delay.totalMs).toBe(3_610_000)
  })

  it('mean the same in whatever order they are written', async () => {
    const { fast, slow } = both
    const [one, other] = [await several({ fast, slow }), await several({ slow, fast })]
    expect(other.report.digest).toBe(one.report.digest)
  })

  it('put their own names into requests', async () => {
    const webhooks = {
      fast: { url: `${ORIGIN}/v1`, payload: '{ "by": {{campaign.Name}} }', responseType: 'None' },
    } as const
    const flow: Flow = [{ call: 'fast' }]
    const watched = await watch(
      scenarioOf(
        severalCampaigns(
          { first: { flow }, second: { flow }, third: { trigger: { called: 'fast' }, flow } },
          { ...FAST_AND_SLOW, webhooks, leads: { count: 1 } },
        ),
      ),
    )
    const bodies = eventsOf(watched, 'call-ended').map(
      ({ exchanges }) => exchanges[0]?.request?.body,
    )
    expect(bodies).toEqual(['{ "by": "first" }', '{ "by": "second" }', '{ "by": "third" }'])
    expect(failedChecks(watched)).toEqual([])
  })

  it('one of which is alone is the campaign of a scenario with one', async () => {
    const flow: Flow = [{ call: 'fast' }, { wait: '1m' }, { call: 'slow' }]
    const arrivals = { poisson: '20/s' } as const
    const alone = await watchModel(
      scenarioOf(enrich({ ...FAST_AND_SLOW, campaign: { flow, arrivals } })),
    )
    const named = await several({ 'Any name': { flow, arrivals } })
    expect(named.events.slice(1)).toEqual(alone.events.slice(1))
    expect(named.report.digest).toBe(alone.report.digest)
  })
})

describe('a wait', () => {
  it('holds no slot: 100 leads wait together', async () => {
    const watched = await one([{ call: 'fast' }, { wait: '1h' }, { call: 'fast' }], {
      leads: { count: 100 },
    })
    expect(watched.report.delay.totalMs).toBe(100 * 50 + 3_600_000 + 50)
    expect(watched.report.slots.busyMs).toBe(200 * 50)
    expect(failedChecks(watched)).toEqual([])
  })

  it('lasts from the end of the call before for exactly its span', async () => {
    const watched = await one([{ call: 'fast' }, { wait: '1µs' }, { call: 'fast' }])
    const ended = new Map(
      eventsOf(watched, 'call-ended')
        .filter(({ stepIndex }) => stepIndex === 0)
        .map(({ leadIndex, timeUs }) => [leadIndex, timeUs]),
    )
    const asked = eventsOf(watched, 'call-queued').filter(({ stepIndex }) => stepIndex === 2)
    expect(asked).toHaveLength(10)
    for (const { leadIndex, timeUs } of asked) expect(timeUs).toBe((ended.get(leadIndex) ?? 0) + 1)
  })

  it('may be all that a flow does', async () => {
    const watched = await one([{ wait: '365d' }])
    expect(watched.report.delay.totalMs).toBe(365 * 86_400_000)
    expect(watched.report.leads.completed).toBe(10)
    expect(watched.report.calls.total).toBe(0)
  })
})

describe('a stop', () => {
  it('ends the flow: nothing below it happens, and the lead is through', async () => {
    const watched = await one([{ choose: [{ share: '100%', flow: ['stop'] }] }, { call: 'fast' }])
    expect(watched.report.calls.total).toBe(0)
    expect(watched.report.leads.completed).toBe(10)
  })

  it('in one way of a choice ends it for those who go that way', async () => {
    const watched = await one(
      [{ choose: [{ share: '50%', flow: [{ call: 'fast' }, 'stop'] }] }, { call: 'slow' }],
      { leads: { count: 200 }, instance: { concurrency: 200 } },
    )
    const { fast = 0, slow = 0 } = watched.report.calls.byWebhook
    expect(fast + slow).toBe(200)
    expect(fast).toBeGreaterThan(60)
    expect(slow).toBeGreaterThan(60)
    expect(watched.report.leads.completed).toBe(200)
  })
})

describe('a send', () => {
  it('takes its time and no slot', async () => {
    const watched = await one([{ send: 'Welcome email', takes: '1s' }, { call: 'fast' }])
    expect(watched.report.delay.totalMs).toBe(1_000 + 10 * 50)
    expect(watched.report.slots.busyMs).toBe(500)
    expect(campaignOf(watched, 'Enrich on sign-up').sends).toBe(10)
    expect(failedChecks(watched)).toEqual([])
  })

  it('takes 100 ms where nothing is said', async () => {
    const watched = await one([{ send: 'Welcome email' }])
    expect(watched.report.delay.totalMs).toBe(100)
  })

  it('waits for its turn where only so many steps are worked on at once', async () => {
    const watched = await one([{ send: 'Welcome email', takes: '1s' }], {
      instance: { processing: 4 },
    })
    expect(watched.report.delay.totalMs).toBe(3_000)
    expect(failedChecks(watched)).toEqual([])
  })
})

// marketo.md §5.5 [DOC], §5.7 [COM]
describe('where one step is worked on at once', () => {
  /** Two emails a second, each a second's work: ten keep the instance busy for 10 s. */
  const emails = {
    arrivals: { rate: '2/s' },
    flow: [{ send: 'Newsletter', takes: '1s' }],
  } as const
  const calls = { startsAfter: '100ms', flow: [{ call: 'fast' }] } as const
  const changes = { instance: { processing: 1, concurrency: 20 } }

  function startsOf(watched: Watched): readonly number[] {
    return eventsOf(watched, 'call-started').map(({ timeUs }) => timeUs / 1_000)
  }

  it('emails starve the calls of another campaign until no email is left', async () => {
    const watched = await several({ emails, calls }, changes)
    const sent = eventsOf(watched, 'send-ended').map(({ timeUs }) => timeUs / 1_000)
    expect(sent.at(-1)).toBe(10_000)
    expect(startsOf(watched)).toEqual([...Array(10).keys()].map((n) => 10_000 + n * 50))
    expect(watched.report.delay.queueWait.maxMs).toBeGreaterThan(9_900)
    expect(failedChecks(watched)).toEqual([])
  })

  it('an override to high gives the calls their turn among the emails', async () => {
    const watched = await several({ emails, calls: { ...calls, priority: 'high' } }, changes)
    expect(startsOf(watched)).toEqual([...Array(10).keys()].map((n) => 1_000 + n * 50))
    expect(failedChecks(watched)).toEqual([])
  })

  it('an override of the emails to low lets the calls go first, and no email is cut short', async () => {
    const watched = await several(
      { emails: { ...emails, priority: 'low' }, calls: { ...calls, priority: 'medium' } },
      changes,
    )
    expect(startsOf(watched)[0]).toBe(1_000)
    const [first] = eventsOf(watched, 'send-ended')
    expect(first?.timeUs).toBe(1_000_000)
  })

  it('nothing is lost: every email is sent and every call made', async () => {
    const watched = await several({ emails, calls }, changes)
    expect(campaignOf(watched, 'emails')).toMatchObject({ completed: 10, sends: 10 })
    expect(campaignOf(watched, 'calls')).toMatchObject({ completed: 10, calls: 10 })
    expect(watched.report.delay.totalMs).toBe(10_000 + 10 * 50)
  })
})

describe('arrivals', () => {
  // The mean wait of an M/D/1 queue is ρ ÷ 2(1 − ρ) calls (Pollaczek, Khinchine): here half a call.
  it('at random make calls wait although the slot is idle half of the time, as queueing theory has it', async () => {
    const watched = await watchModel(
      scenarioOf(
        enrich({
          ...FAST_AND_SLOW,
          leads: { count: 50_000 },
          campaign: { flow: [{ call: 'fast' }], arrivals: { poisson: '10/s' } },
        }),
      ),
    )
    const { delay, slots } = watched.report
    expect(slots.utilisation).toBeCloseTo(0.5, 1)
    expect(Math.abs((delay.queueWait.meanMs ?? 0) / 25 - 1)).toBeLessThan(0.05)
  })

  it('as recorded come when they came, in order of time', async () => {
    const watched = await watchModel(
      scenarioOf(
        enrich({
          ...FAST_AND_SLOW,
          leads: { count: 3 },
          campaign: { flow: [{ call: 'fast' }], arrivals: { from: ['10s', '0s', '2.5s'] } },
        }),
      ),
    )
    const arrived = eventsOf(watched, 'lead-arrived')
    expect(arrived.map(({ leadIndex, timeUs }) => [leadIndex, timeUs / 1e6])).toEqual([
      [0, 0],
      [1, 2.5],
      [2, 10],
    ])
  })

  it('in waves end a wave after the last one began', async () => {
    const watched = await watchModel(
      scenarioOf(
        enrich({
          ...FAST_AND_SLOW,
          campaign: { flow: [{ call: 'fast' }], arrivals: { waves: 4, every: '1h' } },
        }),
      ),
    )
    expect(watched.report.delay.totalMs).toBe(2 * 3_600_000 + 2 * 50)
    expect(watched.report.backlog.max).toBe(3)
  })
})
