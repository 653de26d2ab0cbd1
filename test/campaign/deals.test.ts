import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileDeals, dealIndexOf } from '../../src/campaign/deals.ts'
import type { Campaign } from '../../src/campaign/definition.ts'
import { compileFlows, type Step } from '../../src/campaign/flow.ts'
import { everybody, type Roll } from '../../src/campaign/qualification.ts'
import { ZERO } from '../../src/time/instant.ts'

/** Webhooks of two services. */
const names = { webhooks: ['a', 'b', 'c'], serviceOf: [0, 1, 0] }

function campaign(webhooks: readonly string[]): Campaign {
  return {
    name: 'any',
    type: 'trigger',
    trigger: { kind: 'described', text: 'requested' },
    qualification: { kind: 'once' },
    arrivals: { kind: 'all at once' },
    startsAfterUs: ZERO,
    flow: webhooks.map((webhook) => ({ kind: 'call', webhook })),
  }
}

function stepsOf(...flows: readonly (readonly string[])[]): readonly Step[] {
  return compileFlows(flows.map(campaign), names).steps
}

/** Of how many cards a step deals, and which it deals a lead. */
function dealsOf(steps: readonly Step[], rolls: readonly Roll[]) {
  const deals = compileDeals(steps, rolls)
  return {
    countOf: (stepIndex: number) => deals(stepIndex).count,
    indexOf: (stepIndex: number, leadIndex: number) => dealIndexOf(deals(stepIndex), leadIndex),
  }
}

/** Every deal of every call that these campaigns make to a service, in the order of the numbers. */
function dealt(
  service: number,
  { steps, rolls }: { steps: readonly Step[]; rolls: readonly Roll[] },
) {
  const deals = dealsOf(steps, rolls)
  return [...steps.entries()]
    .flatMap(([stepIndex, step]) => {
      if (step.kind !== 'call' || step.serviceIndex !== service) return []
      const { count } = rolls[step.campaignIndex] ?? everybody(0)
      return Array.from({ length: count }, (_, lead) => deals.indexOf(stepIndex, lead))
    })
    .toSorted((one, other) => one - other)
}

describe('the deals of a service', () => {
  it('are numbered campaign after campaign, lead after lead, call after call', () => {
    const deals = dealsOf(stepsOf(['a', 'c'], ['a']), [everybody(3), everybody(2)])
    const numbers = [0, 1, 2].map((step) => [0, 1, 2].map((lead) => deals.indexOf(step, lead)))
    expect(numbers.slice(0, 2)).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ])
    expect(numbers[2]?.slice(0, 2)).toEqual([6, 7])
    expect([0, 1, 2].map(deals.countOf)).toEqual([8, 8, 8])
  })

  it('of different services know nothing of each other', () => {
    const deals = dealsOf(stepsOf(['a', 'b', 'c']), [everybody(5)])
    expect([0, 1, 2].map(deals.countOf)).toEqual([10, 5, 10])
    expect([0, 1, 2, 3, 4].map((lead) => deals.indexOf(1, lead))).toEqual([0, 1, 2, 3, 4])
  })

  it('go by the number of a lead among those that are admitted', () => {
    const roll: Roll = { ordinalOf: (lead) => lead / 10, count: 3 }
    const deals = dealsOf(stepsOf(['a']), [roll])
    expect([0, 10, 20].map((lead) => deals.indexOf(0, lead))).toEqual([0, 1, 2])
  })

  it('number every call a service may get exactly once', () => {
    const flows = fc.array(
      fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }), fc.nat(20)),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(flows, (campaigns) => {
        const steps = stepsOf(...campaigns.map(([flow]) => flow))
        const rolls = campaigns.map(([, count]) => everybody(count))
        const deals = dealsOf(steps, rolls)
        for (const service of [0, 1]) {
          const numbers = dealt(service, { steps, rolls })
          expect(numbers).toEqual([...numbers.keys()])
          const callers = [...steps.keys()].filter((index) => {
            const step = steps[index]
            return step?.kind === 'call' && step.serviceIndex === service
          })
          for (const index of callers) expect(deals.countOf(index)).toBe(numbers.length)
        }
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
