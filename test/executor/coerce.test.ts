import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Coerced, coerce } from '../../src/executor/coerce.ts'
import type { Leaf } from '../../src/executor/path.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type {
  ExecutorSettings,
  WebhookField,
  WebhookFieldType,
} from '../../src/executor/webhook.ts'
import { field } from './example-call.ts'

function coercedWith(
  leaf: Leaf,
  type: WebhookFieldType,
  changes: Partial<ExecutorSettings>,
): Coerced {
  const settings = { ...DEFAULT_SETTINGS, ...changes }
  return coerce(leaf, { field: field('A Field', type), settings, isUntyped: false })
}

function coerced(leaf: Leaf, type: WebhookFieldType, rest: Partial<WebhookField> = {}): Coerced {
  const settings = DEFAULT_SETTINGS
  return coerce(leaf, { field: field('A Field', type, rest), settings, isUntyped: false })
}

/** Text of XML. */
function untyped(leaf: string, type: WebhookFieldType): Coerced {
  const settings = DEFAULT_SETTINGS
  return coerce(leaf, { field: field('A Field', type), settings, isUntyped: true })
}

const write = (value: unknown, note?: string) => ({ kind: 'write', value, note })
const skip = (reason: string) => ({ kind: 'skip', reason })

// marketo.md §3.8 [DOC], decision 28. What a field says of its own length is a conformance case.
describe('the longest text', () => {
  it.each(['string', 'email', 'phone', 'url'] as const)('of a %s is 255 characters', (type) => {
    expect(coerced('é'.repeat(255), type)).toEqual(write('é'.repeat(255)))
    expect(coerced('é'.repeat(256), type)).toEqual(write('é'.repeat(255), 'truncated'))
    expect(coerced('😀'.repeat(255), type)).toEqual(write('😀'.repeat(255)))
    expect(coerced('😀'.repeat(256), type)).toEqual(write('😀'.repeat(255), 'truncated'))
  })

  it('of a text area is 30,000 bytes', () => {
    expect(coerced('a'.repeat(30_000), 'text')).toEqual(write('a'.repeat(30_000)))
    expect(coerced('a'.repeat(30_001), 'text')).toEqual(write('a'.repeat(30_000), 'truncated'))
    expect(coerced(`a${'é'.repeat(15_000)}`, 'text')).toEqual(
      write(`a${'é'.repeat(14_999)}`, 'truncated'),
    )
  })

  it('is cut where no character breaks, and never past the limit', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 })
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 10 }), (whole, length) => {
        for (const type of ['string', 'text'] as const) {
          const result = coerced(whole, type, { length })
          const value = result.kind === 'write' ? String(result.value ?? '') : ''
          const size = type === 'text' ? Buffer.byteLength(value) : [...value].length
          expect(whole.startsWith(value)).toBe(true)
          expect(value.isWellFormed()).toBe(true)
          expect(size).toBeLessThanOrEqual(length)
        }
      }),
      { seed: 1 },
    )
  })
})

it('a text that is too long is refused on request, and one that is as long as may be is not', () => {
  const reject = { tooLong: 'reject' } as const
  expect(coercedWith('é'.repeat(256), 'string', reject)).toEqual(skip('too-long'))
  expect(coercedWith('é'.repeat(255), 'string', reject)).toEqual(write('é'.repeat(255)))
  expect(coercedWith('a'.repeat(30_001), 'text', reject)).toEqual(skip('too-long'))
  expect(coercedWith('a'.repeat(30_000), 'text', reject)).toEqual(write('a'.repeat(30_000)))
})

const EVERY_TYPE = [
  'string',
  'text',
  'email',
  'phone',
  'url',
  'integer',
  'score',
  'percent',
  'float',
  'currency',
  'boolean',
  'date',
  'datetime',
] as const
const TEXT_TYPES: readonly string[] = EVERY_TYPE.slice(0, 5)

// Decisions 24, 25.
describe.each(EVERY_TYPE)('into a %s', (type) => {
  it('a null writes nothing, or empties it on request', () => {
    expect(coercedWith(null, type, {})).toEqual(skip('null'))
    expect(coercedWith(null, type, { nullValue: 'clear' })).toEqual(write(null, 'cleared'))
  })

  it('an empty text empties text and nothing else, and that not on request', () => {
    const isText = TEXT_TYPES.includes(type)
    expect(coercedWith('', type, {})).toEqual(
      isText ? write(null, 'cleared') : skip('empty-string'),
    )
    expect(coercedWith('', type, { emptyString: 'skip' })).toEqual(skip('empty-string'))
  })
})

it.each(['formula', 'reference'] as const)('a %s is not emptied either', (type) => {
  expect(coercedWith(null, type, { nullValue: 'clear' })).toEqual(skip('field-not-writable'))
})

// Decision 41.
describe('a number', () => {
  it('that is any 64-bit integer keeps its digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (integer) => {
        const number = Number(integer)
        const kept = Number.isSafeInteger(number) ? number : String(integer)
        expect(coerced(integer, 'integer')).toEqual(write(kept))
        expect(untyped(String(integer), 'integer')).toEqual(write(kept))
      }),
      { seed: 1 },
    )
  })

  it.each([2n ** 63n, -(2n ** 63n) - 1n, 10n ** 40n, 1e19, -1e300, Number.POSITIVE_INFINITY])(
    '%s is out of the range of an integer',
    (integer) => expect(coerced(integer, 'integer')).toEqual(skip('out-of-range')),
  )

  it('that is a double beyond 2^53 is written as its digits', () => {
    expect(coerced(2 ** 60, 'integer')).toEqual(write('1152921504606846976'))
  })

  it('is never a negative zero, which no JSON could carry', () => {
    for (const type of ['integer', 'score', 'percent', 'float', 'currency'] as const) {
      expect(coerced(-0, type)).toEqual(write(0))
      expect(untyped('-0', type)).toEqual(write(0))
    }
  })

  it('that is infinite is written nowhere', () => {
    for (const type of ['string', 'text', 'float', 'currency', 'integer'] as const) {
      expect(coerced(Number.POSITIVE_INFINITY, type)).toEqual(skip('out-of-range'))
      expect(coerced(Number.NEGATIVE_INFINITY, type)).toEqual(skip('out-of-range'))
    }
  })

  it.each(['float', 'integer', 'boolean', 'date', 'datetime'] as const)(
    'takes no longer to refuse for thousands of digits: %s',
    { timeout: 5_000 },
    (type) => {
      expect(untyped(`${'1'.repeat(200_000)}x`, type)).toEqual(skip('type-mismatch'))
    },
  )
})

it('a formula and a reference are never written, whatever comes', () => {
  for (const leaf of ['x', '', null, 1, true]) {
    expect(coerced(leaf, 'formula')).toEqual(skip('field-not-writable'))
    expect(coerced(leaf, 'reference')).toEqual(skip('field-not-writable'))
  }
})

// Decision 26, marketo.md §3.7 [DOC]: in XML all is text, in JSON a text is one, unless lent another reading.
describe('a text', () => {
  const LENIENT = { typing: 'lenient' } as const

  it.each([
    ['7', 7],
    ['+7', 7],
    ['-7', -7],
    ['007', 7],
    ['-007', -7],
    ['+0', 0],
    ['000', 0],
    ['00000000000000000000000000007', 7],
    ['9007199254740993', '9007199254740993'],
    ['+9223372036854775807', '9223372036854775807'],
  ])('of XML that is %j is the integer %j', (text, value) => {
    expect(untyped(text, 'integer')).toEqual(write(value))
  })

  it.each(['9223372036854775808', '-9223372036854775809', `1${'0'.repeat(20)}`, '9'.repeat(400)])(
    'of XML that is %s is out of the range of an integer',
    (text) => expect(untyped(text, 'integer')).toEqual(skip('out-of-range')),
  )

  it.each(['1.0', '1e3', '0x7', '7 ', ' 7', '-', '+', '1_000', '٧'])(
    'of XML that is %j is no integer',
    (text) => expect(untyped(text, 'integer')).toEqual(skip('type-mismatch')),
  )

  it('of JSON is never an integer, lenient or not', () => {
    for (const typing of ['strict', 'lenient'] as const) {
      expect(coercedWith('7', 'integer', { typing })).toEqual(skip('type-mismatch'))
    }
  })

  it.each([
    ['1.5', 1.5],
    ['-.5', -0.5],
    ['5.', 5],
    ['1e3', 1_000],
    ['+1E-3', 0.001],
  ])('that is %j is the float %d in XML, and in JSON on request', (text, value) => {
    expect(untyped(text, 'float')).toEqual(write(value))
    expect(coercedWith(text, 'currency', LENIENT)).toEqual(write(value))
    expect(coercedWith(text, 'float', {})).toEqual(skip('type-mismatch'))
  })

  it.each(['.', '1.5.', 'e3', '1e', 'NaN', 'Infinity', '1,5', '0x1'])(
    'that is %j is no float',
    (text) => expect(untyped(text, 'float')).toEqual(skip('type-mismatch')),
  )

  it('of a float that no double can hold is out of range', () => {
    expect(untyped('1e400', 'float')).toEqual(skip('out-of-range'))
  })

  it.each([
    ['true', true],
    ['TRUE', true],
    ['1', true],
    ['False', false],
    ['0', false],
  ])('that is %j is the boolean %j in XML, and in JSON on request', (text, value) => {
    expect(untyped(text, 'boolean')).toEqual(write(value))
    expect(coercedWith(text, 'boolean', LENIENT)).toEqual(write(value))
    expect(coercedWith(text, 'boolean', {})).toEqual(skip('type-mismatch'))
  })

  it.each(['yes', 'no', '2', 'truefalse'])('that is %j is no boolean', (text) => {
    expect(untyped(text, 'boolean')).toEqual(skip('type-mismatch'))
  })

  it('that is a date without hyphens is one on request only', () => {
    for (const leaf of ['20260301', 20_260_301]) {
      expect(coercedWith(leaf, 'date', LENIENT)).toEqual(write('2026-03-01'))
      expect(coercedWith(leaf, 'date', {})).toEqual(skip('type-mismatch'))
    }
    for (const leaf of ['20261301', '2026030', '202603011', 'a20260301', '20260301a']) {
      expect(coercedWith(leaf, 'date', LENIENT)).toEqual(skip('type-mismatch'))
    }
  })
})

describe('a value of JSON', () => {
  it.each([
    ['boolean', true, true],
    ['boolean', false, false],
    ['float', 1.5, 1.5],
    ['float', 12_345_678_901_234_567_890n, 12_345_678_901_234_567_000],
    ['integer', 7, 7],
    ['date', '2026-02-28', '2026-02-28'],
  ] as const)('is written into a %s as it is: %s', (type, leaf, value) => {
    expect(coerced(leaf, type)).toEqual(write(value))
  })

  it.each([
    ['integer', 1.5],
    ['integer', true],
    ['float', true],
    ['boolean', 1],
    ['date', '2026-02-29'],
    ['date', 20_260_301],
    ['date', true],
    ['datetime', '2026-02-29T00:00:00Z'],
    ['datetime', 1_772_323_200],
    ['datetime', true],
  ] as const)('of another type than %s is refused: %s', (type, leaf) => {
    expect(coerced(leaf, type)).toEqual(skip('type-mismatch'))
  })

  it.each([
    [7, '7'],
    [true, 'true'],
    [12_345_678_901_234_567_890n, '12345678901234567890'],
  ] as const)('that is no text is written into one as text: %s', (leaf, text) => {
    expect(coerced(leaf, 'string')).toEqual(write(text, 'written-as-text'))
  })

  // Decision 27.
  it('that is a datetime is told apart by whether its form is documented', () => {
    expect(coerced('2026-03-01T09:30:00Z', 'datetime')).toEqual(write('2026-03-01 09:30:00'))
    expect(coerced('2026-03-01 09:30:00', 'datetime')).toEqual(
      write('2026-03-01 09:30:00', 'undocumented-format'),
    )
  })
})
