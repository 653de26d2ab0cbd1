import { describe, expect, it } from 'vitest'
import { LeadValues, type LeadValuesSetup } from '../../src/campaign/lead-values.ts'
import type { Settled } from '../../src/fidelity/port.ts'
import { seconds, us, ZERO } from '../../src/time/instant.ts'

function wrote(values: Readonly<Record<string, string>>): Settled {
  const writes = Object.entries(values).map(([field, value]) => ({ attribute: 'x', field, value }))
  const ending = { outcome: 'mapped', status: 200, reasonPhrase: '', writes, skipped: [] } as const
  return { ending, exchanges: [], lead: undefined }
}

/** Of ten leads in one campaign that sets values. */
function valuesOf(setup: Partial<LeadValuesSetup> = {}): LeadValues {
  return new LeadValues({
    leadCount: 10,
    writeDelay: 'never',
    areSet: true,
    isShared: false,
    ...setup,
  })
}

describe('what a response wrote', () => {
  it('by default a write is never seen (decision 34)', () => {
    const values = valuesOf()
    values.remember(1, wrote({ Plan: 'team' }), seconds(1))
    expect(values.visible(1, seconds(1_000_000))).toBeUndefined()
  })

  it('is seen from exactly the delay on, by its lead alone', () => {
    const values = valuesOf({ writeDelay: seconds(5) })
    values.remember(1, wrote({ Plan: 'team' }), seconds(1))
    expect(values.visible(1, us(5_999_999))).toBeUndefined()
    expect(values.visible(1, seconds(6))).toEqual({ Plan: 'team' })
    expect(values.visible(2, seconds(6))).toBeUndefined()
  })

  it('the later of two writes to a field stands', () => {
    const values = valuesOf({ writeDelay: us(0) })
    values.remember(1, wrote({ Plan: 'free', City: 'Bern' }), seconds(1))
    values.remember(1, wrote({ Plan: 'team' }), seconds(2))
    expect(values.visible(1, seconds(2))).toEqual({ Plan: 'team', City: 'Bern' })
  })

  it('is forgotten at the end of the flow', () => {
    const values = valuesOf({ writeDelay: us(0) })
    values.open(1)
    values.remember(1, wrote({ Plan: 'team' }), seconds(1))
    values.close(1)
    expect(values.visible(1, seconds(2))).toBeUndefined()
  })

  it('is kept until the lead is in no flow any more', () => {
    const values = valuesOf({ writeDelay: us(0), isShared: true })
    values.open(1)
    values.remember(1, wrote({ Plan: 'team' }), seconds(1))
    values.open(1)
    values.close(1)
    expect(values.visible(1, seconds(2))).toEqual({ Plan: 'team' })
    values.close(1)
    expect(values.visible(1, seconds(2))).toBeUndefined()
  })

  it('of a call that did not map is nothing', () => {
    const values = valuesOf({ writeDelay: us(0) })
    values.remember(1, { ending: { outcome: 'timeout' }, exchanges: [], lead: undefined }, ZERO)
    expect(values.visible(1, seconds(1))).toBeUndefined()
  })
})

describe('what a flow set', () => {
  it('is seen at once, by its lead alone, and outlives the flow', () => {
    const values = valuesOf()
    values.open(3)
    values.set(3, { field: 'Plan', value: 'team' }, seconds(1))
    expect(values.visible(3, seconds(1))).toEqual({ Plan: 'team' })
    expect(values.visible(4, seconds(1))).toBeUndefined()
    values.close(3)
    expect(values.visible(3, seconds(9))).toEqual({ Plan: 'team' })
  })

  it('adds up field by field, and the last value of a field stands', () => {
    const values = valuesOf()
    values.set(3, { field: 'Plan', value: 'free' }, ZERO)
    values.set(3, { field: 'City', value: null }, ZERO)
    values.set(3, { field: 'Plan', value: 'team' }, ZERO)
    expect(values.visible(3, ZERO)).toEqual({ Plan: 'team', City: null })
  })

  it('is the same whichever way a lead came to it', () => {
    const values = valuesOf()
    values.set(0, { field: 'Plan', value: 'team' }, ZERO)
    values.set(0, { field: 'City', value: 'Bern' }, ZERO)
    values.set(1, { field: 'City', value: 'Bern' }, ZERO)
    values.set(1, { field: 'Plan', value: 'team' }, ZERO)
    expect(values.visible(0, ZERO)).toBe(values.visible(1, ZERO))
  })

  it.each([
    [1, '1'],
    [true, 'true'],
    [null, 'null'],
    [null, ''],
  ])('%j is another value than %j', (value, other) => {
    const values = valuesOf()
    values.set(0, { field: 'Plan', value }, ZERO)
    values.set(1, { field: 'Plan', value: other }, ZERO)
    expect(values.visible(0, ZERO)).toEqual({ Plan: value })
    expect(values.visible(1, ZERO)).toEqual({ Plan: other })
  })

  it('no name from outside reaches a prototype', () => {
    const values = valuesOf()
    values.set(0, { field: '__proto__', value: 'x' }, ZERO)
    expect(Object.entries(values.visible(0, ZERO) ?? {})).toEqual([['__proto__', 'x']])
  })
})

describe('of a set and a write to the same field', () => {
  it('the set stands over what was seen before it', () => {
    const values = valuesOf({ writeDelay: seconds(5) })
    values.remember(1, wrote({ Plan: 'written' }), seconds(1))
    values.set(1, { field: 'Plan', value: 'set' }, seconds(6))
    expect(values.visible(1, seconds(60))).toEqual({ Plan: 'set' })
  })

  it('the write stands over a set that came before it is seen', () => {
    const values = valuesOf({ writeDelay: seconds(5) })
    values.remember(1, wrote({ Plan: 'written' }), seconds(1))
    values.set(1, { field: 'Plan', value: 'set' }, us(5_999_999))
    expect(values.visible(1, us(5_999_999))).toEqual({ Plan: 'set' })
    expect(values.visible(1, seconds(6))).toEqual({ Plan: 'written' })
  })

  it('fields that only one of them names are seen beside', () => {
    const values = valuesOf({ writeDelay: us(0) })
    values.remember(1, wrote({ Plan: 'written', City: 'Bern' }), seconds(1))
    values.set(1, { field: 'Plan', value: 'set' }, seconds(1))
    expect(values.visible(1, seconds(1))).toEqual({ Plan: 'set', City: 'Bern' })
  })
})
