// Senders that mean harm: the mock turns each away, holds next to nothing of what it sends, and goes on.
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Admission } from '../../src/fidelity/desk.ts'
import { openMockServer } from '../../src/fidelity/mock-server.ts'
import type { ServedRequest } from '../../src/service/served.ts'
import { unhurriedClock } from '../../src/time/real-clock.ts'
import { ORIGIN } from '../scenario-of.ts'
import { answering, raw, serving } from './serving.ts'

const MEGABYTE = 1_048_576

describe('a body', () => {
  it('of a gigabyte is turned away by its first two megabytes', async () => {
    const { port, records, url } = await serving()
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n'
    const { heard, sent } = await pour(port, head, 'x'.repeat(65_536))
    expect(heard).toMatch(/^HTTP\/1\.1 413 /)
    expect(sent).toBeLessThan(16 * MEGABYTE)
    expect(records).toMatchObject([{ ending: 'turned away', status: 413 }])
    expect((await fetch(url)).status).toBe(200)
  })

  it('in chunks without end is turned away, too', async () => {
    const { port } = await serving()
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'
    const { heard, sent } = await pour(port, head, `10000\r\n${'x'.repeat(0x10000)}\r\n`)
    expect(heard).toMatch(/^HTTP\/1\.1 413 /)
    expect(sent).toBeLessThan(16 * MEGABYTE)
  })

  it.each([500_000, 10_000])(
    'that nests %i deep meets the reply without a condition, and the mock goes on',
    async (depth) => {
      const replies = [{ when: { request: '$..id', is: 7 }, status: 503 }, { json: { score: 1 } }]
      const { url, records } = await serving(answering(replies))
      const deep = `${'['.repeat(depth)}{"id":7}${']'.repeat(depth)}`
      const answers = []
      for (const body of [deep, '{"id":7}']) {
        answers.push((await fetch(url, { method: 'POST', body })).status)
      }
      expect(answers).toEqual([200, 503])
      expect(records.map(({ ending }) => ending)).toEqual(['answered', 'answered'])
    },
  )

  it('that quotes itself by names of a prototype gives nothing away', async () => {
    const json = { got: { $request: '$.constructor.name' }, other: { $request: '$.__proto__.x' } }
    const { url } = await serving(answering([{ json }]))
    const body = '{"__proto__":{"y":1}}'
    expect(await (await fetch(url, { method: 'POST', body })).json()).toEqual({
      got: null,
      other: null,
    })
  })
})

describe('a request that takes for ever', () => {
  it.each([
    ['to send its header', 'GET / HTTP/1.1\r\nHost: x\r\nX: '],
    ['to send its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n'],
    ['to begin', ''],
  ])('%s is turned away when its time is over', async (_, start) => {
    const { port, ended } = await opened(200)
    const { heard } = await drip(port, start)
    expect(heard).toMatch(/^HTTP\/1\.1 408 /)
    expect(ended).toMatchObject([{ ending: 'turned away', status: 408 }])
  })
})

describe('requests', () => {
  it('over ten thousand at once are turned away, though they share a connection', async () => {
    const { port, records } = await serving(answering([{ fault: 'hang' }]))
    const socket = connect(port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => {})
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(10_005))
    await until(() => records.length > 0)
    expect(records).toContainEqual(expect.objectContaining({ ending: 'turned away', status: 503 }))
  })

  it('that share a connection all end with it', async () => {
    const { port, records } = await serving(answering([{ fault: 'hang' }]))
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(10))
    // Turns enough for a server in this process to have read them.
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve))
    socket.destroy()
    await until(() => records.length === 10)
    expect(records).toMatchObject(Array.from({ length: 10 }, () => ({ ending: 'left' })))
  })

  it.each([
    ['a URL of 20 kB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ['ten thousand headers', `GET / HTTP/1.1\r\n${'A: b\r\n'.repeat(10_000)}\r\n`, 431],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx',
      400,
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a NUL in its header', 'GET / HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n', 400],
  ])('with %s are turned away', async (_, text, status) => {
    const { port, records } = await serving()
    expect(await raw(port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(records).toMatchObject([{ ending: 'turned away', status }])
  })
})

/** Sends a piece again and again until it hears something. */
function pour(port: number, head: string, piece: string): Promise<{ heard: string; sent: number }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let [heard, sent] = ['', 0]
    const push = (): void => {
      while (heard === '' && socket.writable && socket.write(piece)) sent += piece.length
      sent += piece.length
    }
    socket.setEncoding('utf8').on('data', (text) => {
      heard += text
    })
    socket.on('drain', push).on('error', () => {})
    socket.on('close', () => resolve({ heard, sent }))
    socket.write(head, push)
  })
}

/** Sends a byte every few milliseconds for as long as anybody listens. */
function drip(port: number, start: string): Promise<{ heard: string }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    const timer = setInterval(() => socket.write(start === '' ? '' : 'x'), 20)
    socket.setEncoding('utf8').on('data', (text) => {
      heard += text
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve({ heard })
    })
    socket.write(start)
  })
}

/** A mock that waits that long for a request. */
async function opened(requestMaxMs: number) {
  const ended: ServedRequest[] = []
  const page = { kind: 'page', page: { status: 200, headers: [], body: '' } } as const
  const server = await openMockServer({
    host: '127.0.0.1',
    port: 0,
    requestMaxMs,
    clock: unhurriedClock(),
    services: [],
    decide: () => {
      throw new Error(`nobody calls ${ORIGIN}`)
    },
    admit: (): Admission => page,
    ended: (request) => void ended.push(request),
  })
  onTestFinished(() => server.close())
  return { port: server.port, ended }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}
