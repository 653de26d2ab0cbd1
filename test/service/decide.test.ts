import { describe, expect, it } from 'vitest'
import { createLuck, type Luck } from '../../src/random/luck.ts'
import type { Load } from '../../src/service/behaviour.ts'
import { everyAnswer, openServices } from '../../src/service/decide.ts'
import type { Latency } from '../../src/service/definition.ts'
import { FAULTS } from '../../src/service/faults.ts'
import { us, ZERO } from '../../src/time/instant.ts'
import { decideAll, reply, service, share, visit, weight } from './example-service.ts'
import { refusal } from './serving.ts'

const logNormal: Latency = { kind: 'log-normal', medianUs: us(50_000), sigma: 1 }
const slow: Latency = { kind: 'constant', spanUs: us(900_000) }

describe('a service', () => {
  it('answers with the status of the chosen reply after its latency', () => {
    expect(decideAll([service([reply(weight(1), { status: 503 })])], 1)).toEqual([
      { replyIndex: 0, status: 503, afterUs: 50_000, isAnswer: true },
    ])
  })

  it("waits the reply's own latency rather than the service's", () => {
    const mocked = service([reply(share(0.5), { latency: slow }), reply(share(0.5))])
    const spans = decideAll([mocked], 10).map(({ replyIndex, afterUs }) => [replyIndex, afterUs])
    expect(new Set(spans.map(String))).toEqual(new Set(['0,900000', '1,50000']))
  })

  it('never answers when it hangs, whatever its latency', () => {
    const mocked = service([reply(weight(1), { fault: 'hang', latency: logNormal })])
    expect(decideAll([mocked], 1)).toEqual([
      { replyIndex: 0, status: 200, afterUs: 'never', isAnswer: false, fault: 'hang' },
    ])
  })

  it.each(['refuse', 'tls', 'truncate', 'malformed', 'huge'] as const)(
    'takes its time over %s',
    (fault) => {
      const [decided] = decideAll([service([reply(weight(1), { fault, latency: logNormal })])], 1)
      expect(decided).toMatchObject({ replyIndex: 0, status: 200, fault })
      expect(decided?.afterUs).toBeTypeOf('number')
      expect(decided).not.toHaveProperty('drops')
    },
  )

  it('is done with a body that drips when its last drop has come', () => {
    expect(decideAll([service([reply(weight(1), { fault: 'drip' })])], 1)).toEqual([
      {
        replyIndex: 0,
        status: 200,
        afterUs: 60_050_000,
        isAnswer: true,
        fault: 'drip',
        drops: FAULTS.drip.body,
      },
    ])
  })

  it.each([
    ['refuse', false],
    ['truncate', false],
    ['malformed', true],
    ['drip', true],
    ['huge', true],
    ['wrong type', true],
  ] as const)('with the fault %s gives a complete answer: %s', (fault, isAnswer) => {
    expect(decideAll([service([reply(weight(1), { fault })])], 1)).toMatchObject([{ isAnswer }])
  })

  it('decides the same for the same visit, whoever came before', () => {
    const services = [service([reply(weight(9)), reply(weight(1))], { latency: logNormal })]
    const fresh = openServices({ services, seed: 1, luck: createLuck(1) })
    const used = openServices({ services, seed: 1, luck: createLuck(1) })
    for (let index = 0; index < 100; index++) used(visit(index), ZERO)
    expect(used(visit(53_127), ZERO)).toEqual(fresh(visit(53_127), ZERO))
  })

  it('gives a lead other luck at its next step', () => {
    const services = [service([reply(weight(1))], { latency: logNormal })]
    const decide = openServices({ services, seed: 1, luck: createLuck(1) })
    expect(decide(visit(0), ZERO).afterUs).not.toBe(
      decide(visit(0, { stepIndex: 1 }), ZERO).afterUs,
    )
  })

  it('draws nothing where nothing can differ', () => {
    const luck = () => {
      throw new Error('a draw was made')
    }
    const services = [
      service([reply(weight(1))]),
      service([reply(weight(5), { fault: 'hang' })], { latency: logNormal }),
      service([reply(share(1))]),
    ]
    const decide = openServices({ services, seed: 1, luck })
    expect(
      [0, 1, 2].map((serviceIndex) => decide(visit(0, { serviceIndex }), ZERO).afterUs),
    ).toEqual([50_000, 'never', 50_000])
  })

  it('draws how long it takes by luck that is for latencies alone', () => {
    const asked: unknown[] = []
    const luck: Luck = (...draw) => {
      asked.push(draw)
      return 0.5
    }
    const services = [service([reply(weight(1))], { latency: logNormal })]
    const decide = openServices({ services, seed: 1, luck })
    decide(visit(3, { stepIndex: 4, attempt: 5 }), ZERO)
    expect(asked).toEqual([['latency', 3, 4, 5]])
  })

  it('that never varies hands out one reply again and again, which nobody may change', () => {
    const [one, other] = decideAll([service([reply(weight(1))])], 2)
    expect(one).toBe(other)
  })

  it('under load changes each reply by itself, though they are all alike', () => {
    const slowdowns = [{ fromUs: ZERO, forUs: us(1_000), factor: 3 }]
    const [one, other] = decideAll([service([reply(weight(1))], { load: { slowdowns } })], 2)
    expect([one?.afterUs, other?.afterUs]).toEqual([150_000, 150_000])
  })

  it('is asked by its index', () => {
    expect(() => decideAll([service([reply(weight(1))])], 1, { serviceIndex: 1 })).toThrow(
      'a service that is open',
    )
  })
})

describe('everything that a service may answer', () => {
  const replies = [reply(weight(1)), reply(weight(1), { status: 202 })]
  const statuses = (load: Load) =>
    everyAnswer(service(replies, { load })).map(({ status }) => status)

  it('is its replies, then its refusals from the outside to the inside', () => {
    const window = { fromUs: ZERO, forUs: us(1) }
    const load: Load = {
      badPeriods: { everyUs: us(9), lastUs: us(1), factor: 1, refusal: refusal({ status: 504 }) },
      workers: { count: 1, queue: { max: 1, whenFull: refusal({ status: 503 }) } },
      rateLimit: { tokenCount: 1, perUs: 1, burst: 1, refusal: refusal({ status: 429 }) },
      outages: [500, 501].map((status) => ({ ...window, refusal: refusal({ status }) })),
    }
    expect(statuses(load)).toEqual([200, 202, 500, 501, 429, 503, 504])
  })

  it('is its replies where nothing refuses anybody', () => {
    expect(everyAnswer(service(replies))).toEqual(replies)
    expect(statuses({})).toEqual([200, 202])
    expect(statuses({ workers: { count: 1 } })).toEqual([200, 202])
  })
})
