// Services that mean harm, on a real socket: each call ends by its limits, and hardly anything of what was
// poured out is taken in.
import { createServer, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { executorOf } from '../../src/executor/executor-of.ts'
import { rehearseOnWire } from '../../src/rehearse/rehearse-on-wire.ts'
import type { Report } from '../../src/report/report.ts'
import { enrich, scenarioOf } from '../scenario-of.ts'

const MEGABYTE = 1_048_576
/** A time limit that is met. */
const SHORT = '400ms'

/** A service that answers every connection by `pour`, and counts what it could get rid of. */
interface Service {
  readonly target: string
  readonly poured: () => number
}

type Pour = (write: (bytes: string | Buffer) => Promise<boolean>) => Promise<void>

async function service(pour: Pour): Promise<Service> {
  let bytes = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    const write = async (chunk: string | Buffer): Promise<boolean> => {
      if (socket.destroyed) return false
      bytes += chunk.length
      const isTaken = socket.write(chunk)
      if (!isTaken)
        await new Promise((go) => {
          const on = (): void => {
            socket.off('drain', on).off('close', on)
            go(undefined)
          }
          socket.on('drain', on).on('close', on)
        })
      return !socket.destroyed
    }
    socket.once('data', () => void pour(write))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { target: `http://127.0.0.1:${port}`, poured: () => bytes }
}

/** Again and again, until nobody reads any more. */
function endlessly(head: string, piece: string | Buffer): Pour {
  return async (write) => {
    for (let goes = await write(head); goes; ) goes = await write(piece)
  }
}

/** One call, whose time limit is no matter where another limit is tried: a busy machine takes its time. */
function calling(target: string, timeout = '30s'): Promise<Report> {
  const scenario = scenarioOf(
    enrich({ leads: { count: 1 }, instance: { timeout, concurrency: 1 } }),
  )
  return rehearseOnWire(scenario, { fidelity: 'wire', wire: { target } }, thisMachine())
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const CHUNK = `10000\r\n${'x'.repeat(0x10000)}\r\n`

describe('a body', () => {
  it.each([
    ['of a gigabyte, as announced', `${OK}Content-Length: 1073741824\r\n\r\n`, 'x'.repeat(65_536)],
    ['in chunks without end', `${OK}Transfer-Encoding: chunked\r\n\r\n`, CHUNK],
    ['until the connection ends, which it never does', `${OK}\r\n`, ' '.repeat(65_536)],
  ])('%s is cut at the limit and unreadable', async (_, head, piece) => {
    const { target, poured } = await service(endlessly(head, piece))
    const { calls } = await calling(target)
    expect(calls.byOutcome).toEqual({ unreadable: 1 })
    expect(poured()).toBeLessThan(32 * MEGABYTE)
  })

  it('that is compressed counts as it comes, and is not unpacked by us', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE))
    const head = `${OK}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`
    const { target } = await service(async (write) => {
      await write(head)
      await write(bomb)
    })
    const { calls } = await calling(target)
    expect(calls.byOutcome).toEqual({ unreadable: 1 })
  })

  it('that a client unpacks counts by what comes out', async () => {
    const bomb = gzipSync(`{"score":7}${' '.repeat(4 * MEGABYTE)}`)
    const head = `${OK}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`
    const { target } = await service(async (write) => {
      await write(head)
      await write(bomb)
    })
    const send = executorOf(async ({ path, method, body }) => {
      const given = body === undefined ? {} : { body }
      const answer = await fetch(target + path, { method, ...given })
      return { status: answer.status, headers: answer.headers, body: await answer.bytes() }
    })
    const report = await rehearseOnWire(
      scenarioOf(enrich({ leads: { count: 1 } })),
      { fidelity: 'wire', wire: { target }, executor: { name: 'fetch', execute: send } },
      thisMachine(),
    )
    expect(report.calls.byOutcome).toEqual({ unreadable: 1 })
  })
})

describe('a header', () => {
  it.each([
    ['of ten megabytes', OK, `X: ${'x'.repeat(65_536)}`],
    ['with lines without end', OK, 'X-A: b\r\n'.repeat(8_192)],
    ['line without end', `${OK}X: `, 'x'.repeat(65_536)],
  ])('%s ends its call as failed', async (_, head, piece) => {
    const { target, poured } = await service(endlessly(head, piece))
    const { calls } = await calling(target)
    expect(calls.byOutcome).toEqual({ failed: 1 })
    expect(poured()).toBeLessThan(16 * MEGABYTE)
  })

  it.each([
    ['a byte at a time', OK, 'X', 20],
    ['of a body that comes a byte at a time', `${OK}Content-Length: 1000000\r\n\r\n`, ' ', 20],
    ['that never comes', '', '', 20],
  ])('%s ends its call at its time limit', async (_, head, piece, everyMs) => {
    const { target } = await service(async (write) => {
      for (let goes = await write(head); goes; goes = await write(piece)) {
        await new Promise((resolve) => setTimeout(resolve, everyMs))
      }
    })
    const { calls, delay } = await calling(target, SHORT)
    expect(calls.byOutcome).toEqual({ timeout: 1 })
    expect(delay.callTime.maxMs).toBeLessThan(2_000)
  })

  it.each([
    ['phrase', 'HTTP/1.1 200 ', 'x'.repeat(65_536)],
    ['note beside a chunk', `${OK}Transfer-Encoding: chunked\r\n\r\n1;`, 'x'.repeat(65_536)],
  ])('with a %s without end ends its call by its limits', async (_, head, piece) => {
    const { target } = await service(endlessly(head, piece))
    const { calls, delay } = await calling(target, SHORT)
    expect(['timeout', 'failed']).toContain(Object.keys(calls.byOutcome).join())
    expect(delay.callTime.maxMs).toBeLessThan(2_000)
  })

  it.each([102, 103])(
    'that only informs (%i), without end, ends its call at its time limit',
    async (status) => {
      const { target } = await service(endlessly('', `HTTP/1.1 ${status} Wait\r\n\r\n`.repeat(100)))
      const { calls, delay } = await calling(target, SHORT)
      expect(calls.byOutcome).toEqual({ timeout: 1 })
      expect(delay.callTime.maxMs).toBeLessThan(2_000)
    },
  )
})

describe('a redirect', () => {
  it('to itself is followed five times', async () => {
    let count = 0
    const { target } = await service(async (write) => {
      count++
      await write(
        'HTTP/1.1 307 Again\r\nLocation: /again\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      )
    })
    const scenario = scenarioOf(
      enrich({ leads: { count: 1 }, instance: { redirects: 'follow', concurrency: 1 } }),
    )
    const report = await rehearseOnWire(
      scenario,
      { fidelity: 'wire', wire: { target } },
      thisMachine(),
    )
    expect(report.calls.byOutcome).toEqual({ rejected: 1 })
    expect(count).toBeLessThanOrEqual(6)
  })
})

it.each(['not HTTP at all', 'HTTP/9.9 200 OK\r\n\r\n', 'HTTP/1.1 2000 OK\r\n\r\n', '\0\0\0'])(
  'an answer that is no HTTP ends its call as failed: %j',
  async (text) => {
    const { target } = await service(async (write) => void (await write(`${text}\r\n\r\n`)))
    expect((await calling(target)).calls.byOutcome).toEqual({ failed: 1 })
  },
)
