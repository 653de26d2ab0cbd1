import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLuck, type Luck } from '../../src/random/luck.ts'
import type { Condition } from '../../src/service/condition.ts'
import type { ReadValues } from '../../src/service/conditional.ts'
import { openServices } from '../../src/service/decide.ts'
import type { Choice, ReplyDefinition, Service, Visit } from '../../src/service/definition.ts'
import { readJsonPath } from '../../src/service/json-path.ts'
import { ZERO } from '../../src/time/instant.ts'
import { chiSquareExcess, correlation } from '../random/statistics.ts'
import { countReplies, decideAll, reply, service, share, visit, weight } from './example-service.ts'

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('replies with weights', () => {
  const weights = [90, 5, 3, 1.5, 0.5]
  const mocked = service(weights.map((each) => reply(weight(each))))

  it('come in proportion', () => {
    const counts = countReplies(decideAll([mocked], 100_000), weights.length)
    expect(
      chiSquareExcess(
        counts,
        weights.map((each) => each * 1_000),
      ),
    ).toBeLessThan(8)
  })

  it('are drawn independently for each lead', () => {
    const replies = decideAll([service([reply(weight(1)), reply(weight(1))])], 100_000)
    const pairs = replies
      .slice(1)
      .map(({ replyIndex }, index) => [replyIndex, replies[index]?.replyIndex ?? 0] as const)
    expect(Math.abs(correlation(pairs))).toBeLessThan(5 / Math.sqrt(pairs.length))
  })

  it('are drawn anew for each attempt', () => {
    const even = service([reply(weight(1)), reply(weight(1))])
    const decide = openServices({ services: [even], seed: 1, luck: createLuck(1) })
    const chosen = Array.from(
      { length: 64 },
      (_, attempt) => decide(visit(0, { attempt }), ZERO).replyIndex,
    )
    expect(new Set(chosen)).toEqual(new Set([0, 1]))
  })

  it('are drawn by luck that is for replies alone, each up to where the next begins', () => {
    const asked: unknown[] = []
    const chosen = [0, 0.2499, 0.25, 0.9999].map((drawn) => {
      const luck: Luck = (...draw) => {
        asked.push(draw)
        return drawn
      }
      const services = [service([reply(weight(1)), reply(weight(3))])]
      const decide = openServices({ services, seed: 1, luck })
      return decide(visit(3, { stepIndex: 4, attempt: 5 }), ZERO).replyIndex
    })
    expect(chosen).toEqual([0, 0, 1, 1])
    expect(asked).toEqual(Array(4).fill(['reply', 3, 4, 5]))
  })

  it('never come up with a weight of 0', () => {
    const counts = countReplies(
      decideAll([service([0, 1, 0].map((each) => reply(weight(each))))], 10_000),
      3,
    )
    expect(counts).toEqual([0, 10_000, 0])
  })
})

describe('replies with shares', () => {
  it('get exactly round(n × share) of any n calls', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        seed,
        (count, of, withSeed) => {
          const mocked = service([reply(share(of)), reply(weight(1))])
          const counts = countReplies(decideAll([mocked], count, { seed: withSeed }), 2)
          const dealt = Math.round(count * of)
          expect(counts).toEqual([dealt, count - dealt])
        },
      ),
      { seed: 1 },
    )
  })

  it('are exact each for itself while there are calls enough', () => {
    const mocked = service([reply(share(0.01)), reply(weight(1)), reply(share(0.005))])
    expect(countReplies(decideAll([mocked], 100_000), 3)).toEqual([1_000, 98_500, 500])
    expect(countReplies(decideAll([mocked], 100), 3)).toEqual([1, 98, 1])
  })

  it.each([
    [100, [34, 33, 33]],
    [101, [34, 34, 33]],
    [1, [1, 0, 0]],
    [2, [1, 1, 0]],
  ])('that are all there is take all of %i calls', (count, counts) => {
    const mocked = service([1 / 3, 1 / 3, 1 / 3].map((each) => reply(share(each))))
    expect(countReplies(decideAll([mocked], count), 3).toSorted((a, b) => b - a)).toEqual(counts)
  })

  it('never stray from their share by a whole call', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 500 }), (weights, count) => {
        const total = weights.reduce((sum, each) => sum + each, 0)
        const mocked = service(weights.map((each) => reply(share(each / total))))
        const counts = countReplies(decideAll([mocked], count), weights.length)
        for (const [index, each] of weights.entries()) {
          expect(Math.abs((counts[index] ?? 0) - (count * each) / total)).toBeLessThan(1)
        }
      }),
      { seed: 1 },
    )
  })

  it('fall anywhere among the calls', () => {
    const replies = decideAll([service([reply(share(0.1)), reply(weight(1))])], 100_000)
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      replies
        .slice(tenth * 10_000, (tenth + 1) * 10_000)
        .filter(({ replyIndex }) => replyIndex === 0),
    )
    expect(
      chiSquareExcess(
        tenths.map(({ length }) => length),
        new Array(10).fill(1_000),
      ),
    ).toBeLessThan(5)
  })

  it('fall elsewhere in another service and with another seed, and nowhere else', () => {
    const mocked = service([reply(share(0.5)), reply(weight(1))])
    const other = { ...mocked, origin: 'https://other.example.com' }
    const chosen = (services: readonly Service[], at = {}) =>
      decideAll(services, 1_000, at).map(({ replyIndex }) => replyIndex)
    expect(chosen([other])).not.toEqual(chosen([mocked]))
    expect(chosen([mocked], { seed: 2 })).not.toEqual(chosen([mocked]))
    expect(chosen([other, mocked], { serviceIndex: 1 })).toEqual(chosen([mocked]))
  })

  it('leave the rest to the weights', () => {
    const mocked = service([reply(share(0.5)), reply(weight(3)), reply(weight(1))])
    const counts = countReplies(decideAll([mocked], 80_000), 3)
    expect(counts[0]).toBe(40_000)
    expect(chiSquareExcess(counts.slice(1), [30_000, 10_000])).toBeLessThan(8)
  })

  it.each([
    ['more than 1', [reply(share(0.7)), reply(share(0.7))], 'at most 1'],
    ['less than 1 with nothing beside', [reply(share(0.7))], 'add up to 1'],
  ])('are refused when they add up to %s', (_, replies, message) => {
    expect(() => decideAll([service(replies)], 1)).toThrow(message)
  })

  it('may add up to 1 as far as decimals do', () => {
    const mocked = service([0.1, 0.1, 0.1, 0.7].map((each) => reply(share(each))))
    expect(countReplies(decideAll([mocked], 1_000), 4)).toEqual([100, 100, 100, 700])
  })
})

describe('replies that are given so many times', () => {
  const turns = (times: number): Choice => ({ kind: 'turns', times })
  const chosen = (replies: readonly ReplyDefinition[], count: number) =>
    decideAll([service(replies)], count).map(({ replyIndex }) => replyIndex)

  it('come first, in their order', () => {
    const replies = [reply(weight(1)), reply(turns(2)), reply(turns(1))]
    expect(chosen(replies, 6)).toEqual([1, 1, 2, 0, 0, 0])
  })

  it('start over where nothing else is left', () => {
    expect(chosen([reply(turns(2)), reply(turns(1))], 7)).toEqual([0, 0, 1, 0, 0, 1, 0])
  })

  it('leave the rest to shares and weights', () => {
    const replies = [reply(turns(100)), reply(share(0.5)), reply(share(0.5))]
    const counts = countReplies(decideAll([service(replies)], 1_000), 3)
    expect(counts[0]).toBe(100)
    expect((counts[1] ?? 0) + (counts[2] ?? 0)).toBe(900)
    expect(Math.abs((counts[1] ?? 0) - 450)).toBeLessThan(50)
  })

  it('are counted by each service for itself, and anew in each run', () => {
    const mocked = service([reply(turns(1)), reply(weight(1))])
    const services = [mocked, { ...mocked, origin: 'https://other.example.com' }]
    for (let run = 0; run < 2; run++) {
      const decide = openServices({ services, seed: 1, luck: createLuck(1) })
      const first = [0, 1, 0, 1].map(
        (serviceIndex, index) => decide(visit(index, { serviceIndex }), ZERO).replyIndex,
      )
      expect(first).toEqual([0, 0, 1, 1])
    }
  })
})

describe('replies with conditions', () => {
  const when = (condition: Condition): Choice => ({ kind: 'when', condition })
  const lead = (field: string, value: string): Choice =>
    when({ kind: 'lead', field, tests: [{ kind: 'is', value }] })
  const PLANS = ['free', 'team', 'enterprise']
  const leadValue = (index: number, field: string) =>
    field === 'Plan' ? (PLANS[index % 3] ?? null) : null

  function open(replies: readonly ReplyDefinition[], values: ReadValues = { leadValue }) {
    const services = [service(replies)]
    const decide = openServices({ services, seed: 1, luck: createLuck(1), ...values })
    return (index: number, rest: Partial<Visit> = {}) => decide(visit(index, rest), ZERO).replyIndex
  }

  it('go to whoever meets the condition, and no others do', () => {
    const choose = open([reply(weight(1)), reply(lead('Plan', 'team'))])
    expect([0, 1, 2, 3, 4, 5].map((index) => choose(index))).toEqual([0, 1, 0, 0, 1, 0])
  })

  it('are tried in the order they are written', () => {
    const anybody = when({ kind: 'lead', field: 'Plan', tests: [{ kind: 'isNot', value: 'x' }] })
    const choose = open([reply(anybody), reply(lead('Plan', 'team')), reply(weight(1))])
    expect(choose(1)).toBe(0)
    expect(open([reply(lead('Plan', 'team')), reply(anybody), reply(weight(1))])(1)).toBe(0)
  })

  it('go by what the lead has by now, also when that is nothing', () => {
    const choose = open([reply(weight(1)), reply(lead('Plan', 'team'))])
    expect(choose(0, { written: { plan: 'Team' } })).toBe(1)
    expect(choose(1, { written: { Plan: null } })).toBe(0)
    expect(choose(1, { written: { Other: 'x' } })).toBe(1)
  })

  it('look at the request where they are told to', () => {
    const paid = when({
      kind: 'request',
      path: '$.score',
      tests: [{ kind: 'atLeast', bound: 50 }],
    })
    const choose = open([reply(weight(1)), reply(paid)], { requestValue: readJsonPath })
    const bodies = ['{"score": 49}', '{"score": 50}', 'score=50', undefined]
    const requests = bodies.map((body) => ({ method: 'POST', url: '', headers: {}, body }))
    expect(requests.map((request) => choose(0, { request }))).toEqual([0, 1, 0, 0])
  })

  it('leave turns, shares and weights to the others', () => {
    const turns: Choice = { kind: 'turns', times: 1 }
    const choose = open([reply(weight(1)), reply(turns), reply(lead('Plan', 'free'))])
    expect([0, 3, 1, 4].map((index) => choose(index))).toEqual([2, 2, 1, 0])
  })

  it('need what they look at', () => {
    expect(() => open([reply(weight(1)), reply(lead('Plan', 'team'))], {})).toThrow('its values')
    const choice = when({ kind: 'request', path: '$.a', tests: [{ kind: 'is', value: 1 }] })
    const choose = open([reply(weight(1)), reply(choice)], { requestValue: readJsonPath })
    expect(() => choose(0)).toThrow('on the request needs one')
  })
})
