import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import type { Executor } from '../../src/executor/webhook.ts'
import { type RehearseOptions, rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { seconds } from '../../src/time/instant.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

function run(input: ScenarioInput, options: RehearseOptions = {}): Promise<Report> {
  return rehearse(scenarioOf(input), options, thisMachine())
}

/** Without what varies between two equal runs. */
function lasting({ run: _, ...report }: Report): Omit<Report, 'run'> {
  return report
}

const AT_MODEL: RehearseOptions = { fidelity: 'model' }

describe('the total execution delay of leads that all come at once', () => {
  it.each([
    [1, 100, 5_000],
    [7, 100, 750],
    [20, 100, 250],
    [100, 100, 50],
    [500, 100, 50],
  ])('on %d slots is ⌈leads ÷ slots⌉ × latency', async (concurrency, count, totalMs) => {
    const report = await run(
      enrich({ instance: { concurrency }, leads: { ...enrich().leads, count } }),
    )
    expect(report.delay.totalMs).toBe(totalMs)
    expect(report.verdict.passed).toBe(true)
  })

  it('is 1 h 23 m 20 s for 100,000 calls of 50 ms on one slot, and 4 m 10 s on 20', async () => {
    const report = await run(enrich({ leads: { ...enrich().leads, count: 100_000 } }), AT_MODEL)
    expect(report.delay.text).toBe('1 h 23 m 20 s')
    expect(report.delay.bracket.map(({ concurrency, text }) => [concurrency, text])).toEqual([
      [1, '1 h 23 m 20 s'],
      [20, '4 m 10 s'],
    ])
  })

  it('is 9 h 42 m 30 s when exactly 1% of them hang', async () => {
    const replies = [{ share: '1%', fault: 'hang' as const }, { json: { score: 7 } }]
    const services = { [ORIGIN]: { latency: '50ms', replies } }
    const leads = { ...enrich().leads, count: 100_000 }
    const report = await run(enrich({ leads, services }), AT_MODEL)
    expect(report.delay.text).toBe('9 h 42 m 30 s')
    expect(report.calls.timeouts).toBe(1_000)
    expect(report.headline[1]).toBe(
      '1% of calls time out and own 85.8% of all slot time; without them the campaign ends in 1 h 22 m 30 s.',
    )
  })
})

describe('arrivals at a rate', () => {
  it('set the pace where the slots keep up: the last arrival and one call', async () => {
    const campaign = { ...enrich().campaign, arrivals: { rate: '10/s' } }
    const { delay, backlog } = await run(enrich({ campaign }))
    expect(delay.totalMs).toBe(9_950)
    expect(delay.queueWait.maxMs).toBe(0)
    expect(backlog.max).toBe(0)
  })

  it('queue up where they do not: each waits for those before', async () => {
    const campaign = { ...enrich().campaign, arrivals: { rate: '40/s' } }
    const { delay } = await run(enrich({ campaign }))
    expect(delay.totalMs).toBe(5_000)
    // Lead n arrives at n × 25 ms and starts at n × 50 ms.
    expect(delay.queueWait.maxMs).toBe(99 * 25)
  })
})

describe('a flow of several calls', () => {
  const input = enrich({
    campaign: { flow: [{ call: 'enrich' }, { call: 'score' }] },
    webhooks: {
      ...enrich().webhooks,
      score: { url: 'https://score.example.com/', payload: '{}', responseType: 'None' },
    },
    services: { ...enrich().services, 'https://score.example.com': { latency: '350ms' } },
  })

  it('runs one after the other for a lead (decision 35)', async () => {
    const one = await run({ ...input, leads: { ...input.leads, count: 1 } })
    expect(one.delay.totalMs).toBe(400)
    expect(one.calls.byWebhook).toEqual({ enrich: 1, score: 1 })
  })

  it('shares one pool of slots among all webhooks (decision 2)', async () => {
    const report = await run({ ...input, instance: { concurrency: 4 } })
    expect(report.slots.busyMs).toBe(100 * 400)
    expect(report.delay.totalMs).toBeGreaterThanOrEqual((100 * 400) / 4)
    expect(report.verdict.passed).toBe(true)
  })
})

it('a batch campaign is refused with 1000, sends nothing and takes no time (decision 8)', async () => {
  const report = await run(enrich({ campaign: { ...enrich().campaign, type: 'batch' } }))
  expect(report.calls.byOutcome).toEqual({ refused: 100 })
  expect(report.delay.totalMs).toBe(0)
  expect(report.calls.byStatus).toEqual({})
  expect(report.verdict.passed).toBe(true)
})

describe('the same scenario and seed', () => {
  const mixed = enrich({
    instance: { concurrency: 5 },
    services: {
      [ORIGIN]: {
        latency: { p50: '50ms', p99: '900ms' },
        replies: [
          { weight: 90, json: { score: { $int: [0, 100] } } },
          { weight: 8, status: 503 },
          { weight: 2, fault: 'hang' },
        ],
      },
    },
  })

  it.each(['model', 'handlers'] as const)(
    'give the same report at %s, but for its run block',
    async (fidelity) => {
      const [one, other] = [await run(mixed, { fidelity }), await run(mixed, { fidelity })]
      expect(lasting(one)).toEqual(lasting(other))
    },
  )

  it('with another seed give another digest', async () => {
    const [one, other] = [await run(mixed), await run({ ...mixed, seed: 2 })]
    expect(one.digest).not.toBe(other.digest)
  })

  it('give every lead the luck it has whatever else is in the run', async () => {
    const endings = async (options: RehearseOptions): Promise<ReadonlyMap<number, unknown>> => {
      const found = new Map<number, unknown>()
      await run(mixed, {
        ...options,
        listen: (event) => {
          if (event.kind !== 'call-ended') return
          const { result, timeUs, startedUs } = event
          found.set(event.leadIndex, { result, spanUs: timeUs - startedUs })
        },
      })
      return found
    }
    const all = await endings({})
    for (const lead of [0, 41, 99]) {
      expect((await endings({ lead })).get(lead)).toEqual(all.get(lead))
    }
  })
})

it('all instants in a report count from the first arrival, as the total does', async () => {
  const flow = [{ call: 'enrich' }]
  const { campaign: _, ...one } = enrich({ leads: { ...enrich().leads, count: 10 } })
  const campaigns = {
    early: { startsAfter: '1h', flow },
    late: { startsAfter: '2h', flow },
  }
  const report = await run({ ...one, campaigns }, AT_MODEL)
  expect(report.delay.totalMs).toBe(3_600_000 + 500)
  expect(report.campaigns.map(({ endedMs }) => endedMs)).toEqual([500, 3_600_500])
  expect(report.backlog).toMatchObject({ maxAtMs: 0, max: 9 })
})

describe('one lead', () => {
  it('waits for its slot behind all others, as in the whole run', async () => {
    const report = await run(enrich(), { lead: 99 })
    expect(report.delay.totalMs).toBe(5_000)
    expect(report.delay.queueWait.maxMs).toBe(99 * 50)
    expect(report.leads).toMatchObject({ offered: 1, qualified: 1, completed: 1 })
    expect(report.calls.total).toBe(1)
    expect(report.slots.busyMs).toBe(50)
    expect(report.verdict.passed).toBe(true)
  })

  it('comes when it would have come', async () => {
    const campaign = { ...enrich().campaign, arrivals: { rate: '2/s' } }
    const arrived: number[] = []
    await run(enrich({ campaign }), {
      lead: 5,
      listen: (event) => {
        if (event.kind === 'lead-arrived') arrived.push(event.timeUs)
      },
    })
    expect(arrived).toEqual([2_500_000])
  })

  it('has a bracket of its own: what it would take on 1 slot and on 20', async () => {
    const { delay } = await run(enrich(), { lead: 99 })
    expect(delay.bracket.map(({ totalMs }) => totalMs)).toEqual([5_000, 250])
  })
})

describe('an interrupted run', () => {
  it('reports what had happened, marked partial, with a verdict on that', async () => {
    const controller = new AbortController()
    const report = await run(enrich({ leads: { ...enrich().leads, count: 50_000 } }), {
      signal: controller.signal,
      onProgress: ({ leadsDone }) => {
        if (leadsDone > 1_000) controller.abort()
      },
    })
    expect(report.partial).toBe(true)
    expect(report.leads.completed).toBeGreaterThan(1_000)
    expect(report.leads.completed).toBeLessThan(50_000)
    expect(report.delay.totalMs).toBe(report.leads.completed * 50)
    expect(report.verdict.checks.filter(({ state }) => state === 'failed')).toEqual([])
    expect(report.delay.bracket).toEqual([])
  })
})

describe("somebody else's executor", () => {
  const few = enrich({ leads: { ...enrich().leads, count: 5 } })
  const failed = ({ verdict }: Report): readonly string[] =>
    verdict.checks.flatMap(({ id, state }) => (state === 'failed' ? [id] : []))

  it('that throws is reported as crashed, with the lead that it threw for', async () => {
    const executor: Executor = {
      name: 'thrower',
      execute: async () => {
        throw new Error('no')
      },
    }
    const report = await run(few, { executor })
    expect(report.calls.byOutcome).toEqual({ crashed: 5 })
    expect(failed(report)).toContain('one-request-per-call')
  })

  it('that maps a 503 is found out', async () => {
    const executor: Executor = {
      name: 'maps everything',
      async execute({ webhook }, { dispatcher }) {
        const { origin, pathname } = new URL(webhook.url)
        const options = { origin, path: pathname, method: 'POST' as const }
        const { body } = await dispatcher.request(options)
        await body.text()
        const writes = [{ attribute: 'score', field: 'Lead Score', value: 1 }]
        return { outcome: 'mapped', status: 200, reasonPhrase: 'OK', writes, skipped: [] }
      },
    }
    const services = { [ORIGIN]: { latency: '50ms', replies: [{ status: 503 }] } }
    const report = await run({ ...few, services }, { executor })
    expect(report.mapping?.onNon2xx).toBe(5)
    expect(failed(report)).toEqual(['map-only-on-2xx', 'request-as-written'])
  })

  it('that goes on when its call is over is told of it, and changes nothing', async () => {
    const executor: Executor = {
      name: 'goes on',
      async execute(call, ports) {
        const result = await hookdrillExecutor.execute(call, ports)
        setImmediate(() => {
          const late = { origin: ORIGIN, path: '/audit', method: 'GET' as const }
          void ports.dispatcher.request(late).catch(() => {})
          ports.clock.deadline(seconds(1))
          void ports.clock.sleep(seconds(3_600))
        })
        return result
      },
    }
    const [{ warnings, ...report }, ours] = [await run(enrich(), { executor }), await run(enrich())]
    expect(report.delay).toEqual(ours.delay)
    expect(report.verdict.passed).toBe(true)
    expect(report.calls).toEqual(ours.calls)
    expect(warnings).toEqual([
      expect.stringMatching(
        /^GET https:\/\/api\.example\.com\/audit was sent after its call had ended, and reached nobody, \d+ times\.$/,
      ),
    ])
  })

  it('that waits on something outside the clock is stuck, and the run ends all the same', async () => {
    const executor: Executor = { name: 'sleeper', execute: () => new Promise(() => {}) }
    const report = await run({ ...few, leads: { ...few.leads, count: 1 } }, { executor })
    expect(report.calls.byOutcome).toEqual({ crashed: 1 })
  })
})

describe('what a response wrote (decision 34)', () => {
  const chained = (writeDelay: 'never' | '0s' | '10s'): ScenarioInput =>
    enrich({
      instance: { writeDelay },
      leads: { count: 3, fields: { Plan: { type: 'string', always: 'old' } } },
      campaign: { flow: [{ call: 'enrich' }, { call: 'use' }] },
      webhooks: {
        enrich: { url: `${ORIGIN}/v1`, payload: '{}', mappings: { plan: 'plan' } },
        use: { url: `${ORIGIN}/v2`, payload: '{ "plan": {{lead.Plan}} }', responseType: 'None' },
      },
      services: { [ORIGIN]: { latency: '50ms', replies: [{ json: { plan: 'new' } }] } },
    })

  it.each([
    ['never', 'old'],
    ['10s', 'old'],
    ['0s', 'new'],
  ] as const)('with a write delay of %s the next step reads the %s value', async (delay, plan) => {
    const bodies = new Set<string | undefined>()
    const report = await run(chained(delay), {
      listen: (event) => {
        if (event.kind === 'call-ended' && event.stepIndex === 1) {
          bodies.add(event.exchanges[0]?.request?.body)
        }
      },
    })
    expect([...bodies]).toEqual([`{ "plan": "${plan}" }`])
    expect(report.verdict.passed).toBe(true)
  })
})
