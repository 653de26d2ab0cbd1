// Whoever sends a request, it is caught at the socket, belongs to its call and never leaves.
import { createHook } from 'node:async_hooks'
import http from 'node:http'
import https from 'node:https'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import axios from 'axios'
import got from 'got'
import ky from 'ky'
import { Agent, Pool, fetch as packageFetch, request } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import type { PlainExecutor, WebhookCall } from '../../src/executor/webhook.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import { answering, STARTED } from '../contract/reach.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'
import { oneCall } from './one-call.ts'

type Send = (call: WebhookCall) => Promise<string>

function sending(send: Send): PlainExecutor {
  return async (call) => [{ field: 'leadScore', value: JSON.parse(await send(call)).score }]
}

function nodeRequest(url: string, options: https.RequestOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const client = url.startsWith('https') ? https : http
    const outgoing = client.request(url, { ...options, method: 'POST' }, async (answer) => {
      resolve(await text(answer))
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error('too slow')))
    outgoing.on('error', reject).end()
  })
}

const packagePool = new Pool(ORIGIN, { connections: 1 })
const narrowAgent = new Agent({ connections: 1 })
const narrowNode = new https.Agent({ maxSockets: 1, keepAlive: true })
const narrowAxios = new https.Agent({ maxSockets: 1, keepAlive: true })
const narrowGot = new https.Agent({ maxSockets: 1, keepAlive: true })
/** Axios parses JSON else, whatever its response type. */
const AS_TEXT = { transformResponse: (text: string) => text }

const CLIENTS: readonly (readonly [string, Send])[] = [
  ['fetch', async ({ webhook: { url } }) => (await fetch(url, { method: 'POST' })).text()],
  [
    'fetch of the undici package',
    async ({ webhook: { url } }) => (await packageFetch(url, { method: 'POST' })).text(),
  ],
  ['undici', async ({ webhook: { url } }) => (await request(url, { method: 'POST' })).body.text()],
  ['node:https', ({ webhook: { url } }) => nodeRequest(url, {})],
  ['axios', async ({ webhook: { url } }) => (await axios.post(url, '', AS_TEXT)).data],
  ['got', ({ webhook: { url } }) => got.post(url).text()],
  ['ky', ({ webhook: { url } }) => ky.post(url).text()],
]

const NARROW: readonly (readonly [string, Send])[] = [
  [
    'a pool of undici’s',
    async () => (await packagePool.request({ path: '/v1/enrich', method: 'POST' })).body.text(),
  ],
  [
    'fetch with an agent of undici’s',
    async ({ webhook: { url } }) =>
      (await packageFetch(url, { method: 'POST', dispatcher: narrowAgent })).text(),
  ],
  ['node:https', ({ webhook: { url } }) => nodeRequest(url, { agent: narrowNode })],
  [
    'axios',
    async ({ webhook: { url } }) =>
      (await axios.post(url, '', { ...AS_TEXT, httpsAgent: narrowAxios })).data,
  ],
  ['got', ({ webhook: { url } }) => got.post(url, { agent: { https: narrowGot } }).text()],
]

const plain = enrich({
  instance: { concurrency: 4 },
  leads: { count: 12 },
  webhooks: {
    enrich: { url: `${ORIGIN}/v1/enrich`, payload: '', mappings: { score: 'leadScore' } },
  },
})

const rehearsed = async (executor: PlainExecutor, input = plain) =>
  rehearse(scenarioOf(input), { fidelity: 'sockets', executor }, thisMachine())

describe.each(CLIENTS)('by %s', (_, send) => {
  it('a request reaches the service of its call', async () => {
    const { calls, delay, verdict, warnings } = await rehearsed(sending(send))
    expect(calls.byOutcome).toEqual({ mapped: 12 })
    expect(delay.totalMs).toBe(150)
    expect(verdict.passed).toBe(true)
    expect(warnings).toBeUndefined()
  })

  it.each(['reset', 'empty reply'] as const)(
    'a %s is an error of the connection',
    async (fault) => {
      const { atUs, ending } = await oneCall(sending(send), { services: answering({ fault }) })
      expect(atUs).toBe(STARTED + 50_000)
      expect(ending).toMatchObject({ outcome: 'failed', failure: 'CONNECTION' })
    },
  )

  it('a body is seen whole, the byte order mark that begins it too', async () => {
    const { exchanges } = await oneCall(async ({ webhook: { url } }) => {
      await request(url, { method: 'POST', body: '\uFEFFann' })
      return []
    })
    expect(exchanges[0]?.request?.body).toBe('\uFEFFann')
  })

  it('a host that is not mocked is not found', async () => {
    const elsewhere = sending(({ webhook, ...call }) =>
      send({ ...call, webhook: { ...webhook, url: 'https://elsewhere.example.com/' } }),
    )
    expect((await oneCall(elsewhere)).ending).toMatchObject({ outcome: 'failed', failure: 'DNS' })
  })
})

it.each(['http', 'https'])(
  'a connection by %s that closes leaves no handle open',
  async (scheme) => {
    const made: number[] = []
    const open = new Set<number>()
    const hook = createHook({
      init(id, type) {
        if (type !== 'TCPWRAP') return
        made.push(id)
        open.add(id)
      },
      destroy: (id) => void open.delete(id),
    }).enable()
    onTestFinished(() => void hook.disable())
    const services = answering({}).map((service) => ({
      ...service,
      origin: service.origin.replace('https', scheme),
    }))
    const once: Send = ({ webhook: { url } }) =>
      nodeRequest(url.replace('https', scheme), { agent: false })
    expect((await oneCall(sending(once), { services })).ending.outcome).toBe('mapped')
    // Node tells of what was closed a turn later.
    for (let turn = 0; turn < 3; turn++) await setImmediate()
    expect(made).toHaveLength(1)
    expect([...open]).toEqual([])
  },
)

describe.each(NARROW)('by %s with one connection for all calls', (_, send) => {
  it('calls wait for each other and each keeps its own answer', async () => {
    const { calls, delay, verdict, warnings } = await rehearsed(sending(send))
    expect(calls.byOutcome).toEqual({ mapped: 12 })
    expect(delay.totalMs).toBe(600)
    expect(verdict.checks.filter(({ state }) => state === 'failed')).toEqual([])
    expect(warnings).toBeUndefined()
  })
})

describe('time limits of clients', () => {
  const slow = { ...plain, leads: { count: 2 }, services: { [ORIGIN]: { latency: '50s' } } }

  it.each<[string, Send, number]>([
    [
      'the timeout of node:https',
      ({ webhook: { url } }) => nodeRequest(url, { timeout: 20_000 }),
      20,
    ],
    [
      'setTimeout of a request of node:https',
      ({ webhook: { url } }) =>
        new Promise((_, reject) => {
          const outgoing = https.request(url, { method: 'POST' }).on('error', reject)
          outgoing.setTimeout(20_000, () => outgoing.destroy(new Error('too slow')))
          outgoing.end()
        }),
      20,
    ],
  ])('%s ring in virtual time', async (_, send, seconds) => {
    const failing: PlainExecutor = async (call) => {
      await send(call).catch(() => 'too slow')
      return { outcome: 'timeout' }
    }
    const { delay } = await rehearsed(failing, { ...slow, instance: { concurrency: 1 } })
    expect(delay.totalMs).toBe(2 * seconds * 1_000)
  })

  const untilTimeout =
    (send: (url: string) => Promise<unknown>): PlainExecutor =>
    async ({ webhook: { url } }) => {
      await send(url)
      return []
    }

  it.each<[string, (url: string) => Promise<unknown>]>([
    ['the timeout of axios', (url) => axios.post(url, '', { timeout: 20_000 })],
    [
      'the timeout of axios over fetch',
      (url) => axios.post(url, '', { timeout: 20_000, adapter: 'fetch' }),
    ],
    ['the signal of axios', (url) => axios.post(url, '', { signal: AbortSignal.timeout(20_000) })],
    ['the timeout of got', (url) => got.post(url, { timeout: { request: 20_000 } })],
    [
      'the timeout of got over ALPN',
      (url) => got.post(url, { http2: true, timeout: { request: 20_000 } }),
    ],
    ['the timeout of ky', (url) => ky.post(url, { timeout: 20_000 })],
  ])('%s rings in virtual time, and is a timeout', async (_, send) => {
    const { calls, delay, warnings } = await rehearsed(untilTimeout(send), {
      ...slow,
      instance: { concurrency: 1 },
    })
    expect(calls.byOutcome).toEqual({ timeout: 2 })
    expect(delay.totalMs).toBe(40_000)
    expect(warnings).toBeUndefined()
  })

  // Of its own accord got waits another millisecond.
  it.each(['response', 'socket'])('the %s timeout of got rings', async (phase) => {
    const limited = untilTimeout((url) => got.post(url, { timeout: { [phase]: 20_000 } }))
    const { delay } = await rehearsed(limited, { ...slow, leads: { count: 1 } })
    expect(delay.totalMs).toBe(20_001)
  })

  it.each(['lookup', 'connect', 'secureConnect'])(
    'the %s timeout of got does not, where only the answer is slow',
    async (phase) => {
      const services = { [ORIGIN]: { latency: '20s' } }
      const limited = untilTimeout((url) => got.post(url, { timeout: { [phase]: 100 } }))
      const { calls, delay } = await rehearsed(limited, { ...slow, services, leads: { count: 1 } })
      expect(calls.timeouts).toBe(0)
      expect(delay.totalMs).toBe(20_000)
    },
  )

  it('the coarse ones of undici too, up to a second late as they are', async () => {
    const failing: PlainExecutor = async ({ webhook: { url } }) => {
      await request(url, { method: 'POST', headersTimeout: 20_000 }).catch(() => 'too slow')
      return { outcome: 'timeout' }
    }
    const { delay } = await rehearsed(failing, { ...slow, leads: { count: 1 } })
    expect(delay.totalMs).toBeGreaterThanOrEqual(20_000)
    expect(delay.totalMs).toBeLessThan(21_500)
  })
})

it.each([
  'http://api.example.com:443',
  'https://api.example.com:80',
  'http://api.example.com:8443',
])('%s is found, though the port is that of another scheme', async (origin) => {
  const webhooks = { enrich: { url: `${origin}/v1`, mappings: { score: 'leadScore' } } }
  const services = { [origin]: { latency: '50ms', replies: [{ json: { score: 7 } }] } }
  for (const [, send] of CLIENTS) {
    const { calls, verdict } = await rehearsed(sending(send), { ...plain, webhooks, services })
    expect(calls.byOutcome).toEqual({ mapped: 12 })
    expect(verdict.passed).toBe(true)
  }
})

it('a connection that speaks no HTTP is refused', async () => {
  const { ending, warnings } = await oneCall(
    () =>
      new Promise((_, reject) => {
        connect(6_379, 'redis.example.com').on('error', reject).write('PING\r\n')
      }),
  )
  expect(ending).toMatchObject({ outcome: 'failed', failure: 'DNS' })
  expect(warnings).toEqual([
    'a connection to redis.example.com:6379 that speaks no HTTP was refused.',
  ])
})
