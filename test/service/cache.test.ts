import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { createLuck } from '../../src/random/luck.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { type Serve, underLoad } from '../../src/service/behaviour.ts'
import { KEPT_MAX } from '../../src/service/cache.ts'
import type { Reply } from '../../src/service/definition.ts'
import { us } from '../../src/time/instant.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'
import { visit } from './example-service.ts'
import { refusal } from './serving.ts'

interface Ask {
  readonly atUs: number
  readonly key: string
  /** What the service answers, if it is asked. */
  readonly answer?: Partial<Reply>
}

const TTL_US = 1_000
const TAKES_US = 3
const WORK_US = 100

/** Every reply; one that the cache gave is `kept`. */
function ask(asks: readonly Ask[], others = {}) {
  const answer: Serve = ({ leadIndex }) => ({
    replyIndex: 0,
    status: 200,
    afterUs: us(WORK_US),
    isAnswer: true,
    ...asks[leadIndex]?.answer,
  })
  const cache = { ttlUs: us(TTL_US), takesUs: us(TAKES_US) }
  const parts = {
    luck: createLuck(1),
    origin: ORIGIN,
    cacheKey: ({ leadIndex }: { leadIndex: number }) => asks[leadIndex]?.key,
    refuse: () => () => ({ replyIndex: 1, status: 429, afterUs: us(0), isAnswer: true }),
  }
  const chain = underLoad({ cache, ...others }, parts, answer)
  return asks.map(({ atUs }, index) => ({ ...chain(visit(index), us(atUs)) }))
}

const kept = (asks: readonly Ask[], others = {}): readonly boolean[] =>
  ask(asks, others).map(({ keptFrom }) => keptFrom !== undefined)

const at = (atUs: number, answer: Partial<Reply> = {}, key = 'a'): Ask => ({ atUs, key, answer })

describe('a cache', () => {
  it('gives the first reply again, in its own time', () => {
    const [, again] = ask([at(0, { status: 202 }), at(WORK_US)])
    expect(again).toMatchObject({
      status: 202,
      afterUs: TAKES_US,
      isAnswer: true,
      keptFrom: { leadIndex: 0, arrivedUs: 0 },
    })
  })

  it('has a reply from the instant it is complete, for its time to live and not a µs more', () => {
    expect(kept([at(0), at(WORK_US - 1, { afterUs: us(5_000) }), at(WORK_US)])).toEqual([
      false,
      false,
      true,
    ])
    const endUs = WORK_US + TTL_US
    expect(kept([at(0), at(endUs - 1), at(endUs), at(endUs + WORK_US)])).toEqual([
      false,
      true,
      false,
      true,
    ])
  })

  it('keeps the first to be complete of those that were on their way together', () => {
    const slow = at(0, { afterUs: us(900), status: 201 })
    const quick = at(10, { afterUs: us(50), status: 202 })
    const [, , again] = ask([slow, quick, at(60)])
    expect(again?.status).toBe(202)
    // It does not live longer for the other one.
    expect(kept([slow, quick, at(60 + TTL_US - 1), at(60 + TTL_US)])).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  it('keeps the first that came of two that are complete at one instant', () => {
    const [, , again] = ask([
      at(0, { status: 201 }),
      at(50, { afterUs: us(50), status: 202 }),
      at(100),
    ])
    expect(again?.status).toBe(201)
  })

  it('tells keys apart, and does not look up what has none', () => {
    expect(kept([at(0), at(200, {}, 'b'), at(300), at(400, {}, 'b')])).toEqual([
      false,
      false,
      true,
      true,
    ])
    const none = { atUs: 0 } as Ask // as of a request that a redirect made
    expect(kept([none, { ...none, atUs: 500 }])).toEqual([false, false])
  })

  it.each<[string, Partial<Reply>]>([
    ['an error', { status: 503 }],
    ['a redirect', { status: 301 }],
    ['what comes right after the successes', { status: 300 }],
    ['a body that comes in drops', { drops: { kind: 'slow', spanUs: us(10), gapUs: us(10) } }],
    ['a hang', { afterUs: 'never', isAnswer: false, fault: 'hang' }],
    ['a body that was cut', { isAnswer: false, fault: 'truncate' }],
    ['a body that does not parse', { fault: 'malformed' }],
  ])('does not keep %s', (_, answer) => {
    expect(kept([at(0, answer), at(500)])).toEqual([false, false])
  })

  it('stands in front of all the rest: a hit costs no token, and is given during an outage', () => {
    const limited = {
      rateLimit: { tokenCount: 1, perUs: 1_000_000, burst: 1, refusal: refusal() },
      outages: [{ fromUs: us(400), forUs: us(1_000_000), refusal: refusal() }],
    }
    expect(kept([at(0), at(300), at(500)], limited)).toEqual([false, true, true])
  })

  it('keeps a bounded number, and the oldest goes', () => {
    const many = Array.from({ length: KEPT_MAX + 1 }, (_, index) => at(0, {}, `k${index}`))
    const found = kept([...many, at(200, {}, `k${KEPT_MAX}`), at(200, {}, 'k1'), at(200, {}, 'k0')])
    expect(found.slice(-3)).toEqual([true, true, false])
  })

  it('counts a key that was answered anew among the newest', () => {
    const many = Array.from({ length: KEPT_MAX }, (_, index) => at(0, {}, `k${index}`))
    const anew = at(WORK_US + TTL_US, {}, 'k0')
    const later = anew.atUs + WORK_US
    const found = kept([...many, anew, at(anew.atUs, {}, 'another'), at(later, {}, 'k0')])
    expect(found.at(-1)).toBe(true)
  })

  it('asks the service at most once a key and time to live, and once a time in flight', () => {
    const some = fc.array(fc.record({ gapUs: fc.nat(300), key: fc.constantFrom('a', 'b') }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(some, (gaps) => {
        let atUs = 0
        const asks = gaps.map(({ gapUs, key }) => {
          atUs += gapUs
          return at(atUs, {}, key)
        })
        const hits = kept(asks)
        for (const [index, own] of asks.entries()) {
          // The rule in its plainest form: complete, and not yet over.
          const isFresh = asks.slice(0, index).some((other, before) => {
            const sinceUs = own.atUs - other.atUs - WORK_US
            return other.key === own.key && !hits[before] && sinceUs >= 0 && sinceUs < TTL_US
          })
          // The first of several on their way counts, so a later one of them may not prolong it.
          if (hits[index]) expect(isFresh).toBe(true)
        }
      }),
      { seed: 1 },
    )
  })
})

const COMPANIES = Array.from({ length: 10 }, (_, index) => `Company ${index}`)

/** 1,000 leads of ten companies on one slot, each asked for in 350 ms. */
function tenCompanies(rest: Partial<ScenarioInput> = {}, cache = {}): ScenarioInput {
  return enrich({
    leads: { count: 1_000, fields: { 'Company Name': { type: 'string', oneOf: COMPANIES } } },
    services: {
      [ORIGIN]: { latency: '350ms', cache: { ttl: '10m', by: 'Company Name', ...cache } },
    },
    ...rest,
  })
}

const run = (input: ScenarioInput, fidelity: 'model' | 'handlers') =>
  rehearse(scenarioOf(input), { fidelity }, thisMachine())

describe('a scenario with a cache', () => {
  it.each(['model', 'handlers'] as const)(
    'takes 10 times 350 ms and 990 times 1 ms for ten companies at %s',
    async (fidelity) => {
      const { calls, delay, verdict } = await run(tenCompanies(), fidelity)
      expect(calls.cached).toBe(990)
      expect(delay.totalMs).toBe(10 * 350 + 990)
      expect(verdict.passed).toBe(true)
    },
  )

  it('gives a lead what another got, body and all', async () => {
    const body = { score: { $int: [0, 1_000_000] }, who: { $lead: 'Email Address' } }
    const input = tenCompanies({
      webhooks: {
        enrich: {
          url: `${ORIGIN}/v1`,
          responseType: 'JSON',
          mappings: { score: 'leadScore', who: 'website' },
        },
      },
      services: {
        [ORIGIN]: {
          latency: '350ms',
          cache: { ttl: '10m', by: 'Company Name' },
          replies: [{ json: body }],
        },
      },
    })
    const written = new Set<string>()
    const scenario = scenarioOf(input)
    await rehearse(
      scenario,
      {
        listen: (event) => {
          if (event.kind === 'call-ended' && event.result.outcome === 'mapped') {
            written.add(JSON.stringify(event.result.writes.map(({ value }) => value)))
          }
        },
      },
      thisMachine(),
    )
    expect(written.size).toBe(10)
  })

  it('never answers from it where every request is another, and says so', async () => {
    const url = `${ORIGIN}/v1?email={{lead.Email Address}}`
    const input = enrich({
      leads: { count: 200 },
      webhooks: { enrich: { url } },
      services: { [ORIGIN]: { latency: '350ms', cache: { ttl: '10m' } } },
    })
    const { calls, delay } = await run(input, 'model')
    expect([calls.cached, delay.totalMs]).toEqual([0, 200 * 350])
  })

  it('answers an equal request, and not one of another webhook or another second', async () => {
    const flow = [{ call: 'one' }, { call: 'two' }, { call: 'one' }]
    const hits = async (url: string) => {
      const input = enrich({
        leads: { count: 5 },
        campaign: { flow },
        webhooks: { one: { url }, two: { url: `${url}&other` } },
        services: { [ORIGIN]: { latency: '1s', cache: { ttl: '10m', takes: '0s' } } },
      })
      const [model, handlers] = [await run(input, 'model'), await run(input, 'handlers')]
      expect(model.calls).toMatchObject({ cached: handlers.calls.cached })
      return handlers.calls.cached
    }
    expect(await hits(`${ORIGIN}/v1?a`)).toBe(13) // but for the first of each
    expect(await hits(`${ORIGIN}/v1?{{lead.Email Address}}`)).toBe(5) // the third call of each lead
    expect(await hits(`${ORIGIN}/v1?at={{system.dateTime}}`)).toBe(0) // each is sent in a second of its own
  })

  it('cannot be rehearsed at model where a response writes the key', async () => {
    const input = tenCompanies({
      instance: { writeDelay: '1s' },
      webhooks: {
        enrich: { url: `${ORIGIN}/v1`, responseType: 'JSON', mappings: { x: 'company' } },
      },
    })
    await expect(run(input, 'model')).rejects.toThrow(
      'a cache tells requests apart by Company Name, which a response writes',
    )
  })

  it('names a field that is there', () => {
    expect(() => scenarioOf(tenCompanies({}, { by: 'Compny Name' }))).toThrow(
      /Did you mean Company Name/,
    )
  })
})
