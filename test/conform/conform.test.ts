import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/conform/checks.ts'
import type { CaseResult } from '../../src/conform/conform.ts'
import { conformanceCases } from '../../src/conform/conformance-cases.ts'
import { UsageError } from '../../src/errors.ts'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import type { RenderedRequest, WebhookCall } from '../../src/executor/webhook.ts'
import { conform, planConformance } from '../../src/index.ts'
import { seconds } from '../../src/time/instant.ts'
import { executorThat, fetchingExecutor, NOT_OF_FETCH, type Otherwise } from './executors.ts'

const cases = conformanceCases()

describe('the cases', () => {
  it('have each an id of their own, a rule and a source', () => {
    const ids = cases.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(cases.filter(({ rules, source }) => rules.length === 0 || source === '')).toEqual([])
  })

  it('are about every check, and no check is named as a topic is', () => {
    expect(new Set(cases.map(({ check }) => check))).toEqual(new Set(Object.keys(CHECKS)))
    const topics = new Set(cases.map(({ topic }) => topic))
    expect(Object.keys(CHECKS).filter((name) => topics.has(name))).toEqual([])
  })

  it('are more than a thousand, of which most do without optional settings', () => {
    expect(cases.length).toBeGreaterThan(1_000)
    expect(cases.filter(({ settings }) => settings.length > 0).length).toBeLessThan(100)
  })
})

describe('an executor that conforms', () => {
  it('passes: an object that gives whole results, with the settings it claims', async () => {
    const { passed, fidelity, counts } = await conform(executorThat())
    expect({ passed, fidelity, failed: counts.failed }).toEqual({
      passed: true,
      fidelity: 'handlers',
      failed: 0,
    })
    expect(counts.passed).toBeGreaterThan(1_000)
  })

  it('passes: a function over fetch, but for what fetch cannot do', {
    timeout: 120_000,
  }, async () => {
    const result = await conform(fetchingExecutor, { off: NOT_OF_FETCH })
    expect(failedOf(result.cases)).toEqual([])
    expect(result.passed).toBe(true)
    expect(result.fidelity).toBe('sockets')
    expect(result.counts.passed).toBeGreaterThan(950)
  })

  it('passes: ours, over sockets', { timeout: 120_000 }, async () => {
    const only = [
      'no-leaks',
      'time-limit',
      'failures',
      'map-only-on-2xx',
      'empty-bodies',
      'header-values',
      'methods',
    ]
    const result = await conform(hookdrillExecutor, { fidelity: 'sockets', only })
    expect(failedOf(result.cases)).toEqual([])
    expect(result.passed).toBe(true)
  })

  it('may write what it read from a body that nobody has typed', async () => {
    const executor = async ({ webhook: { url, method } }: WebhookCall) => {
      const response = await fetch(url, { method })
      const answer: Record<string, unknown> = JSON.parse(await response.text())
      return [{ field: 'LeadScore', value: answer.a }]
    }
    const { passed } = await conform(executor, { only: ['outcomes/200 maps'] })
    expect(passed).toBe(true)
  })

  it('that is in a file runs where it can: an object over its ports, a function at sockets', async () => {
    const only = ['outcomes/200 maps', 'leaks/no body is left after a 200']
    const load = async () => executorThat()
    const whole = await conform({ file: 'object.ts', load }, { only })
    expect([whole.fidelity, whole.counts.passed]).toEqual(['handlers', 2])
    const plain = await conform({ file: 'fetch.ts', load: async () => fetchingExecutor }, { only })
    expect([plain.fidelity, plain.counts.passed]).toEqual(['sockets', 1])
    expect(plain.cases.find(({ id }) => id === only[1])?.reason).toBe(
      'it can be seen only of an object that sends through its ports',
    )
  })
})

describe('a finding', () => {
  it('of an executor that sends nothing is a bare 0', async () => {
    const { cases } = await conform(async () => [], { only: ['outcomes/one GET'] })
    expect(cases.flatMap(({ findings }) => findings)).toEqual([
      { what: 'request', expected: 'one', actual: 'none reached a service' },
      { what: 'number of requests', expected: '1', actual: '0' },
    ])
  })

  it.each<[string, Otherwise, string, { what: string; expected: string; actual: string }]>([
    [
      'a header',
      { request: (request) => ({ ...request, headers: { ...request.headers, accept: '*/*' } }) },
      'url-and-headers/no accept header',
      { what: 'header accept of the request', expected: 'null', actual: '*/*' },
    ],
    [
      'the path',
      { request: (request) => ({ ...request, path: request.path.replaceAll('&', '%26') }) },
      'url-and-headers/an ampersand is an ampersand',
      { what: 'path of the request', expected: '/a?b=1&c=2', actual: '/a?b=1%26c=2' },
    ],
    [
      'the body',
      { request: (request) => ({ ...request, body: request.body?.toUpperCase() }) },
      'tokens/display name',
      { what: 'body of the request', expected: 'Jane', actual: 'JANE' },
    ],
    [
      'where it goes',
      { request: (request) => ({ ...request, origin: 'https://other.example' }) },
      'tokens/display name',
      { what: 'request', expected: '{"body":"Jane"}', actual: 'none reached a service' },
    ],
    [
      'how many requests are sent',
      { again: true },
      'outcomes/one GET',
      {
        what: 'number of requests',
        expected: '1',
        actual: '2: GET https://api.example.com/v1, GET https://api.example.com/v1',
      },
    ],
    [
      'the outcome, and what is written',
      { answer: (answer) => ({ ...answer, status: 200 }) },
      'outcomes/404 does not map',
      { what: 'writes', expected: '[]', actual: '[["Lead Score",1]]' },
    ],
    [
      'the error type',
      {
        result: (result) =>
          'errorType' in result ? ({ ...result, errorType: 1000 } as typeof result) : result,
      },
      'outcomes/the error type of 404',
      { what: 'errorType of the result', expected: '404', actual: '1000' },
    ],
    [
      'the end of the call',
      { limitSeconds: 60 },
      'outcomes/no answer ever',
      {
        what: 'end of the call',
        expected: 'at most 30 s after its start',
        actual: '60 s',
      },
    ],
    [
      'why something was not written',
      {
        result: (result) =>
          'skipped' in result
            ? { ...result, skipped: result.skipped.map((skip) => ({ ...skip, reason: 'null' })) }
            : result,
      },
      'response-mappings-json/a missing path',
      {
        what: 'skips',
        expected: '[["First Name","missing-path"]]',
        actual: '[["First Name","null"]]',
      },
    ],
    [
      'a call that was not served with its own lead',
      { request: (request) => ({ ...request, path: '/v1?n=lead0' }) },
      'concurrency/each request has the values of its own lead',
      {
        what: 'URL of lead 1',
        expected: 'https://api.example.com/v1?n=lead1',
        actual: 'https://api.example.com/v1?n=lead0',
      },
    ],
    [
      'an executor that throws',
      {
        also: () => {
          throw new RangeError('oops')
        },
      },
      'tokens/display name',
      {
        what: 'executor',
        expected: 'it settles with writes or a result',
        actual: 'RangeError: oops',
      },
    ],
  ])('is %s', async (_, otherwise, id, finding) => {
    const { passed, counts, cases: ran } = await conform(executorThat(otherwise), { only: [id] })
    expect(passed).toBe(false)
    expect(counts.failed).toBe(1)
    expect(ran.find((each) => each.id === id)?.findings).toContainEqual(finding)
  })

  it.each<[string, Otherwise, string]>([
    ['a deadline', { keepsDeadline: true }, 'a deadline that nobody released'],
    [
      'an abort listener',
      { also: (_, signal) => signal.addEventListener('abort', () => {}) },
      'a listener on a signal',
    ],
    ['a sleep', { also: ({ clock }) => clock.sleep(seconds(30)) }, 'a sleep on the clock'],
    [
      'a body',
      {
        also: ({ dispatcher }) =>
          dispatcher.request({ origin: 'https://api.example.com', path: '/', method: 'GET' }),
      },
      'a body that nobody read to its end',
    ],
  ])('is %s that is left after a call', async (what, otherwise, actual) => {
    const id = `leaks/no ${what.replace(/^an? /, '')} is left after a 200`
    const { cases: ran } = await conform(executorThat(otherwise), { only: [id] })
    expect(ran.find((each) => each.id === id)?.findings).toEqual([
      { what: 'left behind', expected: 'nothing', actual },
    ])
  })

  it('is a timer that a function leaves', async () => {
    const id = 'leaks/no timer is left after a 404'
    const { cases: ran } = await conform(
      (call) => {
        setTimeout(() => {}, 30_000)
        return fetchingExecutor(call)
      },
      { only: [id] },
    )
    const [finding] = ran.find((each) => each.id === id)?.findings ?? []
    expect(finding?.actual).toMatch(/^the executor left a timer \(.*\) behind\.$/)
  })

  it('of a function is never about what a function does not say', async () => {
    const only = ['response-mappings-json/a missing path', 'outcomes/the error type of 404']
    const { counts } = await conform(fetchingExecutor, { only })
    expect(counts.passed).toBe(2)
  })
})

it('tells a body that is the text null from none', async () => {
  const id = 'encodings/an empty integer under JSON'
  const without = {
    request: ({ body: _, ...rest }: RenderedRequest) => ({ ...rest, body: undefined }),
  }
  const { counts } = await conform(executorThat(without), { only: [id] })
  expect(counts.failed).toBe(1)
})

describe('what is off', () => {
  it.each([
    ['a check', 'time-limit'],
    ['a topic', 'tokens'],
    ['a case', 'outcomes/200 maps'],
    ['a rule', 'decision 26'],
  ])('%s is skipped and says why', async (_, name) => {
    const planned = await planConformance(hookdrillExecutor, { off: [name] })
    const skipped = planned.filter(({ skip }) => skip === `${name} is off`)
    expect(skipped.length).toBeGreaterThan(0)
    const isNamed = ({ id, topic, check, rule }: (typeof planned)[number]) =>
      [id, topic, check, ...rule.split(', ')].includes(name)
    expect(skipped).toEqual(planned.filter(isNamed))
  })

  it('takes with it what rests on it', async () => {
    const planned = await planConformance(hookdrillExecutor, { off: ['several-mappings'] })
    const resting = planned.find(({ id }) => id === 'response-mappings-json/the documented orders')
    expect(resting?.skip).toBe('it rests on several-mappings, which is off')
  })

  it('lets a defect through that no other check is about', async () => {
    const { cases: ran } = await conform(executorThat({ limitSeconds: 60 }), {
      off: ['time-limit'],
    })
    expect(failedOf(ran)).toEqual([])
  })

  it('are optional settings, unless they are claimed', async () => {
    const isSettings = ({ settings }: (typeof cases)[number]) => settings.length > 0
    const ids = new Set(cases.filter(isSettings).map(({ id }) => id))
    const unclaimed = await planConformance(executorThat())
    const skipped = unclaimed.filter(({ skip }) => skip?.startsWith('optional settings'))
    expect(new Set(skipped.map(({ id }) => id))).toEqual(ids)
    const claimed = await planConformance(executorThat(), { settings: true })
    expect(claimed.filter(({ id, skip }) => ids.has(id) && skip !== undefined)).toEqual([])
  })

  it('is nothing that has no name, and a name that is nearly right is told', async () => {
    const wrong = conform(hookdrillExecutor, { off: ['time-limits'] })
    await expect(wrong).rejects.toThrow(UsageError)
    await expect(wrong).rejects.toThrow('off "time-limits"')
    await expect(wrong).rejects.toThrow('Did you mean time-limit?')
    await expect(conform(hookdrillExecutor, { only: ['decision 99'] })).rejects.toThrow(UsageError)
  })
})

describe('a run', () => {
  it('of only some cases says of the others that they were not asked for', async () => {
    const { counts, cases: ran } = await conform(hookdrillExecutor, { only: ['no-retry'] })
    const asked = ran.filter(({ check }) => check === 'no-retry')
    expect(asked.every(({ state }) => state === 'passed')).toBe(true)
    expect(counts).toEqual({ passed: asked.length, failed: 0, skipped: ran.length - asked.length })
    const reasons = new Set(
      ran.filter(({ check }) => check !== 'no-retry').map(({ reason }) => reason),
    )
    expect([...reasons]).toEqual(['it was not asked for'])
  })

  it('that checked nothing has not passed', async () => {
    const { passed, counts } = await conform(hookdrillExecutor, { only: ['dates'], off: ['dates'] })
    expect(passed).toBe(false)
    expect(counts.passed + counts.failed).toBe(0)
  })

  it('that was interrupted has not passed', async () => {
    const controller = new AbortController()
    const onCase = (): void => controller.abort()
    const { signal } = controller
    const { passed, counts } = await conform(hookdrillExecutor, { only: ['dates'], signal, onCase })
    expect(passed).toBe(false)
    expect(counts.failed).toBe(0)
  })

  it('of an executor that is stuck again and again ends before its time', async () => {
    const isStuck = async () => {
      await new Promise(() => {})
      return []
    }
    const { cases: ran } = await conform(isStuck, { only: ['tokens'] })
    expect(ran.filter(({ state }) => state === 'failed')).toHaveLength(5)
    expect(ran.filter(({ id }) => id.startsWith('tokens/')).at(-1)?.reason).toBe(
      'the executor was stuck in 5 cases before',
    )
  })

  it('is plain data', async () => {
    const result = await conform(executorThat({ limitSeconds: 60 }), { only: ['time-limit'] })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })

  it('can be had again case by case, with a fresh executor each', async () => {
    const planned = await planConformance(executorThat(), { only: ['no-retry'] })
    const asked = planned.filter(({ skip }) => skip === undefined)
    expect(asked.length).toBeGreaterThan(10)
    for (const { run } of asked) expect(await run(executorThat())).toEqual([])
  })
})

function failedOf(ran: readonly CaseResult[]) {
  return ran.filter(({ state }) => state === 'failed').map(({ id, findings }) => ({ id, findings }))
}
