import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeJson } from '../../src/executor/encode-json.ts'

/** What the receiver's parser makes of it, after the trip over the wire as UTF-8. */
function received(json: string): unknown {
  return JSON.parse(Buffer.from(json).toString())
}

describe('encoding JSON', () => {
  // Decision 18.
  it.each([
    ['text', '""'],
    ['number', 'null'],
    ['boolean', 'false'],
  ] as const)('writes an empty %s as %s', (kind, written) => {
    expect([encodeJson(null, kind), encodeJson('', kind)]).toEqual([written, written])
  })

  it('puts quotes around a text that looks like a number, and around a number in a text', () => {
    expect(encodeJson('7', 'text')).toBe('"7"')
    expect(encodeJson(7, 'text')).toBe('"7"')
    expect(encodeJson(true, 'text')).toBe('"true"')
    expect(encodeJson('7', 'number')).toBe('7')
  })

  it('reads back as the same text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(received(encodeJson(text, 'text'))).toBe(text)
      }),
      { seed: 1, examples: [['\ud800'], ['\udc00\ud800'], ['"\\\u0000\u001f\u2028\u007f/']] },
    )
  })

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(received(encodeJson(number, 'number'))).toBe(number === 0 ? 0 : number)
      }),
      { seed: 1, examples: [[1e21], [5e-324], [-0]] },
    )
  })

  // Decision 41.
  it('keeps every digit of an integer beyond 2^53, without quotes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (integer) => {
        expect(encodeJson(String(integer), 'number')).toBe(String(integer))
      }),
      { seed: 1 },
    )
  })

  it('is JSON whatever a number field or a boolean field holds', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
    )
    fc.assert(
      fc.property(value, fc.constantFrom('number', 'boolean', 'text'), (held, kind) => {
        expect(() => received(encodeJson(held, kind))).not.toThrow()
      }),
      {
        seed: 1,
        examples: [
          ['1}', 'number'],
          ['+1', 'number'],
          ['1\n', 'number'],
        ],
      },
    )
  })

  it.each(['01', '1.', '.5', '+1', '0x1', '1e', ' 1', '1 ', '1\n', 'NaN', 'Infinity', '١'])(
    'quotes %j, which is no number of JSON',
    (text) => {
      expect(encodeJson(text, 'number')).toBe(JSON.stringify(text))
    },
  )
})
