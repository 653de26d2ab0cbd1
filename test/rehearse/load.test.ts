// Services under load, rehearsed whole: what a scenario says of a service shows in the report, at either
// fidelity.
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import type { Fidelity } from '../../src/rehearse/open-reach.ts'
import { type RehearseOptions, rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { CallEnded, TimelineEvent } from '../../src/timeline/event.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

type Service = ScenarioInput['services'][string]

const JSON_5 = { json: { score: 5 } }

function served(service: Partial<Service>, rest: Partial<ScenarioInput> = {}): ScenarioInput {
  const replies = [JSON_5]
  return enrich({ services: { [ORIGIN]: { latency: '50ms', replies, ...service } }, ...rest })
}

function run(input: ScenarioInput, options: RehearseOptions = {}): Promise<Report> {
  return rehearse(scenarioOf(input), options, thisMachine())
}

const FIDELITIES: readonly Fidelity[] = ['model', 'handlers']

/** The calls of a run, as they end. */
async function callsOf(input: ScenarioInput): Promise<readonly CallEnded[]> {
  const calls: CallEnded[] = []
  const listen = (event: TimelineEvent): void => {
    if (event.kind === 'call-ended') calls.push({ ...event })
  }
  await run(input, { listen })
  return calls
}

describe.each(FIDELITIES)('at %s', (fidelity) => {
  it('workers make calls wait at the service, within their time limit', async () => {
    const report = await run(
      served({ workers: 2 }, { instance: { concurrency: 20 }, leads: leads(100) }),
      { fidelity },
    )
    // 100 calls of 50 ms by 2 workers, whatever the slots.
    expect(report.delay.totalMs).toBe(2_500)
    expect(report.delay.callTime.maxMs).toBe(500)
  })

  it('a full queue answers 503 to the others', async () => {
    const { calls } = await run(
      served({ workers: 1, queue: 1 }, { instance: { concurrency: 5 }, leads: leads(5) }),
      { fidelity },
    )
    expect(calls.byStatus).toEqual({ '200': 2, '503': 3 })
  })

  it('an outage answers what it says for as long as it lasts', async () => {
    const outages = [{ from: '1s', for: '500ms', status: 502, latency: '50ms' }]
    const { calls } = await run(served({ outages }), { fidelity })
    expect(calls.byStatus).toEqual({ '200': 90, '502': 10 })
  })

  it('a fault of an outage is counted like one of a reply', async () => {
    const outages = [{ from: '0s', for: '1s', fault: 'reset' as const, latency: '100ms' }]
    const { calls } = await run(served({ outages }), { fidelity })
    expect(calls.byFault).toEqual({ reset: 10 })
    expect(calls.byOutcome.failed).toBe(10)
  })

  it('a request whose sender has hung up leaves a ghost, unless it is cancelled', async () => {
    const late = { latency: '2s', workers: 1 }
    const instance = { concurrency: 1, timeout: '1s' }
    const input = (abandons: 'continue' | 'cancel') =>
      served({ ...late, abandons }, { instance, leads: leads(3) })
    const [going, cancelled] = [
      await run(input('continue'), { fidelity }),
      await run(input('cancel'), { fidelity }),
    ]
    expect([going.calls.timeouts, going.calls.ghosts]).toEqual([3, 3])
    expect([cancelled.calls.timeouts, cancelled.calls.ghosts]).toEqual([3, 0])
  })

  it('ghost work delays those who come later', async () => {
    const replies = [{ times: 1, latency: '1500ms', ...JSON_5 }, JSON_5]
    const rest = { instance: { timeout: '1s' }, leads: leads(3) }
    const going = await run(served({ replies, workers: 1 }, rest), { fidelity })
    expect(going.delay.totalMs).toBe(1_000 + (500 + 50) + 50)
    const dropped = served({ replies, workers: 1, abandons: 'cancel' }, rest)
    expect((await run(dropped, { fidelity })).delay.totalMs).toBe(1_000 + 50 + 50)
  })

  it('the first calls of a service get the replies that are given so many times', async () => {
    const replies = [{ times: 3, status: 503 }, JSON_5]
    const { calls } = await run(served({ replies }), { fidelity })
    expect(calls.byStatus).toEqual({ '200': 97, '503': 3 })
  })

  it('a condition on the lead decides the reply', async () => {
    const replies = [{ when: { lead: 'lead score', below: 50 }, status: 404 }, JSON_5]
    const { calls } = await run(served({ replies }), { fidelity })
    expect((calls.byStatus['200'] ?? 0) + (calls.byStatus['404'] ?? 0)).toBe(100)
    expect(calls.byStatus['404']).toBeGreaterThan(30)
    expect(calls.byStatus['404']).toBeLessThan(70)
  })
})

function leads(count: number): ScenarioInput['leads'] {
  return { ...enrich().leads, count }
}

it('contention bounds what gets done, whatever the slots', async () => {
  const limited = { contention: { scale: '10%' } }
  const rest = { instance: { concurrency: 400 }, leads: leads(20_000) }
  const { delay } = await run(served(limited, rest), { fidelity: 'model' })
  const perSecond = 20_000 / (delay.totalMs / 1_000)
  // 1 ÷ (scale × latency); at 400 requests in work 97.8% of it.
  expect(perSecond).toBeLessThan(200)
  expect(perSecond).toBeGreaterThan(190)
})

describe('a refusal of a rate limit', () => {
  it('says in a header when to come again', async () => {
    const calls = await callsOf(served({ rateLimit: { limit: '10/m', burst: 1 } }))
    const [first, second] = calls.map(({ exchanges }) => exchanges[0]?.sent)
    expect(first?.status).toBe(200)
    expect(second).toEqual({ status: 429, headers: [['retry-after', '6']], body: '' })
  })

  it('comes after 10 ms, or after what the scenario says', async () => {
    const quick = await callsOf(served({ rateLimit: { limit: '1/h' } }, { leads: leads(2) }))
    expect(quick.map(({ startedUs, timeUs }) => timeUs - startedUs)).toEqual([50_000, 10_000])
    const rateLimit = { limit: '1/h', latency: '1s' }
    const slow = await callsOf(served({ rateLimit }, { leads: leads(2) }))
    expect(slow.map(({ startedUs, timeUs }) => timeUs - startedUs)).toEqual([50_000, 1_000_000])
  })

  it('is no reason for the judge to complain: nothing is mapped', async () => {
    const report = await run(served({ rateLimit: { limit: '1/h' } }))
    expect(report.verdict.passed).toBe(true)
    expect(report.calls.byOutcome).toEqual({ mapped: 1, rejected: 99 })
  })
})

describe('a condition on the request', () => {
  const replies = [{ when: { request: '$.score', below: 50 }, status: 404 }, JSON_5]
  const input = served({ replies })

  it('decides at handlers as the same condition on the lead does', async () => {
    const onLead = served({
      replies: [{ when: { lead: 'Lead Score', below: 50 }, status: 404 }, JSON_5],
    })
    const [one, other] = [await run(input), await run(onLead)]
    expect(one.calls.byStatus).toEqual(other.calls.byStatus)
    expect(one.calls.byStatus['404']).toBeGreaterThan(0)
  })

  it('cannot be judged at model, which names it and says what to do', async () => {
    await expect(run(input, { fidelity: 'model' })).rejects.toThrow(
      `--fidelity "model": a reply of ${ORIGIN} depends on $.score of the request. Use handlers.`,
    )
  })

  it('has the other leg of the bracket run at handlers', async () => {
    const { delay } = await run(input)
    expect(delay.bracket.map(({ concurrency, fidelity }) => [concurrency, fidelity])).toEqual([
      [1, 'handlers'],
      [20, 'handlers'],
    ])
    expect(delay.bracket.map(({ totalMs }) => totalMs)).toEqual([5_000, 250])
  })
})

describe('a condition on a field that responses write', () => {
  const replies = [
    { when: { lead: 'lead score', is: 5 }, status: 404 },
    { when: { lead: 'Lead Score', isNot: 5 }, ...JSON_5 },
    { status: 500 },
  ]
  const flow = [{ call: 'enrich' }, { call: 'enrich' }]
  const fields = { 'Lead Score': { type: 'score' as const, min: 90, max: 100 } }
  const rest = { campaign: { flow }, leads: { count: 10, fields } }
  const seen = served({ replies }, { ...rest, instance: { writeDelay: '0s' } })

  it('sees what was written, where later steps do', async () => {
    const { calls } = await run(seen)
    expect(calls.byStatus).toEqual({ '200': 10, '404': 10 })
  })

  it('cannot be judged at model then', async () => {
    await expect(run(seen, { fidelity: 'model' })).rejects.toThrow(
      `a reply of ${ORIGIN} depends on lead score, which a response writes`,
    )
  })

  it('sees what the lead came with, where they do not, at either fidelity', async () => {
    const unseen = served({ replies }, rest)
    for (const fidelity of FIDELITIES) {
      const { calls } = await run(unseen, { fidelity })
      expect(calls.byStatus, fidelity).toEqual({ '200': 20 })
    }
  })
})
