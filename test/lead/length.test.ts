import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutToLength, isWithinLength, lengthOf, lengthUnit } from '../../src/lead/length.ts'

const field = (type: 'string' | 'text', length?: number) => ({ type, ...(length && { length }) })

describe('the length of a field', () => {
  it('is 255 characters for a string and 30,000 bytes for a text (marketo.md §3.8)', () => {
    const fields = [field('string'), field('text'), field('string', 40)]
    expect(fields.map((each) => `${lengthOf(each)} ${lengthUnit(each)}`)).toEqual([
      '255 characters',
      '30000 bytes',
      '40 characters',
    ])
  })

  it.each([
    ['string', '😀'.repeat(255), true],
    ['string', '😀'.repeat(256), false],
    ['text', 'é'.repeat(15_000), true],
    ['text', 'é'.repeat(15_001), false],
    ['text', '€'.repeat(10_000), true],
    ['text', 'x'.repeat(30_001), false],
  ] as const)('of a %s is counted in its unit', (type, text, isWithin) => {
    expect(isWithinLength(text, field(type))).toBe(isWithin)
  })
})

describe('a text that is too long', () => {
  it('is cut between characters (decision 28)', () => {
    expect(cutToLength('😀😀😀', field('string', 2))).toBe('😀😀')
    expect(cutToLength('aé€😀', field('text', 6))).toBe('aé€')
    expect(cutToLength('aé€😀', field('text', 9))).toBe('aé€')
    expect(cutToLength('aé€😀', field('text', 10))).toBe('aé€😀')
  })

  it('keeps as much of its beginning as the field holds, and no half of a character', () => {
    const anyField = fc.record({
      type: fc.constantFrom('string' as const, 'text' as const),
      length: fc.integer({ min: 1, max: 20 }),
    })
    const text = fc
      .string({ unit: fc.constantFrom('a', 'é', '€', '😀', 'e\u0301'), maxLength: 30 })
      .filter((any) => any !== '')
    fc.assert(
      fc.property(text, anyField, (any, wanted) => {
        const cut = cutToLength(any, wanted)
        expect(any.startsWith(cut)).toBe(true)
        expect(cut.isWellFormed()).toBe(true)
        expect(isWithinLength(cut, wanted)).toBe(true)
        const [next = ''] = any.slice(cut.length)
        if (next !== '') expect(isWithinLength(cut + next, wanted)).toBe(false)
      }),
      { seed: 1, numRuns: 1_000 },
    )
  })
})
