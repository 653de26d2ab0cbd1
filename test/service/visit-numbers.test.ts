import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Numbering,
  numberOf,
  visitNumbered,
  visitOfLead,
} from '../../src/service/visit-numbers.ts'

const numbering = fc.record({
  serviceIndex: fc.nat(3),
  leadCount: fc.integer({ min: 1, max: 50 }),
  stepIndexes: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }),
})

function roundOf(round: number, numbering: Numbering) {
  const { leadCount, stepIndexes } = numbering
  const callCount = leadCount * stepIndexes.length
  return Array.from({ length: callCount }, (_, index) =>
    visitNumbered(round * callCount + index, numbering),
  )
}

it('a round of requests is every call of the campaign once, lead after lead', () => {
  fc.assert(
    fc.property(numbering, fc.nat(3), (numbering, round) => {
      const visits = roundOf(round, numbering)
      const calls = visits.map(({ leadIndex, stepIndex }) => [leadIndex, stepIndex])
      const leads = Array.from({ length: numbering.leadCount }, (_, lead) => lead)
      expect(calls).toEqual(
        leads.flatMap((lead) => numbering.stepIndexes.map((step) => [lead, step])),
      )
      expect(visits.map(({ dealIndex }) => dealIndex)).toEqual([...visits.keys()])
      expect(visits.every(({ dealCount }) => dealCount === visits.length)).toBe(true)
    }),
    { seed: 1 },
  )
})

it('a visit is known by its number', () => {
  fc.assert(
    fc.property(numbering, fc.nat(10_000), (numbering, number) => {
      expect(numberOf(visitNumbered(number, numbering), numbering)).toBe(number)
    }),
    { seed: 1 },
  )
})

it('a lead that comes again has luck of its own: another attempt', () => {
  const numbering = { serviceIndex: 0, leadCount: 2, stepIndexes: [0] }
  const visits = [0, 1, 2, 3].map((number) => visitNumbered(number, numbering))
  expect(visits.map(({ leadIndex, attempt }) => [leadIndex, attempt])).toEqual([
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ])
})

it('a lead that is named gets its first call', () => {
  fc.assert(
    fc.property(numbering, (numbering) => {
      const leadIndex = numbering.leadCount - 1
      const first = visitNumbered(leadIndex * numbering.stepIndexes.length, numbering)
      expect(visitOfLead(leadIndex, numbering)).toEqual(first)
    }),
    { seed: 1 },
  )
})
