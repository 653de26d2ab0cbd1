import { describe, expect, it } from 'vitest'
import type { CallResult, PlainExecutor, WebhookCall } from '../../src/executor/webhook.ts'
import { checkedExecutor } from '../../src/fidelity/foreign-result.ts'
import { answering } from '../contract/reach.ts'
import { oneCall, send } from './one-call.ts'

/** Sends the request, waits for the answer, and then gives this. */
function giving(answer: unknown): PlainExecutor {
  return async (call) => {
    await send(call)
    return answer as CallResult // whatever it is: no compiler looks at other people's code
  }
}

describe('a function that says what it would write', () => {
  it.each(['Lead Score', 'leadScore'])('may name a field %s', async (field) => {
    expect((await oneCall(giving([{ field, value: 7 }]))).ending).toEqual({
      outcome: 'mapped',
      status: 200,
      reasonPhrase: '',
      writes: [{ attribute: '', field: 'Lead Score', value: 7 }],
      skipped: [],
    })
  })

  it.each([
    ['a 2xx that ought to be mapped', {}, { outcome: 'unmapped', status: 200 }],
    ['a 2xx with nothing to map', { body: { kind: 'json', value: {} } }, { outcome: 'unmapped' }],
    ['a 2xx without a body', { status: 204, body: { kind: 'none' } }, { outcome: 'empty' }],
    ['a 2xx that cannot be read', { fault: 'malformed' }, { outcome: 'unreadable' }],
    ['a 503', { status: 503 }, { outcome: 'rejected', status: 503, errorType: 503 }],
  ] as const)('that writes nothing after %s ends as that answer says', async (_, reply, ending) => {
    for (const nothing of [[], undefined]) {
      const ended = await oneCall(giving(nothing), { services: answering(reply) })
      expect(ended.ending).toMatchObject(ending)
    }
  })

  it.each([
    ['never answers', { fault: 'hang' }, { outcome: 'timeout' }],
    ['closes the connection', { fault: 'reset' }, { outcome: 'failed', failure: 'CONNECTION' }],
  ] as const)('that writes nothing because the service %s says so', async (_, reply, ending) => {
    const patient: PlainExecutor = async ({ webhook: { url, method } }) => {
      await fetch(url, { method, signal: AbortSignal.timeout(30_000) }).catch(() => 'no answer')
      return []
    }
    expect((await oneCall(patient, { services: answering(reply) })).ending).toMatchObject(ending)
  })

  it('that sent nothing failed', async () => {
    expect((await oneCall(async () => [])).ending).toMatchObject({
      outcome: 'failed',
      reason: 'no request was sent',
    })
  })
})

describe('a function that throws', () => {
  const throwing = async (error: unknown) =>
    (
      await oneCall(async (call) => {
        await send(call)
        throw error
      })
    ).ending

  it.each([
    ['a time limit', new DOMException('too slow', 'TimeoutError')],
    ['an abort', new DOMException('given up', 'AbortError')],
    ['a time limit of undici', withCode('UND_ERR_HEADERS_TIMEOUT')],
    ['a time limit of axios', withCode('ECONNABORTED')],
    ['a time limit inside', new Error('failed', { cause: withCode('ETIMEDOUT') })],
  ])('%s timed out', async (_, error) => {
    expect(await throwing(error)).toEqual({ outcome: 'timeout' })
  })

  it.each([
    ['ECONNREFUSED', 'CONNECTION'],
    ['ENOTFOUND', 'DNS'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS'],
  ])('an error %s failed by %s', async (code, failure) => {
    const error = new TypeError('fetch failed', { cause: withCode(code) })
    expect(await throwing(error)).toMatchObject({ outcome: 'failed', failure })
  })

  it.each([new Error('a mistake'), withCode('ENOENT'), withCode('ERR_INVALID_URL'), 'a text'])(
    '%s crashed',
    async (error) => {
      expect(await throwing(error)).toMatchObject({ outcome: 'crashed' })
    },
  )

  it('of its own accord is named with the line', async () => {
    const ending = await throwing(new Error('a mistake'))
    expect('reason' in ending && ending.reason).toMatch(
      /^Error: a mistake \(.*plain-executor\.test\.ts:\d+\)$/,
    )
  })
})

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code })
}

it.each([
  ['a value of its lead', (call: WebhookCall) => Object.assign(call.lead.values, { City: 'X' })],
  [
    'its list of fields',
    (call: WebhookCall) => Reflect.apply(Array.prototype.pop, call.fields, []),
  ],
])('an executor cannot change %s, of which the judge reads the same one', async (_, change) => {
  const changing = async (call: WebhookCall): Promise<CallResult> => {
    change(call)
    return { outcome: 'timeout' }
  }
  for (const executor of [changing, checkedExecutor({ name: 'theirs', execute: changing })]) {
    const { ending } = await oneCall(executor)
    expect(ending).toMatchObject({
      outcome: 'crashed',
      reason: expect.stringMatching(/^TypeError: /),
    })
  }
})

const CIRCULAR: { itself?: object } = {}
CIRCULAR.itself = CIRCULAR

describe('a whole result', () => {
  it.each<[object, object]>([
    [{ outcome: 'timeout' }, { outcome: 'timeout' }],
    [
      { outcome: 'mapped', writes: [{ field: 'leadScore', value: 1 }] },
      { outcome: 'mapped', status: 200, writes: [{ field: 'Lead Score', value: 1 }], skipped: [] },
    ],
    [
      { outcome: 'rejected', status: 404 },
      { outcome: 'rejected', status: 404, errorType: 404, reasonPhrase: '' },
    ],
    [{ outcome: 'empty' }, { outcome: 'empty', status: 200, errorType: 1001 }],
    [{ outcome: 'failed' }, { outcome: 'failed', failure: 'CONNECTION', reason: '' }],
  ])('%j needs to say no more than that', async (given, ending) => {
    expect((await oneCall(giving(given))).ending).toMatchObject(ending)
    const object = { name: 'theirs', execute: async () => given as CallResult }
    expect((await oneCall(checkedExecutor(object))).ending).toMatchObject(ending)
  })

  it.each<[unknown, string]>([
    [42, '42'],
    [null, 'null'],
    [{ outcome: 'fine' }, "{ outcome: 'fine' }"],
    [{ outcome: 'rejected' }, "{ outcome: 'rejected' }"],
    [[{ field: 7, value: 1 }], '[ { field: 7, value: 1 } ]'],
    [[{ field: 'a', value: undefined }], "[ { field: 'a', value: undefined } ]"],
    [[{ field: 'a', value: [] }], "[ { field: 'a', value: [] } ]"],
    [[{ field: 'a', value: 42n }], "[ { field: 'a', value: 42n } ]"],
    [[{ field: 'a', value: Number.NaN }], "[ { field: 'a', value: NaN } ]"],
    [[{ field: 'a', value: new Date(0) }], "[ { field: 'a', value: 1970-01-01T00:00:00.000Z } ]"],
    [new Map([['a', 1]]), "Map(1) { 'a' => 1 }"],
    [CIRCULAR, '<ref *1> { itself: [Circular *1] }'],
    [{ outcome: 'mapped', writes: 'all' }, "'all'"],
    ['x'.repeat(200), `'${'x'.repeat(119)}…`],
  ])('%s is none', async (given, quoted) => {
    expect((await oneCall(giving(given))).ending).toEqual({
      outcome: 'crashed',
      reason: `TypeError: the executor answered ${quoted}; wanted is a list of { field, value }, each value a text, a finite number, true, false or null; or a result with its outcome`,
    })
  })
})
