// The judge knows how far a spoilt answer came and when, whatever the executor makes of it.
import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import type { CallResult, Executor, ExecutorSettings } from '../../src/executor/webhook.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { seconds, us } from '../../src/time/instant.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

type Instance = NonNullable<ScenarioInput['instance']>
type Reply = NonNullable<ScenarioInput['services'][string]['replies']>[number]

/** What each check that failed wanted and got. */
async function violations(executor: Executor, reply: Reply, instance: Instance = {}) {
  const input = enrich({
    leads: { count: 1, fields: { 'Lead Score': { type: 'score', always: 1 } } },
    instance,
    services: { [ORIGIN]: { latency: '50ms', replies: [reply] } },
  })
  const report = await rehearse(scenarioOf(input), { executor }, thisMachine())
  return report.verdict.checks
    .filter(({ state }) => state === 'failed')
    .map(({ id, examples }) => [id, examples[0]?.expected, examples[0]?.actual])
}

/** Ours, with settings that are not those it is judged by. */
function misled(settings: Partial<ExecutorSettings>): Executor {
  const execute: Executor['execute'] = (call, ports) =>
    hookdrillExecutor.execute({ ...call, settings: { ...call.settings, ...settings } }, ports)
  return { name: 'misled', execute }
}

/** Reads as far as it can, and writes what it finds. */
const greedy: Executor = {
  name: 'greedy',
  async execute(_call, { dispatcher }): Promise<CallResult> {
    let text = ''
    await new Promise<void>((resolve) => {
      const isEnough = (): boolean => /"score":\d+,/.test(text)
      dispatcher.dispatch(
        { origin: ORIGIN, path: '/v1/enrich', method: 'POST' },
        {
          onResponseData(_, chunk) {
            text += chunk
            if (isEnough()) resolve()
          },
          onResponseError: () => resolve(),
        },
      )
    })
    const value = Number(/\d+/.exec(text)?.[0])
    const writes = [{ attribute: 'score', field: 'Lead Score', value }]
    return { outcome: 'mapped', status: 200, reasonPhrase: '', writes, skipped: [] }
  },
}

const LONG = { json: { score: 7, more: 'and much more of it' } } as const
const NOTHING = 'no write, because no answer was complete in time'

describe('an executor that writes what it finds in half a body', () => {
  it('is caught where the rest never comes', async () => {
    expect(await violations(greedy, { ...LONG, fault: 'truncate' })).toContainEqual([
      'map-only-on-2xx',
      NOTHING,
      'Lead Score = 7',
    ])
  })

  it('is caught where the rest comes too late', async () => {
    expect(await violations(greedy, { ...LONG, fault: 'drip' })).toEqual(
      expect.arrayContaining([
        ['map-only-on-2xx', NOTHING, 'Lead Score = 7'],
        ['no-write-after-timeout', 'no write, because the call timed out', 'Lead Score = 7'],
      ]),
    )
  })
})

describe('an executor that waits for a body that drips', () => {
  const DRIP: Reply = { ...LONG, fault: 'drip' }

  it('after the header, where the limit covers all of it', async () => {
    expect(await violations(misled({ timeoutCovers: 'connect' }), DRIP)).toEqual([
      ['map-only-on-2xx', NOTHING, 'Lead Score = 7'],
      ['no-write-after-timeout', 'no write, because the call timed out', 'Lead Score = 7'],
      ['timeout-bound', 'at most 30000000 µs', '60050000 µs'],
    ])
  })

  it.each(['connect', 'read'] as const)('not, where %s lets it', async (timeoutCovers) => {
    const impatient = misled({ timeoutCovers: 'total' })
    expect(await violations(impatient, DRIP, { timeoutCovers })).toEqual([
      ['every-2xx-mapped', 'mapped: Lead Score = 7', 'timeout'],
      ['timeout-bound', 'an answer complete in time counts', 'a timeout'],
    ])
  })

  it('for less than the gap between two bytes', async () => {
    const wanted: Instance = { timeoutCovers: 'read', timeout: '4s' }
    expect(await violations(misled({ timeoutCovers: 'total' }), DRIP, wanted)).toEqual([
      ['timeout-bound', 'a timeout after 4050000 µs', 'a timeout after 4000000 µs'],
    ])
  })

  it('for more than the gap between two bytes', async () => {
    const wanted: Instance = { timeoutCovers: 'read', timeout: '4s' }
    const found = await violations(misled({ timeoutUs: seconds(5) }), DRIP, wanted)
    expect(found).toContainEqual(['timeout-bound', 'at most 4050000 µs', '60050000 µs'])
  })

  it('and is right to, is not blamed', async () => {
    for (const timeoutCovers of ['total', 'connect', 'read'] as const) {
      for (const timeoutUs of [seconds(30), us(4_000_000), seconds(100)]) {
        const wanted: Instance = { timeoutCovers, timeout: `${timeoutUs}µs` }
        expect(await violations(hookdrillExecutor, DRIP, wanted)).toEqual([])
      }
    }
  })
})

it('an executor that reads more than it may is caught', async () => {
  const text = JSON.stringify({ score: 7, more: 'x'.repeat(2_000) })
  const reader = misled({ bodyMaxBytes: 10_000 })
  expect(await violations(reader, { text }, { bodyMaxBytes: 1_000 })).toEqual([
    ['every-2xx-mapped', 'unreadable: longer than 1000 bytes', 'mapped: Lead Score = 7'],
  ])
  expect(await violations(hookdrillExecutor, { text }, { bodyMaxBytes: 1_000 })).toEqual([])
})

it('an executor that follows a redirect whose body was cut is caught', async () => {
  const eager: Executor = {
    name: 'eager',
    async execute(_call, { dispatcher }) {
      for (const path of ['/v1/enrich', '/there']) {
        const { body } = await request(ORIGIN + path, { dispatcher })
        await body.dump().catch(() => {})
      }
      return { outcome: 'failed', failure: 'CONNECTION', reason: '' }
    },
  }
  const reply: Reply = { status: 302, headers: { Location: '/there' }, fault: 'truncate' }
  expect(await violations(eager, reply, { redirects: 'follow' })).toContainEqual([
    'one-request-per-call',
    '1 request',
    '2 requests',
  ])
})
