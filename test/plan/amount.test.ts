import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountText, readAmount } from '../../src/plan/amount.ts'

describe('an amount', () => {
  it.each([
    ['20', { unit: 'number', value: 20 }],
    ['0.5', { unit: 'number', value: 0.5 }],
    ['50ms', { unit: 'duration', value: 50_000 }],
    ['1h 30m', { unit: 'duration', value: 5_400_000_000 }],
    ['1.5%', { unit: 'share', value: 0.015 }],
    ['20/s', { unit: 'rate', value: 20 }],
    ['30/m', { unit: 'rate', value: 0.5 }],
  ])('%s is read with its unit', (text, amount) => {
    expect(readAmount(text)).toEqual(amount)
  })

  it.each(['', 'none', '50 parsecs', '101%', '{ p50: 1s }'])('%o is none', (text) => {
    expect(readAmount(text)).toBeUndefined()
  })

  it('is written as it is read again, to the last µs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 * 86_400_000_000 }), (value) => {
        const amount = { unit: 'duration', value } as const
        expect(readAmount(amountText(amount))).toEqual(amount)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('is never written with an exponent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('number', 'share', 'rate'),
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        (unit, value) => {
          expect(amountText({ unit, value })).toMatch(/^\d+(\.\d+)?(%|\/s)?$/)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })
})
