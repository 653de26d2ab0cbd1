import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { UsageError } from '../../src/errors.ts'
import type { Executor } from '../../src/executor/webhook.ts'
import type { RehearseOptions } from '../../src/rehearse/rehearse.ts'
import { rehearseOnWire } from '../../src/rehearse/rehearse-on-wire.ts'
import type { Report } from '../../src/report/report.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { FaultName } from '../../src/service/definition.ts'
import { FAULTS } from '../../src/service/faults.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'
import { answering } from './serving.ts'

function onWire(changes: Partial<ScenarioInput>, options: RehearseOptions = {}): Promise<Report> {
  return rehearseOnWire(
    scenarioOf(enrich(changes)),
    { fidelity: 'wire', ...options },
    thisMachine(),
  )
}

function stateOf({ verdict }: Report, id: string) {
  return verdict.checks.find((check) => check.id === id)
}

/** Of which none is a violation. */
function expectAgreement(report: Report, leads: number): void {
  expect(report.verdict.checks.flatMap(({ examples }) => examples)).toEqual([])
  expect(report.agreement).toMatchObject({ with: 'handlers', leads, differences: 0, examples: [] })
  expect(report.verdict.passed).toBe(true)
}

describe('against the mock', () => {
  it('500 leads on 20 slots end exactly as at handlers, whatever the service does', async () => {
    const report = await onWire({
      instance: { concurrency: 20, timeout: '3s' },
      leads: { count: 500, fields: { 'Lead Score': { type: 'score', min: 0, max: 100 } } },
      ...answering(
        [
          { weight: 60, json: { score: { $int: [0, 100] } } },
          { weight: 5, json: { score: 'high' } },
          { weight: 5, status: 204 },
          { weight: 5, text: 'no JSON' },
          { weight: 5, status: 404, json: { score: 1 } },
          { weight: 5, status: 503, headers: { 'Retry-After': '5' } },
          { weight: 5, fault: 'reset' },
          { weight: 5, fault: 'empty reply' },
          { weight: 5, fault: 'malformed' },
          { share: '1%', fault: 'hang' },
        ],
        '10ms',
      ),
    })
    expectAgreement(report, 500)
    expect(report.calls).toMatchObject({ total: 500, timeouts: 5 })
    expect(Object.keys(report.calls.byOutcome).sort()).toEqual([
      'empty',
      'failed',
      'mapped',
      'rejected',
      'timeout',
      'unmapped',
      'unreadable',
    ])
    expect(report.calls.byFault).toMatchObject({ hang: 5 })
    expect(stateOf(report, 'request-as-written')).toMatchObject({ state: 'passed', checked: 500 })
    expect(report.scenario.fidelity).toBe('wire')
  })

  it('every fault there is ends its calls as at handlers', async () => {
    const names = Object.keys(FAULTS) as FaultName[] // the keys of that very table
    const faults = names.map((fault) => ({ weight: 1, fault }))
    const report = await onWire({
      instance: { concurrency: 20, timeout: '2s' },
      leads: { count: 150, fields: { 'Lead Score': { type: 'score', min: 0, max: 100 } } },
      ...answering([...faults, { weight: 3, json: { score: 7 } }], '10ms'),
    })
    expectAgreement(report, 150)
    expect(Object.keys(report.calls.byFault)).toEqual(names.toSorted())
    expect(stateOf(report, 'every-2xx-mapped')).toMatchObject({ state: 'passed' })
  })

  it('a flow of several webhooks, each with its own host, and writes that later calls see', async () => {
    const report = await onWire({
      instance: { concurrency: 5, writeDelay: '0s' },
      leads: { count: 40, fields: { 'Lead Score': { type: 'score', min: 0, max: 100 } } },
      campaign: { arrivals: { rate: '400/s' }, flow: [{ call: 'enrich' }, { call: 'tell' }] },
      webhooks: {
        enrich: { url: `${ORIGIN}/v1`, mappings: { score: 'leadScore' } },
        tell: {
          url: 'http://hook.example.org:8080/in?score={{lead.Lead Score}}',
          method: 'GET',
          headers: { Host: 'other.example.org', 'X-Name': '{{lead.First Name}}' },
          encoding: 'Form/Url',
        },
      },
      services: {
        [ORIGIN]: { latency: '2ms', replies: [{ json: { score: { $int: [1, 1_000] } } }] },
        'http://hook.example.org:8080': { latency: '2ms', replies: [{ status: 202 }] },
      },
    })
    expectAgreement(report, 40)
    expect(report.calls.byOutcome).toMatchObject({ mapped: 40 })
  })

  it('redirects that are followed, to another service and to nobody', async () => {
    const services = (location: string): ScenarioInput['services'] => ({
      [ORIGIN]: { latency: '1ms', replies: [{ status: 302, headers: { Location: location } }] },
      'https://two.example.com': { latency: '1ms', replies: [{ json: { score: 7 } }] },
    })
    const instance = { concurrency: 5, redirects: 'follow' } as const
    const leads = { count: 20 }
    const followed = await onWire({
      instance,
      leads,
      services: services('https://two.example.com/x'),
    })
    expectAgreement(followed, 20)
    expect(followed.calls.byStatus).toEqual({ 200: 20 })
    const lost = await onWire({
      instance,
      leads,
      services: services('https://nobody.example.com/'),
    })
    expectAgreement(lost, 20)
    expect(lost.calls.byOutcome).toEqual({ failed: 20 })
  })

  it('leads with awkward values: what arrives is what was written', async () => {
    const report = await onWire({
      instance: { concurrency: 10 },
      leads: { count: 200, adversarial: '100%' },
      webhooks: {
        enrich: {
          url: `${ORIGIN}/v1?name={{lead.First Name}}&c={{company.Company Name}}`,
          encoding: 'Form/Url',
          headers: { 'X-Title': '{{lead.Job Title}}' },
          payload: 'a={{lead.Last Name}}&b={{lead.Address}}&c={{lead.Email Address}}',
        },
      },
      ...answering([{ json: { echo: { $lead: 'First Name' } } }]),
    })
    expectAgreement(report, 200)
  })

  it('a batch campaign is refused and sends nothing (decision 8)', async () => {
    const report = await onWire({ campaign: { type: 'batch', flow: [{ call: 'enrich' }] } })
    expect(report.agreement).toMatchObject({ leads: 100, differences: 0 })
    expect(report.calls.byOutcome).toEqual({ refused: 100 })
  })

  it('one lead is for virtual time, where the others are beside it', async () => {
    const run = onWire(answering([{ json: { score: 7 } }]), { lead: 31 })
    await expect(run).rejects.toThrow('--lead: one lead is rehearsed in the company of all others')
  })

  it('an executor that maps whatever comes is caught', async () => {
    const executor: Executor = {
      name: 'maps whatever comes',
      async execute({ webhook }, { dispatcher }) {
        const { origin, pathname } = new URL(webhook.url)
        const { body } = await dispatcher.request({ origin, path: pathname, method: 'GET' })
        await body.dump()
        const writes = [{ attribute: 'score', field: 'Lead Score', value: 1 }]
        return { outcome: 'mapped', status: 200, reasonPhrase: 'OK', writes, skipped: [] }
      },
    }
    const report = await onWire(
      { leads: { count: 3 }, ...answering([{ status: 500 }]) },
      { executor },
    )
    expect(stateOf(report, 'map-only-on-2xx')).toMatchObject({ state: 'failed', violations: 3 })
    expect(stateOf(report, 'request-as-written')).toMatchObject({ state: 'failed', violations: 3 })
  })

  it('an executor that sends twice is caught', async () => {
    const executor: Executor = {
      name: 'sends twice',
      async execute({ webhook }, { dispatcher }) {
        const { origin, pathname } = new URL(webhook.url)
        const send = async () => {
          const { body } = await dispatcher.request({ origin, path: pathname, method: 'GET' })
          await body.dump()
        }
        await Promise.all([send(), send()])
        return { outcome: 'rejected', status: 500, reasonPhrase: '', errorType: 500 }
      },
    }
    const report = await onWire(
      { leads: { count: 3 }, ...answering([{ status: 500 }]) },
      { executor },
    )
    expect(stateOf(report, 'one-request-per-call')).toMatchObject({ violations: 3 })
  })

  it('stops at a signal, with a partial report and no comparison', async () => {
    const stop = new AbortController()
    const report = await onWire(
      { leads: { count: 100_000 }, instance: { concurrency: 20 }, ...answering([{}], '50ms') },
      {
        signal: stop.signal,
        listen: ({ kind }) => {
          if (kind === 'call-ended') stop.abort()
        },
      },
    )
    expect(report.partial).toBe(true)
    expect(report.calls.total).toBeGreaterThan(0)
    expect(report.agreement).toBeUndefined()
  })
})

describe('how long it takes', () => {
  it('is said, and not begun, where it is over ten minutes', async () => {
    const error = await onWire({ leads: { count: 100_000 } }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toContain(
      'This run takes about 1 h 23 m of real time, and 10 m are allowed. Take fewer leads (--leads), or allow more (--real-time-max).',
    )
  })

  it('is what is allowed', async () => {
    const options = { wire: { realTimeMaxMs: 100 } }
    const leads = { count: 3 }
    await expect(onWire({ leads }, options)).rejects.toThrow('and 100 ms are allowed')
    const report = await onWire({ leads: { count: 2 } }, options)
    expect(report.leads.completed).toBe(2)
  })

  it('counts from the start: a campaign that starts after an hour has its hour waited for', async () => {
    const campaign = { ...enrich().campaign, startsAfter: '1h' }
    await expect(onWire({ leads: { count: 1 }, campaign })).rejects.toThrow(
      /^This run takes about 1 h .* and 10 m are allowed/,
    )
  })
})

/** A service of the user's own, which remembers what it was asked. */
async function ownService(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: { method: string | undefined; url: string | undefined; host: string | undefined }[] =
    []
  const server = createServer((request, response) => {
    const { method, url, headers } = request
    seen.push({ method, url, host: headers.host })
    request.resume()
    answer(request, response)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  return { seen, port, target: `http://127.0.0.1:${port}` }
}

describe('against a service of one’s own', () => {
  const few = { leads: { count: 6 }, instance: { concurrency: 3, timeout: '30s' } } as const

  it('gets every request, path and query kept, and is judged by what came over the wire', async () => {
    const { target, seen, port } = await ownService((_, response) => response.end('{"score":7}'))
    const webhooks = { enrich: { url: `${ORIGIN}/v1?a=%26&b=c`, mappings: { score: 'leadScore' } } }
    const report = await onWire({ ...few, webhooks }, { wire: { target } })
    expect(seen).toHaveLength(6)
    expect(seen[0]).toEqual({ method: 'POST', url: '/v1?a=%26&b=c', host: `127.0.0.1:${port}` })
    expect(report.calls.byOutcome).toEqual({ mapped: 6 })
    expect(report.verdict.passed).toBe(true)
    expect(stateOf(report, 'every-2xx-mapped')).toMatchObject({ state: 'passed', checked: 6 })
    expect(stateOf(report, 'one-request-per-call')).toMatchObject({ state: 'passed', checked: 6 })
    expect(stateOf(report, 'request-as-written')).toMatchObject({
      state: 'not checked',
      reason: 'what arrived is known to the target only',
    })
    expect(report.agreement).toBeUndefined()
    expect(report.delay.bracket).toEqual([])
  })

  it('an executor that maps a 500 is caught by what the target sent', async () => {
    const { target } = await ownService(
      (_, response) => void response.writeHead(500).end('{"score":7}'),
    )
    const executor: Executor = {
      name: 'maps a 500',
      async execute({ webhook }, { dispatcher }) {
        const { origin } = new URL(webhook.url)
        const { body } = await dispatcher.request({ origin, path: '/', method: 'GET' })
        await body.dump()
        const writes = [{ attribute: 'score', field: 'Lead Score', value: 7 }]
        return { outcome: 'mapped', status: 200, reasonPhrase: 'OK', writes, skipped: [] }
      },
    }
    const report = await onWire(few, { wire: { target }, executor })
    expect(stateOf(report, 'map-only-on-2xx')).toMatchObject({ violations: 6 })
  })

  it('whatever it does: resets, half an answer, too long a body', async () => {
    let count = 0
    const { target } = await ownService((request, response) => {
      count++
      if (count % 3 === 0) request.socket.resetAndDestroy()
      else if (count % 3 === 1) {
        response.writeHead(200, { 'content-length': '100' }).write('{"sco')
        request.socket.destroySoon()
      } else response.end('x'.repeat(2_000_000))
    })
    const report = await onWire({ ...few, leads: { count: 9 } }, { wire: { target } })
    expect(report.calls.byOutcome).toEqual({ failed: 6, unreadable: 3 })
    expect(report.verdict.passed).toBe(true)
  })

  it('a redirect within it is followed where redirects are, one to anywhere else never', async () => {
    const other = await ownService((_, response) => response.end('{}'))
    const own = await ownService(({ url }, response) => {
      const location = url === '/v1' ? `${ORIGIN}/v2` : other.target
      if (url === '/v3') response.end('{"score":7}')
      else response.writeHead(302, { location: url === '/v2' ? '/v3' : location }).end()
    })
    const instance = { ...few.instance, redirects: 'follow' } as const
    const to = (path: string): Partial<ScenarioInput> => ({
      ...few,
      instance,
      webhooks: { enrich: { url: ORIGIN + path, method: 'GET', mappings: { score: 'leadScore' } } },
    })
    const followed = await onWire(to('/v1'), { wire: { target: own.target } })
    expect(followed.calls.byOutcome).toEqual({ mapped: 6 })
    const refused = await onWire(to('/away'), { wire: { target: own.target } })
    expect(refused.calls.byOutcome).toEqual({ failed: 6 })
    expect(other.seen).toEqual([])
  })

  it('nobody there: it is said, and nothing is run', async () => {
    const { target, port } = await ownService(() => {})
    expect(port).toBeGreaterThan(0)
    const closed = target.replace(String(port), '1')
    await expect(onWire(few, { wire: { target: closed } })).rejects.toThrow(
      `cannot reach ${closed}: nothing listens there`,
    )
  })

  it('that hangs up on everybody: every call fails, and the run ends', async () => {
    const { target } = await ownService(({ socket }) => socket.destroy())
    const report = await onWire(few, { wire: { target } })
    expect(report.calls.byOutcome).toEqual({ failed: 6 })
  })

  it.each([
    ['ftp://127.0.0.1', 'write scheme, host and port and no more'],
    ['127.0.0.1:3000', 'write scheme, host and port and no more'],
    ['http://127.0.0.1:3000/v1', 'write scheme, host and port and no more'],
    ['http://user:secret@127.0.0.1', 'write scheme, host and port and no more'],
    ['http://192.0.2.1', '192.0.2.1 is another machine. Add --allow-host 192.0.2.1'],
    ['http://[2001:db8::1]:80', '2001:db8::1 is another machine.'],
    ['http://nobody.invalid', 'nobody.invalid is no name of this machine. Add --allow-host nobody'],
    ['http://0.0.0.0:3000', '0.0.0.0 is another machine.'],
  ])('%s is no target', async (target, why) => {
    const error = await onWire(few, { wire: { target } }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toContain(why)
  })

  it('a host that is allowed by name may be any machine', async () => {
    const { target } = await ownService((_, response) => response.end('{"score":7}'))
    const named = target.replace('127.0.0.1', '0.0.0.0') // no loopback address, and yet this machine
    const report = await onWire(few, { wire: { target: named, allowHosts: ['0.0.0.0'] } })
    expect(report.calls.byOutcome).toEqual({ mapped: 6 })
  })

  it('localhost is this machine', async () => {
    const { target } = await ownService((_, response) => response.end('{"score":7}'))
    const report = await onWire(few, {
      wire: { target: target.replace('127.0.0.1', 'localhost') },
    })
    expect(report.calls.byOutcome).toEqual({ mapped: 6 })
  })
})
