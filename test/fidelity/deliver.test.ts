// What a sender meets on a real socket, byte by byte.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { deliver } from '../../src/fidelity/deliver.ts'
import type { Delivery } from '../../src/fidelity/delivery.ts'
import type { SentReply } from '../../src/service/definition.ts'
import { milliseconds } from '../../src/time/instant.ts'
import { realClock } from '../../src/time/real-clock.ts'

const REPLY: SentReply = {
  status: 200,
  headers: [
    ['content-type', 'application/json'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ],
  body: '{"score":7}',
}

interface Met {
  readonly head: string
  readonly body: string
  /** The system's word for how the connection ended; empty when it ended in order. */
  readonly error: string
  /** What `deliver` answers; `undefined` when it rejects. */
  readonly bytes: number | undefined
  readonly startedCount: number
  readonly chunks: number
}

/** Sends one request over a socket of its own and hears it to the end. */
async function meet(delivery: Delivery, sent = REPLY, method = 'GET'): Promise<Met> {
  const delivered: Promise<number | undefined>[] = []
  let startedCount = 0
  const server = createServer((_, response) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const started = (): void => void startedCount++
    const out = { response, sent, clock: realClock(), gone: gone.signal, started }
    delivered.push(deliver(delivery, out).catch(() => undefined))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write(`${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  let text = ''
  let chunks = 0
  let error = ''
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
    chunks++
  })
  socket.on('error', (cause: NodeJS.ErrnoException) => {
    error = cause.code ?? ''
  })
  await new Promise((resolve) => socket.on('close', resolve))
  const [head = '', ...body] = text.split('\r\n\r\n')
  const bytes = await delivered[0]
  return { head, body: body.join(''), error, bytes, startedCount, chunks }
}

it('a whole reply comes with its length, and every header stands for itself', async () => {
  const { head, body, error, bytes } = await meet({ kind: 'whole' })
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(head).toContain('content-type: application/json\r\nset-cookie: a=1\r\nset-cookie: b=2\r\n')
  expect(head).toContain('content-length: 11\r\n')
  expect([body, error, bytes]).toEqual([REPLY.body, '', 11])
})

it('a status that has no body has no length either', async () => {
  const { head } = await meet({ kind: 'whole' }, { status: 204, headers: [], body: '' })
  expect(head).toMatch(/^HTTP\/1\.1 204 /)
  expect(head).not.toMatch(/content-length/i)
})

it('characters outside ASCII count as bytes', async () => {
  const { head, body } = await meet({ kind: 'whole' }, { ...REPLY, body: '"Zoë €"' })
  expect(head).toContain('content-length: 10\r\n')
  expect(body).toBe('"Zoë €"')
})

it('a reset is one: not a byte, and ECONNRESET', async () => {
  expect(await meet({ kind: 'reset' })).toMatchObject({ head: '', error: 'ECONNRESET', bytes: 0 })
})

it('an empty reply ends in order, without a byte', async () => {
  expect(await meet({ kind: 'end' })).toMatchObject({ head: '', error: '', bytes: 0 })
})

it('a cut body announces all and sends half', async () => {
  const { head, body, bytes } = await meet({ kind: 'cut' })
  expect(head).toContain('content-length: 11\r\n')
  expect([body, bytes]).toEqual(['{"sco', 5])
})

it('even an empty body can be cut: it announces a byte that never comes', async () => {
  const { head, body } = await meet({ kind: 'cut' }, { ...REPLY, body: '' })
  expect(head).toContain('content-length: 1\r\n')
  expect(body).toBe('')
})

it('a slow body comes in drops, all of it in the end', async () => {
  const { body, bytes, chunks } = await meet({
    kind: 'slow',
    spanUs: milliseconds(60),
    gapUs: milliseconds(12),
  })
  expect([body, bytes]).toEqual([REPLY.body, 11])
  // The header, then five drops; a late reader may find two of them together.
  expect(chunks).toBeGreaterThan(2)
})

it('a huge body is as long as it is said to be', async () => {
  const { head, body, bytes } = await meet({ kind: 'huge', bytes: 3_000_001 })
  expect(head).toContain('content-length: 3000001\r\n')
  expect([body.length, bytes]).toEqual([3_000_001, 3_000_001])
})

it('HEAD gets the header alone', async () => {
  const { head, body } = await meet({ kind: 'whole' }, REPLY, 'HEAD')
  expect(head).toContain('content-length: 11\r\n')
  expect(body).toBe('')
})

it.each([
  { kind: 'whole' },
  { kind: 'reset' },
  { kind: 'end' },
  { kind: 'cut' },
  { kind: 'slow', spanUs: milliseconds(2), gapUs: milliseconds(1) },
  { kind: 'huge', bytes: 1 },
] as const)('$kind says once that it has started', async (delivery) => {
  expect((await meet(delivery)).startedCount).toBe(1)
})
