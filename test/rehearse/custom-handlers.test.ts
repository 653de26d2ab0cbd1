import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as undici from 'undici'
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { executorOf } from '../../src/executor/executor-of.ts'
import { type RehearseOptions, rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { Exchange } from '../../src/timeline/event.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

const NAME = 'my-handlers.ts'
const FILE = `test/rehearse/handlers/${NAME}`

/** Every call goes to that path; behind the handlers a service answers `{ "score": 7 }` after 50 ms. */
function scenarioTo(path: string, changes: Partial<ScenarioInput> = {}): Scenario {
  const { enrich: webhook } = enrich().webhooks
  const url = path.startsWith('https:') ? path : `${ORIGIN}/${path}`
  const input: ScenarioInput = enrich({
    instance: { concurrency: 2 },
    leads: { count: 4 },
    webhooks: { enrich: { ...webhook, url, payload: '{ "email": {{lead.Email Address}} }' } },
    services: { [ORIGIN]: { latency: '50ms', replies: [{ json: { score: 7 } }] } },
    handlers: NAME,
    ...changes,
  })
  return scenarioOf(input, { handlers: { name: NAME, file: FILE, text: '' } })
}

interface Seen extends Report {
  readonly exchanges: readonly Exchange[]
}

async function run(scenario: Scenario, options: RehearseOptions = {}): Promise<Seen> {
  const exchanges: Exchange[] = []
  const listen: RehearseOptions['listen'] = (event) => {
    if (event.kind === 'call-ended') exchanges.push(...event.exchanges)
  }
  const report = await rehearse(scenario, { listen, ...options }, thisMachine())
  return { ...report, exchanges }
}

const FIDELITIES = ['handlers', 'sockets'] as const

describe.each(FIDELITIES)('at %s, a handler of the user’s', (fidelity) => {
  it.each<[string, number, object]>([
    ['answered', 0, { mapped: 4 }],
    ['delayed', 1_200, { mapped: 4 }],
    ['real', 5, { mapped: 4 }],
    ['limit', 30_000, { mapped: 4 }],
    ['infinite', 30_000, { timeout: 4 }],
    ['never', 30_000, { timeout: 4 }],
    ['streamed', 200, { mapped: 4 }],
    ['nothing', 50, { mapped: 4 }],
    ['late-nothing', 120, { mapped: 4 }],
    ['passed', 50, { mapped: 4 }],
    ['closed', 0, { failed: 4 }],
    ['rejected', 0, { rejected: 4 }],
    ['thrown-answer', 0, { rejected: 4 }],
    ['https://elsewhere.example.com/v1', 0, { mapped: 4 }],
  ])('%s takes %d ms and every call ends as %j', async (path, callMs, byOutcome) => {
    const { calls, delay, verdict, warnings, exchanges } = await run(scenarioTo(path), { fidelity })
    expect(calls.byOutcome).toEqual(byOutcome)
    expect(delay.totalMs).toBe(2 * callMs)
    expect(verdict.checks.filter(({ state }) => state === 'failed')).toEqual([])
    expect(exchanges).toHaveLength(4)
    expect(warnings).toBeUndefined()
  })

  it('is recorded for the judge: request, answer, and how long it took', async () => {
    const { exchanges } = await run(scenarioTo('delayed'), { fidelity })
    expect(exchanges[0]).toMatchObject({
      arrivedUs: 0,
      request: { method: 'POST', url: `${ORIGIN}/delayed` },
      reply: { status: 200, afterUs: 1_200_000, isAnswer: true },
      sent: { status: 200, body: '{"score":1}' },
    })
  })

  it('may count and answer once, anew in every run', async () => {
    const scores = async (path: string) => {
      const { exchanges } = await run(scenarioTo(path, { instance: { concurrency: 1 } }), {
        fidelity,
      })
      return exchanges.map(({ sent }) => JSON.parse(sent?.body ?? '').score)
    }
    expect(await scores('counted')).toEqual([1, 2, 3, 4])
    expect(await scores('counted')).toEqual([1, 2, 3, 4])
    expect(await scores('once')).toEqual([5, 7, 7, 7])
    expect(await scores('once')).toEqual([5, 7, 7, 7])
  })

  it('that throws answers 500, and is told', async () => {
    const { calls, warnings } = await run(scenarioTo('broken'), { fidelity })
    expect(calls.byStatus).toEqual({ 500: 4 })
    expect(warnings).toEqual([
      expect.stringMatching(
        /^a handler threw, which is answered 500: Error: a mistake \(.*my-handlers\.ts:\d+\), 4 times\.$/,
      ),
    ])
  })

  it('reaches no network itself', async () => {
    const { calls, exchanges, warnings } = await run(scenarioTo('bypassing'), { fidelity })
    expect(calls.byStatus).toEqual({ 500: 4 })
    expect(exchanges).toHaveLength(4)
    expect(warnings).toContain(
      `POST ${ORIGIN}/bypassing was sent by a handler, and reached nobody, 4 times.`,
    )
  })
})

it('the judge holds an executor to what a handler sent', async () => {
  const { verdict } = await run(scenarioTo('rejected'), {
    fidelity: 'sockets',
    executor: async ({ webhook: { url } }) => {
      await fetch(url, { method: 'POST' })
      return [{ field: 'Lead Score', value: 1 }]
    },
  })
  const failed = verdict.checks.filter(({ state }) => state === 'failed').map(({ id }) => id)
  expect(failed).toContain('map-only-on-2xx')
})

/** The one of Node 22 does not know the newest coding. */
function fetcherOf(coding: string): typeof fetch | typeof undici.fetch {
  const [major = 0] = process.versions.node.split('.').map(Number)
  return coding === 'zstd' && major < 24 ? undici.fetch : fetch
}

describe('an answer that a handler compressed', () => {
  it.each(['gzip', 'deflate', 'br', 'zstd'])(
    'by %s is judged as a client reads it that asked for that',
    async (coding) => {
      const executor = executorOf(async ({ origin, path, method, headers, body = null }) => {
        const request = { method, headers: { ...headers, 'accept-encoding': coding }, body }
        const response = await fetcherOf(coding)(origin + path, request)
        const { status, headers: answered } = response
        return { status, headers: answered, body: await response.text() }
      })
      const { calls, verdict, exchanges } = await run(scenarioTo('compressed'), {
        fidelity: 'sockets',
        executor,
      })
      expect(calls.byOutcome).toEqual({ mapped: 4 })
      expect(exchanges[0]?.sent?.body).toBe('{"score":9}')
      expect(verdict.passed).toBe(true)
    },
  )

  it.each(FIDELITIES)('stays so where the webhook asked for it, at %s', async (fidelity) => {
    const { enrich: webhook } = enrich().webhooks
    const url = `${ORIGIN}/compressed`
    const webhooks = { enrich: { ...webhook, url, headers: { 'Accept-Encoding': 'gzip' } } }
    const { calls, verdict } = await run(scenarioTo('compressed', { webhooks }), { fidelity })
    expect(calls.byOutcome).toEqual({ unreadable: 4 })
    expect(verdict.passed).toBe(true)
  })
})

describe('a scenario with handlers', () => {
  it('cannot run at model, and says why', async () => {
    await expect(run(scenarioTo('answered'), { fidelity: 'model' })).rejects.toThrow(
      '--fidelity "model": my-handlers.ts answers requests, and at model none is made. Use handlers.',
    )
  })

  it.each(FIDELITIES)('has the legs of its bracket from handlers, run at %s', async (fidelity) => {
    const { delay } = await run(scenarioTo('delayed', { instance: { concurrency: 20 } }), {
      fidelity,
    })
    expect(
      delay.bracket.map(({ concurrency, totalMs, fidelity: at }) => [concurrency, totalMs, at]),
    ).toEqual([
      [1, 4_800, 'handlers'],
      [20, 1_200, fidelity],
    ])
  })

  it('that throw dice has the luck of its leads, whatever the fidelity', async () => {
    const rolled = async (fidelity: (typeof FIDELITIES)[number]) => {
      const { exchanges } = await run(scenarioTo('rolled'), { fidelity })
      return exchanges.map(({ sent }) => sent?.body)
    }
    const bodies = await rolled('handlers')
    expect(new Set(bodies).size).toBe(4)
    expect(await rolled('handlers')).toEqual(bodies)
    expect(await rolled('sockets')).toEqual(bodies)
  })

  it('is the same at handlers and at sockets', async () => {
    const lasting = ({ run: _, digest: __, scenario: ___, ...report }: Report) => report
    const scenario = scenarioTo('streamed', { instance: { concurrency: 3 } })
    const [handlers, sockets] = [await run(scenario), await run(scenario, { fidelity: 'sockets' })]
    expect(lasting(sockets)).toEqual({
      ...lasting(handlers),
      delay: sockets.delay,
      exchanges: sockets.exchanges,
    })
    expect(sockets.delay.callTime).toEqual(handlers.delay.callTime)
  })
})

describe('a module that exports no handlers is a usage error', () => {
  it.each([
    ['export const server = 1', 'it exports nothing of the kind.'],
    ['export default 7', 'it exports a number.'],
    ['export default null', 'it exports null.'],
    ['export const handlers = []', 'it exports an empty list.'],
    ['export default [() => {}]', 'it exports a list whose item 0 is no request handler.'],
  ])('%s', async (text, message) => {
    const file = join(emptyFolder(), 'x.mjs')
    writeFileSync(file, text)
    const scenario = { ...scenarioTo('answered'), handlers: { name: 'x.mjs', file, text } }
    await expect(run(scenario)).rejects.toThrow(`handlers "${file}": ${message} Wanted is a list`)
  })
})

it.each(FIDELITIES)('a body without end is broken off at 64 MiB: %s', async (fidelity) => {
  const { calls, warnings } = await run(scenarioTo('endless'), { fidelity })
  expect(calls.byOutcome).toEqual({ failed: 4 })
  expect(warnings).toEqual([
    'a handler answered more than 64 MiB, which is a broken connection here, 4 times.',
  ])
})
