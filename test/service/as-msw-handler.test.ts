import { getResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { asMswHandlers, type Stage } from '../../src/service/as-msw-handler.ts'
import type { Decide } from '../../src/service/decide.ts'
import type { Reply, ReplyDefinition, SentReply, Service } from '../../src/service/definition.ts'
import { FAULTS, type FaultBody } from '../../src/service/faults.ts'
import { milliseconds, seconds, type Us, us, ZERO } from '../../src/time/instant.ts'
import { reply, service, visit, weight } from './example-service.ts'

const JSON_REPLY: Partial<ReplyDefinition> = { body: { kind: 'json', value: { a: 1 } } }

/** What a service answers, and what was recorded of it. */
async function answer(services: readonly Service[], decided: Reply, url: string) {
  const log: unknown[] = []
  const sent: SentReply[] = []
  const stage: Stage = {
    arrivedUs: us(7),
    visit: (serviceIndex) => visit(0, { serviceIndex }),
    bodyOf: () => ({
      next: () => 0.5,
      nowMs: 0,
      leadValue: () => null,
      requestBody: undefined,
    }),
    decided: (given) => void log.push(['decided', given.replyIndex]),
    wait: async (span) => void log.push(['wait', span]),
    sent: (given) => void sent.push(given),
  }
  const decide: Decide = ({ serviceIndex }, atUs) => {
    log.push(['decide', serviceIndex, atUs])
    return decided
  }
  const mocked = asMswHandlers(services, decide, () => stage)
  const handlers = mocked.flatMap((each) => each.handlers)
  const response = await getResponse(handlers, new Request(url, { method: 'PUT' }))
  return { response, log, sent, origins: mocked.map(({ origin }) => origin) }
}

const decided = (rest: Partial<Reply> = {}): Reply => ({
  replyIndex: 0,
  status: 200,
  afterUs: milliseconds(50),
  isAnswer: true,
  ...rest,
})

const ONE = service([reply(weight(1), JSON_REPLY), reply(weight(1), { status: 202 })])
const OTHER = service([reply(weight(1))], { origin: 'https://other.example.com' })

describe('a service as a handler of MSW', () => {
  it('answers every method and path of its origin, and no other', async () => {
    const { log, origins } = await answer([OTHER, ONE], decided(), `${ONE.origin}/any/path?a=b`)
    expect(origins).toEqual([OTHER.origin, ONE.origin])
    expect(log[0]).toEqual(['decide', 1, 7])
    const elsewhere = await answer([OTHER, ONE], decided(), 'https://third.example.com/')
    expect(elsewhere.response).toBeUndefined()
    expect(elsewhere.log).toEqual([])
  })

  it('decides first, then waits until the header is due, and then sends', async () => {
    const { response, log, sent } = await answer([ONE], decided(), `${ONE.origin}/`)
    expect(log).toEqual([
      ['decide', 0, 7],
      ['decided', 0],
      ['wait', 50_000],
    ])
    expect(await response?.json()).toEqual({ a: 1 })
    expect([...(response?.headers ?? [])]).toEqual([['content-type', 'application/json']])
    expect(sent).toEqual([
      { status: 200, headers: [['content-type', 'application/json']], body: '{"a":1}' },
    ])
  })

  it('sends the reply that was chosen, under the status that was decided', async () => {
    const chosen = decided({ replyIndex: 1, status: 299 })
    const { response, sent } = await answer([ONE], chosen, `${ONE.origin}/`)
    expect(response?.status).toBe(299)
    expect(await response?.text()).toBe('')
    expect(sent).toEqual([{ status: 299, headers: [], body: '' }])
  })

  it('sends refusals as it does replies', async () => {
    const refusal = { status: 503, headers: [], body: { kind: 'text', text: 'no' } } as const
    const outages = [{ refusal, fromUs: ZERO, forUs: seconds(1) }]
    const refusing = service([reply(weight(1))], { load: { outages } })
    const { response } = await answer(
      [refusing],
      decided({ replyIndex: 1, status: 503 }),
      `${ONE.origin}/`,
    )
    expect(await response?.text()).toBe('no')
  })

  it('waits for ever where nothing is ever answered', async () => {
    const hang = decided({ afterUs: 'never', isAnswer: false, fault: 'hang' })
    const { log } = await answer([ONE], hang, `${ONE.origin}/`)
    expect(log.at(-1)).toEqual(['wait', 'never'])
  })
})

describe('a reply with a fault', () => {
  it('before the header is an error of the network, of which nothing is sent', async () => {
    const { response, sent } = await answer([ONE], decided({ fault: 'reset' }), `${ONE.origin}/`)
    expect(response?.type).toBe('error')
    expect(sent).toEqual([])
  })

  it('after the header has the body that the fault makes of it', async () => {
    const { response } = await answer([ONE], decided({ fault: 'malformed' }), `${ONE.origin}/`)
    expect(response?.status).toBe(200)
    expect(await response?.text()).toBe(FAULTS.malformed.body.text)
  })
})

it('a body that is defined to come in drops waits for each of them', async () => {
  const spanUs: Us = milliseconds(30)
  const drops: FaultBody = { kind: 'slow', spanUs, gapUs: milliseconds(10) }
  const dripping = service([reply(weight(1), { ...JSON_REPLY, drops })])
  const { response, log } = await answer(
    [dripping],
    decided({ afterUs: milliseconds(80), drops }),
    `${ONE.origin}/`,
  )
  expect(await response?.text()).toBe('{"a":1}')
  expect(log.slice(2)).toEqual([['wait', 50_000], ...Array(3).fill(['wait', 10_000])])
})
