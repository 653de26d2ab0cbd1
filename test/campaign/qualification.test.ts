import { describe, expect, it } from 'vitest'
import { qualifier } from '../../src/campaign/qualification.ts'
import type { LeadSpec } from '../../src/lead/definition.ts'

const rows: LeadSpec = {
  kind: 'rows',
  count: 5,
  fields: [],
  rows: [[], [], [], [], []],
  firstSeen: [0, 1, 0, 3, 1],
}

describe('qualification', () => {
  it('once: whoever came before is skipped, and the others are numbered without a gap (decision 40)', () => {
    const once = qualifier({ kind: 'once' }, rows)
    expect([0, 1, 2, 3, 4].map(once.admits)).toEqual([true, true, false, true, false])
    expect([0, 1, 3].map(once.ordinalOf)).toEqual([0, 1, 2])
    expect(once.admittedCount).toBe(3)
  })

  it('every time: everybody runs through the flow', () => {
    const always = qualifier({ kind: 'every time' }, rows)
    expect([0, 1, 2, 3, 4].map(always.admits)).toEqual([true, true, true, true, true])
    expect(always.admittedCount).toBe(5)
  })

  it('synthetic leads are all different people', () => {
    const once = qualifier({ kind: 'once' }, { kind: 'synthetic', count: 9, fields: [] })
    expect(once.admittedCount).toBe(9)
    expect(once.ordinalOf(7)).toBe(7)
  })
})
