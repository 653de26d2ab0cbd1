import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../../src/disk/load-scenario.ts'
import { thisMachine } from '../../../src/disk/machine.ts'
import { takeScenario } from '../../../src/disk/take-scenario.ts'
import { type CompareOptions, compare } from '../../../src/door/compare.ts'
import { anyScenario } from '../../../src/fuzz/any-scenario.ts'
import type { Comparison } from '../../../src/plan/compare/comparison.ts'
import type { FlippedLead } from '../../../src/plan/compare/paired-leads.ts'
import { rehearse } from '../../../src/rehearse/rehearse.ts'
import type { Scenario } from '../../../src/scenario/model.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import { enrich, ORIGIN, severalCampaigns } from '../../scenario-of.ts'

const SUM = 'scenarios/documented-sum.yaml'
const ONE_PERCENT = 'scenarios/one-percent-timeouts.yaml'
const ANSWERED = 'services.*.replies=[{ status: 200, json: { score: 1 } }]'

type Given = Scenario | ScenarioInput

function compared(a: Given, b: Given, options: CompareOptions = {}): Promise<Comparison> {
  return compare(a, b, { workers: 1, replications: 2, ...options })
}

/** One webhook of a random latency, on so many slots. */
function random(meanMs: number, concurrency = 3): ScenarioInput {
  const latency = { exponential: { mean: `${meanMs}ms` } }
  return enrich({ instance: { concurrency }, services: { [ORIGIN]: { latency } } })
}

describe('the figures', () => {
  it('of the documented sum are 1 h 19 m 10 s less on 20 slots, and no lead ends otherwise', async () => {
    const sides = [await loadScenario(SUM), await loadScenario(SUM, { concurrency: 20 })] as const
    const { headline, figures, pairs } = await compared(...sides)
    expect(headline).toEqual([
      'B takes 1 h 19 m 10 s less (95% less; the same with each of 2 seeds): 4 m 10 s instead of 1 h 23 m 20 s.',
      'None of 100,000 leads ends otherwise.',
      'In B 99,999 leads are faster, 0 slower, 1 as fast; the median difference is 39 m 35 s less.',
    ])
    expect(figures.totalDelay).toMatchObject({ effectSize: null, relative: -0.95 })
    expect(figures.totalDelay.difference).toEqual({
      mean: -4_750_000,
      low: -4_750_000,
      high: -4_750_000,
      deviation: 0,
      count: 2,
    })
    expect(pairs).toMatchObject({ leads: 100_000, flipped: 0, flips: [] })
  })

  it('of one seed are those of the two reports', async () => {
    const [a, b] = [random(50), random(90)]
    const { figures } = await compared(a, b, { replications: 1 })
    const [one, other] = await Promise.all(
      [a, b].map(async (input) => {
        return rehearse(await takeScenario(input), { fidelity: 'model' }, thisMachine())
      }),
    )
    expect(figures.totalDelay.a?.mean).toBe(one?.delay.totalMs)
    expect(figures.totalDelay.b?.mean).toBe(other?.delay.totalMs)
    expect(figures.totalDelay.difference).toMatchObject({ low: null, high: null })
  })

  it('meet the same luck: what it does to both is not in the difference', async () => {
    const { figures } = await compared(random(50, 1), random(55, 1), { replications: 10 })
    const { a, difference, relative } = figures.totalDelay
    expect(relative).toBeCloseTo(0.1, 5)
    expect((difference?.deviation ?? 0) / (a?.deviation ?? 1)).toBeCloseTo(0.1, 3)
  })

  it('of A and B are minus those of B and A', async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario, fc.integer({ min: 1, max: 3 }), async (a, concurrency) => {
        const b = { ...a, instance: { ...a.instance, concurrency } }
        const [there, back] = [await compared(a, b), await compared(b, a)]
        for (const [metric, { difference }] of Object.entries(there.figures)) {
          const other = Object.entries(back.figures).find(([name]) => name === metric)?.[1]
          expect(difference?.mean ?? null).toBe(negative(other?.difference?.mean))
          expect(difference?.low ?? null).toBe(negative(other?.difference?.high))
        }
        const [one, other] = [there.pairs?.leadTime, back.pairs?.leadTime]
        expect(one).toMatchObject({ faster: other?.slower, slower: other?.faster })
        expect(one?.medianMs).toBe(negative(other?.medianMs))
        expect(there.pairs?.flips.map(({ from, to, leads }) => [to, from, leads])).toEqual(
          back.pairs?.flips.map(({ from, to, leads }) => [from, to, leads]),
        )
      }),
      { seed: 1, numRuns: 25 },
    )
  })

  it('are those of the runs that both have, when it is stopped', async () => {
    const controller = new AbortController()
    const { partial, replications, figures, pairs } = await compared(random(50), random(60), {
      replications: 5,
      signal: controller.signal,
      onProgress: ({ runs }) => {
        if (runs === 2 + 5) controller.abort()
      },
    })
    expect({ partial, replications }).toEqual({ partial: true, replications: 2 })
    expect(figures.totalDelay.difference?.count).toBe(2)
    expect(pairs).not.toBeNull()
  })

  it('are none when it is stopped at once', async () => {
    const { partial, headline, pairs } = await compared(random(50), random(60), {
      signal: AbortSignal.abort(),
    })
    expect({ partial, pairs }).toEqual({ partial: true, pairs: null })
    expect(headline).toEqual(['totalDelay: there was nothing to compare.'])
  })
})

function negative(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : 0 - value
}

describe('the leads', () => {
  it('that end otherwise without the hanging replies are those that they were dealt to', async () => {
    const a = await loadScenario(ONE_PERCENT, { leads: 20_000 })
    const b = await loadScenario(ONE_PERCENT, { leads: 20_000, set: [ANSWERED] })
    const dealt: number[] = []
    const options = {
      fidelity: 'model' as const,
      listen: (event: { kind: string; leadIndex?: number; result?: { outcome: string } }) => {
        if (event.kind === 'call-ended' && event.result?.outcome === 'timeout')
          dealt.push(event.leadIndex ?? -1)
      },
    }
    await rehearse(a, options, thisMachine())
    const flipped: FlippedLead[] = []
    const { pairs, headline } = await compared(a, b, { onFlip: (flip) => flipped.push(flip) })
    expect(dealt).toHaveLength(200)
    expect(flipped.map(({ lead }) => lead)).toEqual(dealt.toSorted((one, other) => one - other))
    expect(pairs).toMatchObject({ flipped: 200, flips: [{ from: 'timeout', to: 'accepted 200' }] })
    expect(pairs?.flips[0]?.examples).toEqual(flipped.slice(0, 5).map(({ lead }) => lead))
    expect(headline[1]).toBe('200 of 20,000 leads end otherwise, from “timeout” to “accepted 200”.')
  })

  it('come with the commands that explain the first of them', async () => {
    const a = await loadScenario(ONE_PERCENT, { leads: 200, seed: 4 })
    const b = await loadScenario(ONE_PERCENT, { leads: 200, seed: 4, set: [ANSWERED] })
    const [flip] = (await compared(a, b)).pairs?.flips ?? []
    const lead = flip?.examples[0]
    expect(flip?.explain).toEqual({
      a: `hookdrill explain ${ONE_PERCENT} --leads 200 --seed 4 --lead ${lead}`,
      b: `hookdrill explain ${ONE_PERCENT} --set '${ANSWERED}' --leads 200 --seed 4 --lead ${lead}`,
    })
  })

  it('of a program come with the call that explains them', async () => {
    const b = enrich({ services: { [ORIGIN]: { latency: '50ms', replies: [{ status: 500 }] } } })
    const [flip] = (await compared(enrich(), b)).pairs?.flips ?? []
    expect(flip?.explain.b).toBe('explain(scenario, 0, { seed: 1 })')
  })

  it('are faster by as much as a second slot makes of four calls of 50 ms', async () => {
    // On one slot they are through after 50, 100, 150 and 200 ms, on two after 50, 50, 100 and 100.
    const leads = { count: 4 }
    const { pairs } = await compared(
      enrich({ leads, webhooks: BARE }),
      enrich({ leads, webhooks: BARE, instance: { concurrency: 2 } }),
    )
    expect(pairs?.leadTime).toEqual({
      compared: 4,
      faster: 3,
      slower: 0,
      equal: 1,
      medianMs: -50,
    })
  })

  it('are told with how mapping ended where that is known', async () => {
    const [a, b] = [enrich(), enrich({ webhooks: BARE })]
    expect((await compared(a, b)).pairs?.flips).toEqual([])
    const { pairs, a: side } = await compared(a, b, { fidelity: 'handlers' })
    expect(side.fidelity).toBe('handlers')
    expect(pairs?.flips).toMatchObject([{ from: 'mapped 200', to: 'unmapped 200', leads: 100 }])
  })

  it('of both are run at handlers where one scenario needs it: endings are called the same', async () => {
    const asks = enrich({
      services: {
        [ORIGIN]: {
          latency: '50ms',
          replies: [
            { when: { request: '$.score', atLeast: 50 }, status: 500 },
            { json: { score: 1 } },
          ],
        },
      },
    })
    const { a, b, pairs } = await compared(enrich(), asks)
    expect([a.fidelity, b.fidelity]).toEqual(['handlers', 'handlers'])
    expect(pairs?.flips.map(({ from, to }) => [from, to])).toEqual([['mapped 200', 'rejected 500']])
    expect(pairs?.flipped).toBeGreaterThan(10)
    expect(pairs?.flipped).toBeLessThan(90)
  })

  it('that only one of the two has are counted, not compared', async () => {
    const b = enrich({ leads: { count: 130, fields: { 'Lead Score': { type: 'score' } } } })
    const { pairs, warnings } = await compared(enrich(), b)
    expect(pairs).toMatchObject({ leads: 100, unpaired: { a: 0, b: 30 }, flipped: 0 })
    expect(warnings).toEqual([
      'A has 100 leads and B 130: the figures are of all, the pairs of those that both have.',
    ])
  })

  it('in two campaigns do not end otherwise because their calls end in another order', async () => {
    const campaigns = {
      one: { flow: [{ call: 'enrich' }] },
      two: { flow: [{ wait: '10ms' }, { call: 'enrich' }] },
    }
    const services = { [ORIGIN]: { latency: '50ms', replies: [{ times: 100 }, { status: 500 }] } }
    const both = severalCampaigns(campaigns, { instance: { concurrency: 200 }, services })
    const { pairs, headline } = await compared(both, {
      ...both,
      instance: { concurrency: 200, timeout: '10ms' },
    })
    expect(headline[1]).toBe(
      '100 of 100 leads end otherwise, from “one: accepted 200; two: rejected 500” to “one: timeout; two: timeout”.',
    )
    expect(pairs?.leadTime.faster).toBe(100)
  })
})

const BARE = { enrich: { url: `${ORIGIN}/v1`, payload: '{}' } }

describe('the same scenario twice', () => {
  it('differs in nothing, exactly', async () => {
    const { figures, pairs, headline, inputs } = await compared(random(50), random(50))
    for (const { difference } of Object.values(figures)) {
      expect([0, undefined]).toContain(difference?.mean)
      expect([0, undefined]).toContain(difference?.deviation)
    }
    expect(pairs).toMatchObject({ flipped: 0, leadTime: { equal: 100, medianMs: 0 } })
    expect(headline[0]).toMatch(/^No difference at all in totalDelay with each of 2 seeds: /)
    expect(inputs).toEqual({ shown: [], more: 0 })
  })

  it('gives the same bytes twice, and another digest with another seed', async () => {
    const texts = await Promise.all(
      [1, 1, 2].map(async (seed) => {
        return JSON.stringify(await compared({ ...random(50), seed }, { ...random(70), seed }))
      }),
    )
    expect(texts[1]).toBe(texts[0])
    const [first, , other] = texts.map((text) => JSON.parse(text).digest)
    expect(other).not.toBe(first)
  })

  it('with two seeds is run with that of the first', async () => {
    const { warnings, b, headline } = await compared(random(50), { ...random(50), seed: 9 })
    expect(warnings).toEqual([
      'B says seed 9, and was run with 1 like A: both have to meet the same luck.',
    ])
    expect(b.seed).toBe(1)
    expect(headline[0]).toMatch(/^No difference at all/)
  })
})

describe('what is asked for', () => {
  it.each([
    [{ metric: 'mappedShare' }, '--metric "mappedShare": it is not measured at model.'],
    [{ replications: 0 }, 'replications "0": use a whole number from 1 to 10000.'],
    [{ replications: 1.5 }, 'replications "1.5": use a whole number'],
  ] as const)('%j is refused', async (options, words) => {
    await expect(compared(enrich(), enrich(), options)).rejects.toThrow(words)
  })

  it('of mapping is answered at handlers', async () => {
    const { headline } = await compared(enrich(), enrich({ webhooks: BARE }), {
      metric: 'mappedShare',
      fidelity: 'handlers',
    })
    expect(headline[0]).toBe(
      'mappedShare: B has 100 points less (100% less; the same with each of 2 seeds): 0% instead of 100%.',
    )
  })

  it('is told while it is under way: two runs for the leads come before the others', async () => {
    const told: unknown[] = []
    await compared(enrich(), enrich(), { onProgress: (progress) => told.push(progress) })
    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((runs) => ({ runs, of: 6, calls: 100 * runs })))
  })
})
