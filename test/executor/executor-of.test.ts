// The client is a function that answers at once, later or never; time is that of the process.
import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { executorOf, type ReceivedAnswer, type Send } from '../../src/executor/executor-of.ts'
import type { RenderedRequest } from '../../src/executor/webhook.ts'
import { seconds, us } from '../../src/time/instant.ts'
import { type CallParts, exampleCall, mappings } from './example-call.ts'

const ANSWER: ReceivedAnswer = { status: 200, headers: {}, body: '{"score":42}' }
const MAPPED = { outcome: 'mapped', writes: [{ field: 'Lead Score', value: 42 }] }

function scored(parts: CallParts = {}) {
  const webhook = { mappings: mappings({ score: 'LeadScore' }), ...parts.webhook }
  return exampleCall({ ...parts, webhook })
}

const execute = (send: Send, parts: CallParts = {}) => executorOf(send)(scored(parts))

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1, 12, 0, 0) })
})

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('what a client is given', () => {
  it('is the request as the webhook is written, with the time of the wall', async () => {
    const sent: RenderedRequest[] = []
    const webhook = { url: 'https://x.example.com/a?b=%26', payload: '{{system.dateTime}}' }
    await execute(
      async (request) => {
        sent.push(request)
        return ANSWER
      },
      { webhook },
    )
    expect(sent).toMatchObject([
      { origin: 'https://x.example.com', path: '/a?b=%26', body: '"2026-03-01 12:00:00"' },
    ])
  })

  it('is the limit, as a number and as a signal', async () => {
    const limits: number[] = []
    const send: Send = async (_, { timeoutMs, signal }) => {
      limits.push(timeoutMs)
      expect(signal.aborted).toBe(false)
      return ANSWER
    }
    await execute(send)
    await execute(send, { settings: { timeoutUs: us(1_500) } })
    expect(limits).toEqual([30_000, 2])
  })

  it('is nothing where nothing may be sent', async () => {
    const send = vi.fn(async () => ANSWER)
    const refused = await execute(send, { campaignType: 'batch' })
    expect(refused).toEqual({ outcome: 'refused', errorType: 1000 })
    const webhook = { headers: [{ name: 'X', value: '{{lead.Notes}}' }] }
    const failed = await execute(send, { webhook, values: { Notes: '\n' } })
    expect(failed).toMatchObject({ outcome: 'failed', failure: 'REQUEST' })
    expect(send).not.toHaveBeenCalled()
  })
})

describe('what a client received', () => {
  it.each<[string, ReceivedAnswer, object]>([
    ['a text', ANSWER, MAPPED],
    ['bytes', { ...ANSWER, body: Buffer.from('{"score":42}') }, MAPPED],
    ['a buffer', { ...ANSWER, body: new TextEncoder().encode('{"score":42}').buffer }, MAPPED],
    ['bytes with a mark', { ...ANSWER, body: Buffer.from('\ufeff{"score":42}') }, MAPPED],
    ['a phrase', { ...ANSWER, reasonPhrase: 'Fine' }, { ...MAPPED, reasonPhrase: 'Fine' }],
    ['no body', { ...ANSWER, body: '' }, { outcome: 'empty', errorType: 1001 }],
    ['no JSON', { ...ANSWER, body: 'x' }, { outcome: 'unreadable' }],
    ['a redirect', { ...ANSWER, status: 302, headers: { location: '/b' } }, { errorType: 302 }],
    ['a 404', { ...ANSWER, status: 404 }, { outcome: 'rejected', errorType: 404 }],
  ])('as %s is judged by our rules', async (_, answer, result) => {
    expect(await execute(async () => answer)).toMatchObject(result)
  })

  it.each([
    ['a text', '{"score":42}'],
    ['bytes', Buffer.from('{"score":42}')],
  ])('as %s of exactly the limit is read', async (_, body) => {
    const result = await execute(async () => ({ ...ANSWER, body }), {
      settings: { bodyMaxBytes: 12 },
    })
    expect(result).toMatchObject(MAPPED)
  })

  it.each([
    ['a text', 'é'.repeat(6)],
    ['bytes', Buffer.from('é'.repeat(6))],
  ])('as %s over the limit is unreadable', async (_, body) => {
    const result = await execute(async () => ({ ...ANSWER, body }), {
      settings: { bodyMaxBytes: 11 },
    })
    expect(result).toMatchObject({ outcome: 'unreadable', reason: 'longer than 11 bytes' })
  })

  it.each<[string, object]>([
    ['to ask', new Headers({ 'Content-Type': 'text/html' })],
    ['an object', { 'content-type': 'text/html' }],
    ['an object with lists', { 'content-type': ['text/html', 'text/plain'] }],
  ])('has headers that are something %s', async (_, headers) => {
    const settings = { responseContentType: 'respect' } as const
    const result = await execute(async () => ({ ...ANSWER, headers }), { settings })
    expect(result).toMatchObject({ reason: 'announced as text/html, where JSON is expected' })
  })
})

it.each([
  ['null', { location: null }],
  ['not there', {}],
  ['null to whoever asks', new Headers()],
])('a redirect whose Location is %s leads nowhere', async (_, headers) => {
  const send = async () => ({ ...ANSWER, status: 307, headers })
  expect(await execute(send, { settings: { redirects: 'follow' } })).toMatchObject({
    outcome: 'rejected',
    status: 307,
  })
})

it.each<[string, unknown, string]>([
  ['nothing', undefined, '{ status: undefined, headers: undefined, body: undefined }'],
  [
    'another status',
    { statusCode: 404, headers: {}, body: '' },
    '{ status: undefined, headers: object, body: string }',
  ],
  ['no headers', { status: 200, body: '' }, '{ status: 200, headers: undefined, body: string }'],
  [
    'a body that was parsed',
    { status: 200, headers: {}, body: { score: 42 } },
    '{ status: 200, headers: object, body: object }',
  ],
])('%s is no answer', async (_, answer, given) => {
  // Whatever it is: no compiler looks at other people's code.
  const send = async () => answer as ReceivedAnswer
  await expect(execute(send)).rejects.toThrow(
    `send answered ${given}; wanted is the status a number, the headers an object, the body text or bytes`,
  )
})

// Decisions 3, 4.
describe('the time limit', () => {
  const expired = async (result: Promise<unknown>, afterMs = 30_000) => {
    await vi.advanceTimersByTimeAsync(afterMs)
    return result
  }

  it('ends a call whose client does not', async () => {
    expect(await expired(execute(() => new Promise(() => {})))).toEqual({ outcome: 'timeout' })
  })

  it('aborts the signal, and is a timeout whatever the client throws for it', async () => {
    const send: Send = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('cancelled')))
      })
    expect(await expired(execute(send))).toEqual({ outcome: 'timeout' })
  })

  it('writes nothing of an answer that comes later', async () => {
    const late = execute(() => sleep(30_001).then(() => ANSWER))
    expect(await expired(late, 30_001)).toEqual({ outcome: 'timeout' })
  })

  it('leaves nobody listening', async () => {
    const signals: AbortSignal[] = []
    await execute(async (_, { signal }) => {
      signals.push(signal)
      return ANSWER
    })
    expect(signals.map((signal) => getEventListeners(signal, 'abort'))).toEqual([[]])
  })

  it.each([
    ['counts', 'mapped'],
    ['times out', 'timeout'],
  ] as const)('that %s at its edge makes what comes then %s', async (timeoutEdge, outcome) => {
    // The client's timer is there before ours.
    const send = execute(
      async () => {
        vi.setSystemTime(Date.now() + 30_000)
        return ANSWER
      },
      { settings: { timeoutEdge } },
    )
    expect(await send).toMatchObject({ outcome })
  })

  it('may be the client’s own, and shorter', async () => {
    const error = Object.assign(new Error('timeout of 10 ms exceeded'), { code: 'ECONNABORTED' })
    expect(await execute(() => Promise.reject(error))).toEqual({ outcome: 'timeout' })
  })
})

describe('an error of the client', () => {
  it('for the network is how the call ended', async () => {
    const error = Object.assign(new Error('no'), { code: 'ECONNREFUSED' })
    const result = await execute(() => Promise.reject(error))
    expect(result).toEqual({ outcome: 'failed', failure: 'CONNECTION', reason: 'no' })
  })

  it('for anything else is thrown on', async () => {
    await expect(execute(() => Promise.reject(new TypeError('a mistake')))).rejects.toThrow(
      'a mistake',
    )
    const thrower = (): never => {
      throw new TypeError('at once')
    }
    await expect(execute(thrower)).rejects.toThrow('at once')
  })
})

// Decision 6.
describe('redirects', () => {
  const moving: Send = async ({ path }) =>
    path === '/b' ? ANSWER : { status: 307, headers: new Headers({ Location: '/b' }), body: '' }

  it('are answers like any other', async () => {
    expect(await execute(moving)).toMatchObject({ outcome: 'rejected', status: 307 })
  })

  it('are followed where the settings say so, each by a request of its own', async () => {
    const send = vi.fn(moving)
    expect(await execute(send, { settings: { redirects: 'follow' } })).toMatchObject(MAPPED)
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('share one limit', async () => {
    const slow: Send = (request, limit) => sleep(20_000).then(() => moving(request, limit))
    const result = execute(slow, { settings: { redirects: 'follow', timeoutUs: seconds(30) } })
    await vi.advanceTimersByTimeAsync(40_000)
    expect(await result).toEqual({ outcome: 'timeout' })
  })
})
