import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { EnvironmentError } from '../../src/errors.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { CallEnded, TimelineEvent } from '../../src/timeline/event.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'
import { answering, raw, serving } from './serving.ts'

const VARIED = answering([
  {
    weight: 3,
    status: 200,
    json: { score: { $int: [0, 1_000_000] }, to: { $lead: 'Email Address' } },
  },
  { weight: 2, status: 404, text: 'nobody' },
  { share: '25%', status: 503, headers: { 'Retry-After': '5' } },
])

/** What each lead's call was answered in a rehearsal of the same scenario. */
async function rehearsedReplies(count: number) {
  const calls: CallEnded[] = []
  const listen = (event: TimelineEvent): void => {
    if (event.kind === 'call-ended') calls.push(event)
  }
  await rehearse(scenarioOf(enrich(VARIED)), { listen }, thisMachine())
  const sent = calls
    .toSorted((one, other) => one.leadIndex - other.leadIndex)
    .map(({ exchanges }) => exchanges[0]?.sent)
  return sent.slice(0, count).map((reply) => ({ status: reply?.status, body: reply?.body }))
}

describe('what is answered', () => {
  it('request n gets to the byte what call n of a rehearsal gets', async () => {
    const { url } = await serving(VARIED)
    const got: unknown[] = []
    for (let number = 0; number < 40; number++) {
      const response = await fetch(`${url}/v1/enrich`, { method: 'POST', body: '{}' })
      got.push({ status: response.status, body: await response.text() })
    }
    expect(got).toEqual(await rehearsedReplies(40))
  })

  it('x-hookdrill-lead asks for what that lead gets, and uses up no number', async () => {
    const { url } = await serving(VARIED)
    const ask = async (headers: Record<string, string> = {}) => {
      const response = await fetch(url, { headers })
      return { status: response.status, body: await response.text() }
    }
    const expected = await rehearsedReplies(100)
    for (const lead of [99, 7, 7]) {
      expect(await ask({ 'x-hookdrill-lead': String(lead) })).toEqual(expected[lead])
    }
    expect(await ask()).toEqual(expected[0])
  })

  it.each(['-1', '100', '1.5', 'seven', ''])('there is no lead %j: 400, and why', async (lead) => {
    const { url, records } = await serving()
    const response = await fetch(url, { headers: { 'x-hookdrill-lead': lead } })
    expect(response.status).toBe(400)
    expect(await response.text()).toBe('x-hookdrill-lead is the index of a lead: 0 to 99.\n')
    expect(records).toMatchObject([{ ending: 'turned away', status: 400 }])
  })

  it('no reply comes before its latency is over', async () => {
    const { url, records } = await serving(answering([{ json: {} }], '40ms'))
    await fetch(url)
    expect(records[0]?.askedMs).toBe(40)
    expect(records[0]?.tookMs).toBeGreaterThanOrEqual(40)
  })

  it('a body reads the request it answers', async () => {
    const { url } = await serving(answering([{ json: { you: { $request: '$.email' } } }]))
    const response = await fetch(url, { method: 'POST', body: '{"email":"zoë@example.com"}' })
    expect(await response.json()).toEqual({ you: 'zoë@example.com' })
  })

  it('{ $now: iso } is the time on the wall', async () => {
    const { url } = await serving(answering([{ json: { at: { $now: 'iso' } } }]))
    const before = Date.now()
    const { at } = (await (await fetch(url)).json()) as { at: string }
    expect(Date.parse(at)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(at)).toBeLessThanOrEqual(Date.now())
  })

  it('a reset and an empty reply are errors to the sender, and known by their names', async () => {
    const { url, records } = await serving(
      answering([
        { share: '50%', fault: 'reset' },
        { share: '50%', fault: 'empty reply' },
      ]),
    )
    for (let lead = 0; lead < 20; lead++) await expect(fetch(url)).rejects.toThrow('fetch failed')
    expect(new Set(records.map(({ fault }) => fault))).toEqual(new Set(['reset', 'empty reply']))
    expect(records.every(({ ending, status }) => ending === 'struck' && status === undefined)).toBe(
      true,
    )
  })

  it('a malformed body comes with the status and headers of its reply', async () => {
    const { url, records } = await serving(answering([{ status: 201, fault: 'malformed' }]))
    const response = await fetch(url)
    expect(response.status).toBe(201)
    expect(await response.text()).toBe('{"status": <ok>, "result": [')
    expect(records).toMatchObject([{ ending: 'struck', status: 201, fault: 'malformed' }])
  })

  it('a hang holds the connection until the sender leaves', async () => {
    const { url, records, report } = await serving(answering([{ fault: 'hang' }]))
    const leaving = new AbortController()
    const call = fetch(url, { signal: leaving.signal })
    while (report().inFlight === 0) await fetch(`${url}/__hookdrill.json`)
    leaving.abort(new Error('enough'))
    await expect(call).rejects.toThrow('enough')
    while (records.length === 0) await fetch(`${url}/__hookdrill.json`)
    expect(records).toMatchObject([{ ending: 'left', fault: 'hang', askedMs: 'never' }])
  })
})

describe('several services on one port', () => {
  const two = {
    webhooks: {
      enrich: { url: `${ORIGIN}/v1/enrich` },
      other: { url: 'https://other.example.com/x' },
    },
    campaign: { flow: [{ call: 'enrich' }, { call: 'other' }] },
    services: {
      [ORIGIN]: { latency: '1ms', replies: [{ text: 'enrich' }] },
      'https://other.example.com': { latency: '1ms', replies: [{ text: 'other' }] },
    },
  }

  it('each is told apart by the first part of the path, which it never sees', async () => {
    const { services, records } = await serving(two)
    const texts = await Promise.all(
      services.map(async ({ url }) => (await fetch(`${url}/v1?a=b`)).text()),
    )
    expect(texts).toEqual(['enrich', 'other'])
    expect(records.map(({ path }) => path)).toEqual(['/v1?a=b', '/v1?a=b'])
  })

  it('each is told apart by the host that is named', async () => {
    const { port } = await serving(two)
    const heard = await raw(
      port,
      'GET /v1 HTTP/1.1\r\nHost: other.example.com\r\nConnection: close\r\n\r\n',
    )
    expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*other$/)
  })

  it('who names none is told how', async () => {
    const { port, records } = await serving(two)
    const response = await fetch(`http://127.0.0.1:${port}/v1`)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe(
      'No service is there. Begin the path with /api.example.com or /other.example.com.\n',
    )
    expect(records).toMatchObject([{ ending: 'turned away', status: 404 }])
  })
})

describe('limits', () => {
  it('a body over a megabyte is turned away with 413', async () => {
    const { port, records } = await serving()
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n'
    const heard = await raw(port, head + 'x'.repeat(1_048_577))
    expect(heard).toMatch(/^HTTP\/1\.1 413 /)
    expect(records).toMatchObject([{ ending: 'turned away', status: 413 }])
  })

  it('a body of exactly a megabyte is not', async () => {
    const { url } = await serving()
    const response = await fetch(url, { method: 'POST', body: 'x'.repeat(1_048_576) })
    expect(response.status).toBe(200)
  })

  it.each([
    ['a header over 16 KiB', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['no HTTP', 'EHLO example.com\r\n\r\n', 400],
  ])('%s is turned away, and counted', async (_, text, status) => {
    const { port, records } = await serving()
    expect(await raw(port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(records).toMatchObject([{ ending: 'turned away', status }])
  })

  it('while the journal is behind, requests wait for it', async () => {
    const asked: (() => void)[] = []
    const ready = () => new Promise<void>((resolve) => asked.push(resolve))
    const { url, records } = await serving({}, { ready })
    const call = fetch(url)
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect(records).toEqual([])
    asked[0]?.()
    expect((await call).status).toBe(200)
  })
})

describe('the end', () => {
  it('stop ends hanging, half-sent and idle connections', async () => {
    const { url, port, stop, report, records } = await serving(answering([{ fault: 'hang' }]))
    const idle = raw(port, '')
    const half = raw(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345')
    const hanging = fetch(url).catch((error: Error) => error.message)
    while (report().inFlight === 0) await fetch(`${url}/__hookdrill.json`)
    const { requests, inFlight, byEnding } = await stop()
    expect({ requests, inFlight, byEnding }).toEqual({
      requests: 1,
      inFlight: 0,
      byEnding: { stopped: 1 },
    })
    expect(await Promise.all([idle, half, hanging])).toEqual(['', '', 'fetch failed'])
    expect(records).toMatchObject([{ ending: 'stopped', fault: 'hang' }])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('a port that is taken is said to be, with what to do', async () => {
    const { port } = await serving()
    const error = await serving({}, { port }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(EnvironmentError)
    expect(String(error)).toContain(
      `cannot listen on 127.0.0.1:${port}: the port is taken. Choose another, or 0 for any that is free`,
    )
  })
})

describe('the page', () => {
  const HOSTILE = '/<img%20src=x%20onerror=alert(1)>?q="\'&token=geheim'

  it('shows requests, statuses and faults, hostile paths as text, and no secret', async () => {
    const { port, page } = await serving(answering([{ status: 418, json: {} }]))
    await raw(port, `GET ${HOSTILE} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    const html = await (await fetch(page)).text()
    expect(html).toContain('<th scope="row">418</th>')
    expect(html).toContain('&lt;img%20src=x%20onerror=alert(1)&gt;?q=&quot;&#39;&amp;token=***')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('geheim')
    expect(html).not.toContain('<script')
  })

  it('lets a browser run and load nothing but its own style', async () => {
    const { page } = await serving()
    const { headers } = await fetch(page)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src(?: 'sha256-[\w+/=]+')+; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('is counted nowhere, and neither is its JSON', async () => {
    const { page } = await serving()
    await fetch(page)
    const report = await (await fetch(`${page}.json`)).json()
    expect(report).toMatchObject({
      format: 'hookdrill-served/1',
      requests: 0,
      inFlight: 0,
      isClean: null,
    })
  })

  it('as JSON has the figures and the last requests, the newest first', async () => {
    const { url, page } = await serving(answering([{ json: {} }]))
    for (const path of ['/a', '/b']) await fetch(url + path)
    const report = await (await fetch(`${page}.json?x`)).json()
    expect(report).toMatchObject({
      requests: 2,
      byStatus: { 200: 2 },
      byEnding: { answered: 2 },
      overhead: { count: 2, boundMs: 10 },
      services: [{ origin: ORIGIN, url, requests: 2 }],
      latest: [
        { path: '/b', lead: 1 },
        { path: '/a', lead: 0 },
      ],
    })
  })

  it('is not shown under a name of the internet, which a rebound page would use', async () => {
    const { port } = await serving()
    const head =
      'GET /__hookdrill.json HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n'
    expect(await raw(port, head)).toMatch(/^HTTP\/1\.1 403 /)
  })

  it('belongs to the service where the service is named', async () => {
    const { port } = await serving(answering([{ text: 'mine' }]))
    const head = 'GET /__hookdrill HTTP/1.1\r\nHost: api.example.com\r\nConnection: close\r\n\r\n'
    expect(await raw(port, head)).toMatch(/mine$/)
  })
})

it('a sender that leaves in the middle of its request is no request', async () => {
  const { port, url, records } = await serving()
  const socket = connect(port, '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345')
  await fetch(url)
  socket.resetAndDestroy()
  await fetch(url)
  expect(records).toHaveLength(2)
})
