import { describe, expect, it } from 'vitest'
import {
  ADVERSARIAL,
  adversarialLeads,
  adversarialValues,
  ordinaryLead,
} from '../../src/lead/adversarial.ts'
import type { Field, FieldType } from '../../src/lead/field.ts'
import { FIELD_TYPES } from '../../src/lead/field-kind.ts'
import { isOfType } from '../../src/lead/field-value.ts'
import { isWithinLength } from '../../src/lead/length.ts'
import { STANDARD_FIELDS } from '../../src/lead/standard-fields.ts'

const field = (type: FieldType, displayName: string = type, rest: Partial<Field> = {}): Field => ({
  scope: 'lead',
  displayName,
  type,
  ...rest,
})

const ONE_OF_EACH = FIELD_TYPES.map((type) => field(type))

describe('the catalogue of awkward values', () => {
  it.each(ADVERSARIAL)('says in one sentence: $reason', ({ reason }) => {
    expect(reason).toMatch(/^[A-Z][^\n]{5,120}\.$/)
    expect(reason.match(/[.!?](?=\s[A-Z])/g)).toBeNull()
  })

  it('has each value once for a type', () => {
    const pairs = ADVERSARIAL.flatMap(({ value, types }) =>
      types.map((type) => `${type} ${JSON.stringify(value)}`),
    )
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it.each(ADVERSARIAL)('has it for types that hold it, as JSON carries it: $reason', (each) => {
    const { value, types } = each
    expect(types.filter((type) => !isOfType(value, { type }))).toEqual([])
    expect(types.length).toBeGreaterThan(0)
    expect(JSON.parse(JSON.stringify(value))).toBe(value)
  })

  /** What a text may have in it that somebody's code trips over. */
  const PIECES = [
    ...['&', '+', '%', '%26', '"', "'", '\\', '=', ';', ',', '#', '?', '../'],
    ...['\n', '\r\n', '\r', '\t', '\0', '\u0001', '\u001b', '\u007f', '\u0085', '\u2028'],
    ...['x\r\nX-Evil: 1', '😀', '\u200d', '\u0301', 'ש', '\u202e', '\ufeff', '\u00a0', 'ß'],
    ...['{"', '</xml>', ']]>', '<!-- -->', '<!ENTITY', '&amp;', '<script>', '{{lead.', '${', '%s'],
    ...['__proto__', 'constructor', 'null', 'undefined', 'NaN', '007', '1e3', '=cmd', '@SUM'],
  ]

  it.each(PIECES)('has a text with %j', (piece) => {
    const texts = adversarialValues(field('string')).filter((value) => typeof value === 'string')
    expect(texts.some((text) => text.includes(piece))).toBe(true)
  })

  it('has halves of a surrogate pair alone, and space alone', () => {
    const texts = adversarialValues(field('string')).filter((value) => typeof value === 'string')
    expect(texts).toEqual(expect.arrayContaining(['\ud83d', '\ude00', ' ', ' Ann ']))
  })

  it.each([
    [
      'integer',
      [0, -1, 2 ** 53 - 1, '9007199254740993', '9223372036854775807', '-9223372036854775808'],
    ],
    ['float', [0, 0.1 + 0.2, 1e21, 1e-7, Number.MAX_VALUE, Number.MIN_VALUE]],
    ['boolean', [null, false]],
    ['date', [null, '2024-02-29', '1970-01-01', '9999-12-31']],
    ['datetime', ['2026-03-08 02:30:00', '2026-11-01 01:30:00', '9999-12-31 23:59:59']],
    ['reference', [null]],
  ] as const)('has for a field of the type %s %j', (type, values) => {
    expect(adversarialValues(field(type))).toEqual(expect.arrayContaining([...values]))
  })
})

describe('an awkward value in a field', () => {
  it.each([1, 2, 5, 255, 256, 30_000, 65_535])(
    'of length %d is as long as that at most',
    (length) => {
      const fields = ONE_OF_EACH.map((each) => ({ ...each, length }))
      const texts = fields.flatMap((each) =>
        adversarialValues(each).flatMap((value) =>
          typeof value === 'string' && isOfType(value, { type: 'string' })
            ? [[each, value] as const]
            : [],
        ),
      )
      const ofText = texts.filter(([{ type }]) => isOfType('x', { type }))
      expect(ofText.length).toBeGreaterThan(100)
      expect(ofText.filter(([each, text]) => !isWithinLength(text, each))).toEqual([])
    },
  )

  it('that says nothing of its length is as long as the platform allows, to the last character', () => {
    const lengthsOf = (type: FieldType, measure: (text: string) => number) =>
      adversarialValues(field(type)).map((value) => measure(String(value)))
    expect(Math.max(...lengthsOf('string', (text) => [...text].length))).toBe(255)
    expect(Math.max(...lengthsOf('text', Buffer.byteLength))).toBe(30_000)
  })

  it('that says who somebody is is never awkward', () => {
    expect(adversarialValues(field('integer', 'Id', { restName: 'id' }))).toEqual([])
  })
})

describe('adversarial leads', () => {
  const leads = adversarialLeads(ONE_OF_EACH)
  const ordinary = ordinaryLead(ONE_OF_EACH)

  it('have every awkward value in every field that it fits', () => {
    const missing = ONE_OF_EACH.flatMap((each) =>
      adversarialValues(each).filter(
        (value) => !leads.some(({ values }) => Object.is(values[each.displayName], value)),
      ),
    )
    expect(missing).toEqual([])
    expect(leads).toHaveLength(ADVERSARIAL.length)
  })

  it('have one awkward value each, in all the fields it fits and in no other', () => {
    const wrong = leads.filter(({ values, reason }, index) => {
      const types = ADVERSARIAL[index]?.types ?? []
      const others = FIELD_TYPES.filter((type) => !types.includes(type))
      const isOrdinary = others.every((type) => values[type] === ordinary[type])
      const isAwkward = types.every((type) => values[type] !== ordinary[type])
      return ADVERSARIAL[index]?.reason !== reason || !isOrdinary || !isAwkward
    })
    expect(wrong).toEqual([])
  })

  it('are only as many as some field can hold the value of, and the same each time', () => {
    const some = [field('boolean', 'Called')]
    expect(adversarialLeads(some)).toEqual([
      { reason: expect.stringContaining('empty'), values: { Called: null } },
      { reason: 'It is easily taken for empty.', values: { Called: false } },
    ])
    expect(adversarialLeads([])).toEqual([])
    expect(adversarialLeads(ONE_OF_EACH)).toEqual(leads)
  })

  it('may have a field named __proto__', () => {
    const [first] = adversarialLeads([field('string', '__proto__')])
    expect(Object.entries(first?.values ?? {})).toEqual([['__proto__', null]])
  })

  it('of the standard fields keep the Id', () => {
    const ids = adversarialLeads(STANDARD_FIELDS).map(({ values }) => values.Id)
    expect(new Set(ids)).toEqual(new Set([ordinaryLead(STANDARD_FIELDS).Id]))
  })
})

it('an ordinary lead has a value of its type, at its length, in every field', () => {
  const values = ordinaryLead(ONE_OF_EACH.map((each) => ({ ...each, length: 2 })))
  expect(values).toMatchObject({ string: 'An', integer: 7, boolean: true })
  expect(ONE_OF_EACH.filter(({ type }) => !isOfType(values[type] ?? null, { type }))).toEqual([])
})
