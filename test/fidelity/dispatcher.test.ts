// What other clients than ours meet on the way to the handlers: the stream and the fetch of undici.
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { HttpResponse } from 'msw'
import { type Dispatcher, fetch, request } from 'undici'
import { describe, expect, it } from 'vitest'
import { HandlerDispatcher } from '../../src/fidelity/dispatcher.ts'
import { connectionError, FAULTS } from '../../src/service/faults.ts'
import { sendSpoilt } from '../../src/service/send-reply.ts'

const ORIGIN = 'https://api.example.com'

/** A network of one service that answers so, and how many chunks were asked of it. */
function serving(answer: () => Response): Dispatcher {
  return new HandlerDispatcher(async () => {
    const response = answer()
    return response.type === 'error' ? connectionError(FAULTS.reset.failure) : response
  })
}

const WHOLE = { status: 200, headers: [] as [string, string][], body: '{"score":7}' }
const way = { sent() {}, async wait() {} }

const spoilt = (fault: Parameters<typeof sendSpoilt>[1]): Dispatcher =>
  serving(() => sendSpoilt(WHOLE, fault, way))

describe('a fetch', () => {
  it('gets a body that drips, whole', async () => {
    const response = await fetch(`${ORIGIN}/v1`, { dispatcher: spoilt(FAULTS.drip.body) })
    expect(await response.json()).toEqual({ score: 7 })
  })

  it('gets the header of a body that is cut, then the error', async () => {
    const response = await fetch(`${ORIGIN}/v1`, { dispatcher: spoilt(FAULTS.truncate.body) })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } })
  })

  it('fails where there is no answer', async () => {
    const dispatcher = serving(() => HttpResponse.error())
    await expect(fetch(`${ORIGIN}/v1`, { dispatcher })).rejects.toMatchObject({
      cause: { code: 'ECONNRESET' },
    })
  })

  it('gets every cookie, and the reply of a handler as it is', async () => {
    const headers: [string, string][] = [
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]
    const dispatcher = serving(() => HttpResponse.json({ a: 1 }, { status: 201, headers }))
    const response = await fetch(`${ORIGIN}/v1`, { dispatcher })
    expect(response.status).toBe(201)
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.json()).toEqual({ a: 1 })
  })
})

describe('a stream', () => {
  it('gets a huge body to its end', async () => {
    const { body } = await request(`${ORIGIN}/v1`, { dispatcher: spoilt(FAULTS.huge.body) })
    let count = 0
    for await (const chunk of body) count += chunk.byteLength
    expect(count).toBe(FAULTS.huge.body.bytes)
  })

  it('that nobody reads stops the service, and goes on where it was', async () => {
    let made = 0
    function* chunks() {
      for (; made < 1_000; made++) yield new Uint8Array(65_536)
    }
    const dispatcher = serving(() => new HttpResponse(ReadableStream.from(chunks())))
    const { body } = await request(`${ORIGIN}/v1`, { dispatcher })
    for (let hop = 0; hop < 100; hop++) await setImmediate()
    expect(made).toBeLessThan(10)
    let count = 0
    for await (const chunk of body) count += chunk.byteLength
    expect(count).toBe(1_000 * 65_536)
  })

  it('that is given up ends the body', async () => {
    let isLeft = false
    function* chunks() {
      try {
        for (;;) yield new Uint8Array(65_536)
      } finally {
        isLeft = true
      }
    }
    const dispatcher = serving(() => new HttpResponse(ReadableStream.from(chunks())))
    const { body } = await request(`${ORIGIN}/v1`, { dispatcher })
    body.on('error', () => {})
    body.destroy(new Error('enough'))
    for (let hop = 0; hop < 100 && !isLeft; hop++) await setImmediate()
    expect(isLeft).toBe(true)
  })
})

it('a body is seen whole, however it is given, the byte order mark that begins it too', async () => {
  const seen: unknown[] = []
  const dispatcher = new HandlerDispatcher(async (_, { body }) => {
    seen.push(body)
    return new Response()
  })
  const text = '\uFEFFann'
  for (const body of [text, Buffer.from(text), Readable.from([Buffer.from(text)])]) {
    await request(`${ORIGIN}/v1`, { dispatcher, method: 'POST', body })
  }
  expect(seen).toEqual([text, text, text])
})
