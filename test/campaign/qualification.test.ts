import { describe, expect, it } from 'vitest'
import type { Qualification } from '../../src/campaign/definition.ts'
import {
  everybody,
  type Qualifier,
  qualifier,
  returningQualifier,
  rollOf,
} from '../../src/campaign/qualification.ts'
import type { LeadSpec } from '../../src/lead/definition.ts'
import { seconds, us, ZERO } from '../../src/time/instant.ts'

/** Five rows of a file: 2 is 0 again, 4 is 1 again. */
const rows: LeadSpec = {
  kind: 'rows',
  count: 5,
  fields: [],
  rows: [[], [], [], [], []],
  firstSeen: [0, 1, 0, 3, 1],
}
const strangers: LeadSpec = { kind: 'synthetic', count: 9, fields: [] }

const DAY = 86_400
const WEEKLY: Qualification = { kind: 'once every', periodUs: seconds(7 * DAY) }

const atOnce = () => ZERO
const daily = (leadIndex: number) => seconds(leadIndex * DAY)

/** Whom it admits of the first `count` leads, when all come at once. */
function admitted({ admits }: Qualifier, count: number): readonly number[] {
  return [...Array(count).keys()].filter((index) => admits(index, ZERO))
}

describe('qualification', () => {
  it('once: whoever came before is skipped, and the others are numbered without a gap (decision 40)', () => {
    expect(admitted(qualifier({ kind: 'once' }, rows), 5)).toEqual([0, 1, 3])
    const roll = rollOf({ kind: 'once' }, rows, atOnce)
    expect([0, 1, 3].map(roll.ordinalOf)).toEqual([0, 1, 2])
    expect(roll.count).toBe(3)
  })

  it('every time: everybody runs through the flow', () => {
    expect(admitted(qualifier({ kind: 'every time' }, rows), 5)).toEqual([0, 1, 2, 3, 4])
    expect(rollOf({ kind: 'every time' }, rows, atOnce).count).toBe(5)
  })

  it('synthetic leads are all different people', () => {
    expect(admitted(qualifier({ kind: 'once' }, strangers), 9)).toHaveLength(9)
    const roll = rollOf({ kind: 'once' }, strangers, atOnce)
    expect(roll.count).toBe(9)
    expect(roll.ordinalOf(7)).toBe(7)
  })

  // marketo.md §5.8 [DOC]
  it('once every period: the period counts from the last time somebody was admitted', () => {
    const { admits } = qualifier(WEEKLY, rows)
    const days = [0, 6, 7, 13, 14]
    const comes = days.map((day, index) => admits(index % 2 === 0 ? 0 : 2, seconds(day * DAY)))
    expect(comes).toEqual([true, false, true, false, true])
  })

  it('once every period: exactly a period later is later enough, a microsecond before is not', () => {
    const { admits } = qualifier(WEEKLY, rows)
    expect(admits(0, ZERO)).toBe(true)
    expect(admits(2, us(7 * DAY * 1_000_000 - 1))).toBe(false)
    expect(admits(2, seconds(7 * DAY))).toBe(true)
  })

  it('the roll of a period follows the times at which the leads come', () => {
    // Row 2 comes 2 days after row 0, row 4 comes 3 days after row 1.
    const roll = rollOf({ kind: 'once every', periodUs: seconds(3 * DAY) }, rows, daily)
    expect(roll.count).toBe(4)
    expect([0, 1, 3, 4].map(roll.ordinalOf)).toEqual([0, 1, 2, 3])
  })
})

describe('a campaign to which the same lead comes again', () => {
  it.each([
    ['once', { kind: 'once' }, [true, false, false]],
    ['every time', { kind: 'every time' }, [true, true, true]],
    ['once every week', WEEKLY, [true, false, true]],
  ] as const)('%s admits a made-up lead as it does a row of a file', (_, rule, admits) => {
    for (const leads of [strangers, rows]) {
      const asked = returningQualifier(rule, leads)
      const times = [ZERO, seconds(5 * DAY), seconds(7 * DAY)]
      expect(times.map((atUs) => asked.admits(0, atUs))).toEqual(admits)
    }
  })

  it('does not take one lead for another', () => {
    const { admits } = returningQualifier({ kind: 'once' }, strangers)
    expect([0, 1, 7, 8].map((index) => admits(index, ZERO))).toEqual([true, true, true, true])
    expect([0, 1, 7, 8].map((index) => admits(index, ZERO))).toEqual([false, false, false, false])
  })

  it('has a roll of everybody', () => {
    const roll = everybody(5)
    expect(roll.count).toBe(5)
    expect([0, 4].map(roll.ordinalOf)).toEqual([0, 4])
  })
})
