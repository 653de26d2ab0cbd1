import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { exchange } from '../../src/executor/exchange.ts'
import type { RenderedRequest } from '../../src/executor/webhook.ts'
import { answer, Controller, type Step, VirtualNetwork } from './virtual-network.ts'

const request: RenderedRequest = {
  method: 'POST',
  origin: 'https://x.example',
  path: '/a?b=%26',
  headers: { 'x-a': '1' },
  body: 'hello',
}

function exchangeOver(network: VirtualNetwork, parts: { readonly signal?: AbortSignal } = {}) {
  const { signal = new AbortController().signal } = parts
  return network.settle(
    exchange(request, { dispatcher: network, limit: { signal }, bodyMaxBytes: 10 }),
  )
}

describe('an exchange', () => {
  it('sends exactly what it is given, and no limit of time of its own', async () => {
    const network = new VirtualNetwork(answer(200, 'ok'))
    await exchangeOver(network)
    expect(network.sent).toEqual([{ ...request, headersTimeout: 0, bodyTimeout: 0 }])
  })

  it('sends no body where there is none', async () => {
    const network = new VirtualNetwork(answer(200, 'ok'))
    const { signal } = new AbortController()
    const withoutBody = { ...request, body: undefined }
    await network.settle(
      exchange(withoutBody, { dispatcher: network, limit: { signal }, bodyMaxBytes: 10 }),
    )
    expect(network.sent[0]).not.toHaveProperty('body')
  })

  it('gives status, phrase and body', async () => {
    const network = new VirtualNetwork(answer(200, 'ok'))
    expect(await exchangeOver(network)).toEqual({ status: 200, reasonPhrase: 'OK', body: 'ok' })
  })

  it('gives what the body is announced as, and where it is said to be instead', async () => {
    const headers = { 'content-type': 'text/html', location: '/b', etag: 'x' }
    const network = new VirtualNetwork([{ status: 302, headers }, { end: true }])
    expect(await exchangeOver(network)).toEqual({
      status: 302,
      reasonPhrase: '',
      contentType: 'text/html',
      location: '/b',
      body: '',
    })
  })

  it('gives the first of a header that came twice', async () => {
    const network = new VirtualNetwork([])
    network.dispatch = (_, handler) => {
      const controller = new Controller()
      const twice = { 'content-type': ['text/a', 'text/b'] }
      handler.onResponseStart?.(controller, 200, twice, 'OK')
      handler.onResponseEnd?.(controller, {})
      return true
    }
    expect(await exchangeOver(network)).toMatchObject({ contentType: 'text/a' })
  })

  it('tells the limit of every sign of it, in order', async () => {
    const heard: string[] = []
    const over = (steps: readonly Step[]) => {
      const network = new VirtualNetwork(steps)
      const { signal } = new AbortController()
      const limit = { signal, heard: (sign: string) => void heard.push(sign) }
      return network.settle(exchange(request, { dispatcher: network, limit, bodyMaxBytes: 10 }))
    }
    await over([{ status: 103 }, { status: 200 }, { data: 'a' }, { data: 'b' }, { end: true }])
    expect(heard.splice(0)).toEqual(['request', 'bytes', 'header', 'bytes', 'bytes', 'end'])
    await over([{ error: new Error('reset') }]).catch(() => {})
    expect(heard).toEqual(['request', 'end'])
  })

  it('says why it gives an answer up', async () => {
    const controller = new Controller()
    const network = new VirtualNetwork([])
    network.dispatch = (_, handler) => {
      handler.onRequestStart?.(controller, {})
      handler.onResponseStart?.(controller, 200, {}, 'OK')
      handler.onResponseData?.(controller, Buffer.from('12345678901'))
      // What comes now comes too late.
      handler.onResponseError?.(controller, new Error('aborted'))
      return true
    }
    expect(await exchangeOver(network)).toMatchObject({ status: 200, body: undefined })
    expect(controller.reason?.message).toBe('The body is over the limit.')
  })

  it('puts a character together that arrives in pieces', async () => {
    const bytes = Buffer.from('a😀é')
    const pieces: Step[] = Array.from(bytes, (_, index) => ({
      data: bytes.subarray(index, index + 1),
    }))
    const network = new VirtualNetwork([{ status: 200 }, ...pieces, { end: true }])
    expect(await exchangeOver(network)).toMatchObject({ body: 'a😀é' })
  })

  it('reads bytes that are no UTF-8 as replacement characters', async () => {
    const network = new VirtualNetwork(answer(200, new Uint8Array([0x61, 0xff])))
    expect(await exchangeOver(network)).toMatchObject({ body: 'a\ufffd' })
  })

  it('takes the final answer after one that only informs', async () => {
    const network = new VirtualNetwork([
      { status: 103, reasonPhrase: 'Early' },
      ...answer(201, 'x'),
    ])
    expect(await exchangeOver(network)).toEqual({ status: 201, reasonPhrase: '', body: 'x' })
  })

  it('reads a body of exactly the limit', async () => {
    const network = new VirtualNetwork(answer(200, '1234567890'))
    expect(await exchangeOver(network)).toMatchObject({ body: '1234567890' })
    expect(network.abortCount).toBe(0)
  })

  it('stops reading one byte past the limit, and gives the answer up', async () => {
    const steps: Step[] = [{ status: 200 }, { data: '1234567890' }, { data: '1' }, { data: '2' }]
    const network = new VirtualNetwork([...steps, { end: true }])
    expect(await exchangeOver(network)).toMatchObject({ status: 200, body: undefined })
    expect(network.abortCount).toBeGreaterThan(0)
  })

  it('rejects with the error of the network', async () => {
    const error = new Error('reset')
    const network = new VirtualNetwork([{ status: 200 }, { data: 'x' }, { error }])
    await expect(exchangeOver(network)).rejects.toBe(error)
  })

  it('rejects with what a dispatcher throws', async () => {
    const error = new Error('no')
    const network = new VirtualNetwork([])
    network.dispatch = () => {
      throw error
    }
    await expect(exchangeOver(network)).rejects.toBe(error)
  })

  it('ends at once when the signal aborts, though nothing has connected', async () => {
    const controller = new AbortController()
    const network = new VirtualNetwork([])
    network.dispatch = () => true
    const result = exchangeOver(network, controller)
    controller.abort(new Error('late'))
    await expect(result).rejects.toThrow('late')
  })

  it('gives up a connection that comes about too late', async () => {
    const controller = new AbortController()
    controller.abort(new Error('late'))
    const network = new VirtualNetwork(answer(200, 'x'))
    await expect(exchangeOver(network, controller)).rejects.toThrow('late')
    expect(network.abortCount + (network.sent.length === 0 ? 1 : 0)).toBe(1)
  })

  it.each([
    ['an answer', answer(200, 'x')],
    ['an answer that is too long', answer(200, '12345678901')],
    ['an error', [{ error: new Error('reset') }]],
  ])('leaves no listener behind after %s', async (_, steps) => {
    const { signal } = new AbortController()
    const network = new VirtualNetwork(steps)
    await exchangeOver(network, { signal }).catch(() => {})
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
