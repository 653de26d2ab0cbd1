import { describe, expect, it } from 'vitest'
import { fieldsOf, type LeadField, type LeadRows } from '../../src/lead/definition.ts'

const score: LeadField = {
  field: { scope: 'lead', displayName: 'Score', type: 'score' },
  source: { kind: 'always', value: 1 },
}

describe('the fields of leads', () => {
  it('are those of either kind, in order', () => {
    const plan = { field: { ...score.field, displayName: 'Plan' }, source: score.source }
    const spec = { kind: 'synthetic', count: 1, fields: [score, plan] } as const
    expect(fieldsOf(spec)).toEqual([score.field, plan.field])
    const rows: LeadRows = { kind: 'rows', count: 0, fields: [plan.field], rows: [], firstSeen: [] }
    expect(fieldsOf(rows)).toBe(rows.fields)
  })

  it('are the same array each time, so that what is compiled for them is found again', () => {
    const spec = { kind: 'synthetic', count: 1, fields: [score] } as const
    expect(fieldsOf(spec)).toBe(fieldsOf(spec))
    expect(fieldsOf({ ...spec, fields: [score] })).not.toBe(fieldsOf(spec))
  })
})
