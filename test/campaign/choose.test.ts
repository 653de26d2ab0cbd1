import { describe, expect, it } from 'vitest'
import { type Chooser, compileChoose } from '../../src/campaign/choose.ts'
import type { ChoiceTest, LeadValue } from '../../src/campaign/definition.ts'
import { entryAfter } from '../../src/campaign/entry.ts'
import type { ChooseStep } from '../../src/campaign/flow.ts'
import { createLuck } from '../../src/random/luck.ts'
import { chiSquareExcess } from '../random/statistics.ts'

const BELOW = 99

/** The first way leads to step 0, the second to 1, and so on. */
function step(...tests: readonly ChoiceTest[]): ChooseStep {
  const choices = tests.map((when, next) => ({ when, next }))
  return { kind: 'choose', campaignIndex: 0, next: BELOW, choices }
}

function chooser(
  choose: ChooseStep,
  { stepIndex = 0, values = {} }: { stepIndex?: number; values?: Record<string, LeadValue> } = {},
): (who: Chooser) => number {
  const own = new Map(Object.entries(values))
  const leadValue = (_: number, field: string): LeadValue => own.get(field) ?? null
  return compileChoose(choose, { stepIndex, luck: createLuck(1), leadValue })
}

function lead(leadIndex: number, rest: Partial<Chooser> = {}): Chooser {
  return { leadIndex, entry: 0, values: undefined, ...rest }
}

const is = (field: string, value: string): ChoiceTest => ({
  kind: 'field',
  field,
  tests: [{ kind: 'is', value }],
})
const isEmpty = (field: string): ChoiceTest => ({
  kind: 'field',
  field,
  tests: [{ kind: 'isEmpty', isWanted: true }],
})
const share = (part: number): ChoiceTest => ({ kind: 'share', share: part })
const OTHERWISE: ChoiceTest = { kind: 'otherwise' }

const LEADS = 100_000

/** How many of 100,000 leads go each way; the last is on below. */
function counts(choose: ChooseStep): readonly number[] {
  const next = chooser(choose)
  const ways = new Array<number>(choose.choices.length + 1).fill(0)
  for (let index = 0; index < LEADS; index++) {
    const way = next(lead(index))
    const place = way === BELOW ? choose.choices.length : way
    ways[place] = (ways[place] ?? 0) + 1
  }
  return ways
}

describe('a choice by a field', () => {
  const byPlan = step(is('Plan', 'team'), is('Plan', 'free'))

  it('takes the first way that fits', () => {
    expect(chooser(byPlan, { values: { Plan: 'free' } })(lead(0))).toBe(1)
    const twice = step(is('Plan', 'team'), is('City', 'Bern'))
    expect(chooser(twice, { values: { Plan: 'team', City: 'Bern' } })(lead(0))).toBe(0)
  })

  it('goes on below when none fits', () => {
    expect(chooser(byPlan, { values: { Plan: 'gold' } })(lead(0))).toBe(BELOW)
    expect(chooser(byPlan)(lead(0))).toBe(BELOW)
  })

  it('sees what was set or written rather than what the lead had', () => {
    const next = chooser(byPlan, { values: { Plan: 'free' } })
    expect(next(lead(0, { values: { Plan: 'team' } }))).toBe(0)
    expect(next(lead(0, { values: { City: 'Bern' } }))).toBe(1)
  })

  it('sees that a field was emptied', () => {
    const next = chooser(step(isEmpty('Plan')), { values: { Plan: 'free' } })
    expect(next(lead(0, { values: { Plan: null } }))).toBe(0)
    expect(next(lead(0))).toBe(BELOW)
  })

  it('is not fooled by what every object has', () => {
    const next = chooser(step(isEmpty('constructor')))
    expect(next(lead(0, { values: {} }))).toBe(0)
  })
})

describe('a choice by a share', () => {
  it.each([
    [[0.3], [0.3, 0.7]],
    [
      [0.5, 0.25, 0.125],
      [0.5, 0.25, 0.125, 0.125],
    ],
    [
      [0.01, 0.99],
      [0.01, 0.99, 0],
    ],
  ])('of %j is about that many of all that come, and the others go on below', (parts, wanted) => {
    const found = counts(step(...parts.map(share)))
    const cells = wanted.map((part) => part * LEADS).filter((mean) => mean > 0)
    expect(chiSquareExcess(found.slice(0, cells.length), cells)).toBeLessThan(10)
    expect(found.reduce((sum, count) => sum + count, 0)).toBe(LEADS)
  })

  it('of 100% is everybody, of 0% nobody', () => {
    expect(counts(step(share(1)))).toEqual([LEADS, 0])
    expect(counts(step(share(0), share(1)))).toEqual([0, LEADS, 0])
  })

  it('that add up to 100% leave nobody over', () => {
    expect(counts(step(share(0.3), share(0.7))).at(-1)).toBe(0)
    expect(counts(step(...Array.from({ length: 10 }, () => share(0.1)))).at(-1)).toBe(0)
    expect(counts(step(...Array.from({ length: 3 }, () => share(1 / 3)))).at(-1)).toBe(0)
  })

  it('draws each lead once: which way it goes says nothing about other steps', () => {
    const [first, second] = [0, 1].map((stepIndex) => chooser(step(share(0.5)), { stepIndex }))
    let alike = 0
    for (let index = 0; index < LEADS; index++) {
      if (first?.(lead(index)) === second?.(lead(index))) alike++
    }
    expect(Math.abs(alike / LEADS - 0.5)).toBeLessThan(2.5 / Math.sqrt(LEADS))
    expect(first?.(lead(5))).toBe(first?.(lead(5)))
  })

  it('draws a lead anew in another round', () => {
    const next = chooser(step(share(0.5)))
    let alike = 0
    for (let index = 0; index < LEADS; index++) {
      if (next(lead(index)) === next(lead(index, { entry: entryAfter(0, 3) }))) alike++
    }
    expect(Math.abs(alike / LEADS - 0.5)).toBeLessThan(2.5 / Math.sqrt(LEADS))
  })

  it('is drawn by luck that is for choices alone, and ends just below its share', () => {
    const asked: unknown[] = []
    const drawing = (drawn: number) =>
      compileChoose(step(share(0.25), share(0.25)), {
        stepIndex: 7,
        luck: (...draw) => {
          asked.push(draw)
          return drawn
        },
        leadValue: () => null,
      })(lead(3))
    expect([0, 0.2499, 0.25, 0.4999, 0.5].map(drawing)).toEqual([0, 0, 1, 1, BELOW])
    expect(asked[0]).toEqual(['choice', 3, 7, 0])
  })

  it('is a sample of all that come to the step, those that a field sends elsewhere included', () => {
    const half = step(share(0.5))
    const afterField = step(is('Plan', 'team'), share(0.5))
    const [plain, mixed] = [chooser(half), chooser(afterField)]
    for (let index = 0; index < 1_000; index++) {
      const isIn = plain(lead(index)) === 0
      expect(mixed(lead(index))).toBe(isIn ? 1 : BELOW)
      expect(mixed(lead(index, { values: { Plan: 'team' } }))).toBe(0)
    }
  })
})

it('a choice without a condition is for everybody that is left', () => {
  const [few, others, below] = counts(step(share(0.25), OTHERWISE))
  expect(others).toBe(LEADS - (few ?? 0))
  expect(below).toBe(0)
  expect(counts(step(OTHERWISE))).toEqual([LEADS, 0])
})
