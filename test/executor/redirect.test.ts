// Decision 6: a redirect is an answer, or leads to the next request of the call.
import { describe, expect, it } from 'vitest'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import { REDIRECTS_MAX, redirected } from '../../src/executor/redirect.ts'
import type { CallResult, RenderedRequest } from '../../src/executor/webhook.ts'
import { type CallParts, exampleCall, mappings } from './example-call.ts'
import { answer, type Step, VirtualNetwork } from './virtual-network.ts'

const request: RenderedRequest = {
  method: 'POST',
  origin: 'https://x.example',
  path: '/a/b?c=%26',
  headers: { authorization: 'Bearer t', 'content-type': 'text/plain', 'x-a': '1' },
  body: 'hello',
}

const to = (location: string | undefined, status = 307, from: Partial<RenderedRequest> = {}) =>
  redirected({ ...request, ...from }, { status, location })

describe('a redirect', () => {
  it.each([
    ['/v2', 'https://x.example/v2'],
    ['v2', 'https://x.example/a/v2'],
    ['?d=1', 'https://x.example/a/b?d=1'],
    ['/v2?a=%26&b=+#c', 'https://x.example/v2?a=%26&b=+'],
    ['//y.example/v2', 'https://y.example/v2'],
    ['https://y.example', 'https://y.example/'],
    ['http://x.example:8080/v2', 'http://x.example:8080/v2'],
    ['https://u:p@y.example/v2', 'https://y.example/v2'],
  ])('to %s leads to %s', (location, url) => {
    const next = to(location)
    expect(next && next.origin + next.path).toBe(url)
  })

  it.each([undefined, '', 'http://', 'ftp://x.example/', 'mailto:a@x.example', 'javascript:1'])(
    'to %j leads nowhere, or to where it is',
    (location) => {
      const next = to(location)
      expect(next?.path ?? '/a/b?c=%26').toBe('/a/b?c=%26')
    },
  )

  it.each([200, 204, 300, 304, 305, 306, 400, 500])('is not what a %i is', (status) => {
    expect(to('/v2', status)).toBeUndefined()
  })

  it.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [303, 'DELETE', 'GET'],
    [303, 'GET', 'GET'],
    [301, 'PUT', 'PUT'],
    [302, 'DELETE', 'DELETE'],
    [307, 'POST', 'POST'],
    [308, 'PATCH', 'PATCH'],
  ] as const)('with %i after %s is %s', (status, method, next) => {
    const followed = to('/v2', status, { method })
    const hasBody = next !== 'GET'
    expect(followed).toMatchObject({ method: next, body: hasBody ? 'hello' : undefined })
    expect(Object.keys(followed?.headers ?? {}).includes('content-type')).toBe(hasBody)
    expect(followed?.headers['x-a']).toBe('1')
  })

  it('takes credentials to no other origin', () => {
    expect(to('/v2')?.headers.authorization).toBe('Bearer t')
    for (const other of ['https://y.example/', 'http://x.example/', 'https://x.example:8443/']) {
      expect(to(other)?.headers).toEqual({ 'content-type': 'text/plain', 'x-a': '1' })
    }
  })
})

async function call(
  answers: readonly (readonly Step[])[],
  parts: CallParts = {},
): Promise<{ result: CallResult; network: VirtualNetwork }> {
  const network = new VirtualNetwork(...answers)
  const webhook = { mappings: mappings({ score: 'LeadScore' }), ...parts.webhook }
  const settings = { redirects: 'follow', ...parts.settings } as const
  const ports = { dispatcher: network, clock: network.clock }
  const result = hookdrillExecutor.execute(exampleCall({ ...parts, webhook, settings }), ports)
  return { result: await network.settle(result), network }
}

const redirect = (location: string, afterMs = 0, status = 307): Step[] => [
  { afterMs, status, headers: { location } },
  { afterMs, end: true },
]

describe('a call that follows redirects', () => {
  it('maps the answer at their end', async () => {
    const { result, network } = await call([redirect('/v2'), answer(200, '{"score":42}')])
    expect(result).toMatchObject({ outcome: 'mapped', writes: [{ value: 42 }] })
    expect(network.sent.map(({ path }) => path)).toEqual(['/v1', '/v2'])
    expect(network.isQuiet).toBe(true)
  })

  it('follows five, and the sixth is its answer', async () => {
    const { result, network } = await call([redirect('/again')])
    expect(result).toMatchObject({ outcome: 'rejected', errorType: 307 })
    expect(network.sent).toHaveLength(1 + REDIRECTS_MAX)
  })

  it('has one limit for all of them', async () => {
    const slow = await call([redirect('/v2', 20_000), answer(200, '{"score":42}', 10_000)])
    expect(slow.result.outcome).toBe('mapped')
    const slower = await call([redirect('/v2', 20_000), answer(200, '{"score":42}', 10_001)])
    expect(slower.result).toEqual({ outcome: 'timeout' })
    expect(slower.network.isQuiet).toBe(true)
  })

  it('has a limit for each where it covers a part of an exchange', async () => {
    const answers = [redirect('/v2', 20_000), answer(200, '{"score":42}', 20_000)]
    for (const timeoutCovers of ['connect', 'read'] as const) {
      expect((await call(answers, { settings: { timeoutCovers } })).result.outcome).toBe('mapped')
    }
    const never = await call([redirect('/v2', 20_000), []], {
      settings: { timeoutCovers: 'connect' },
    })
    expect(never.result).toEqual({ outcome: 'timeout' })
  })

  it('fails where the last one leads to nobody', async () => {
    const error = Object.assign(new Error('no'), { code: 'ENOTFOUND' })
    const { result } = await call([redirect('https://y.example/'), [{ error }]])
    expect(result).toMatchObject({ outcome: 'failed', failure: 'DNS' })
  })

  it('does not, unless it is asked to', async () => {
    const { result, network } = await call([redirect('/v2')], { settings: { redirects: 'ignore' } })
    expect(result).toMatchObject({ outcome: 'rejected', errorType: 307 })
    expect(network.sent).toHaveLength(1)
  })
})
