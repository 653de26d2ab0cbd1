import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LeadField } from '../../src/lead/definition.ts'
import { type Described, fieldsFromDescribe } from '../../src/lead/from-describe.ts'
import { compileLeads } from '../../src/lead/synthesize.ts'
import { createLuck } from '../../src/random/luck.ts'

function described(answer: unknown): Described {
  const read = fieldsFromDescribe(answer)
  if ('mistakes' in read) throw new Error(JSON.stringify(read.mistakes))
  return read
}

/** `path: got rule`, one a mistake. */
function told(answer: unknown): readonly string[] {
  const read = fieldsFromDescribe(answer)
  const mistakes = 'mistakes' in read ? read.mistakes : []
  return mistakes.map(({ path, got, rule }) =>
    [`${path.join('.')}:`, got, rule].filter((part) => part !== undefined).join(' '),
  )
}

const answered = (...result: readonly unknown[]) => ({ requestId: '37ca#1', success: true, result })

/** As `describe.json` has it (marketo.md §10.1 [DOC]). */
const COMPANY = {
  id: 2,
  displayName: 'Company Name',
  dataType: 'string',
  length: 255,
  rest: { name: 'company', readOnly: false },
  soap: { name: 'Company', readOnly: false },
}

/** As `schema/fields.json` has it (marketo.md §10.1 [DOC]). */
const EMAIL = {
  displayName: 'Email Address',
  name: 'email',
  description: null,
  dataType: 'email',
  length: 255,
  isHidden: false,
  isHtmlEncodingInEmail: true,
  isSensitive: true,
  isCustom: false,
}

const custom = (displayName: string, more: object = {}) => ({
  displayName,
  dataType: 'string',
  rest: { name: displayName.replaceAll(' ', ''), readOnly: false },
  ...more,
})

function fieldOf(item: unknown): LeadField {
  const [field] = described(answered(item, COMPANY)).fields
  if (!field) throw new Error('it has a field')
  return field
}

describe('the answer of describe.json', () => {
  it('has names, type and length of each field', () => {
    expect(described(answered(COMPANY))).toEqual({
      fields: [
        {
          field: {
            scope: 'company',
            displayName: 'Company Name',
            type: 'string',
            length: 255,
            restName: 'company',
            soapName: 'Company',
          },
          source: { kind: 'standard' },
        },
      ],
      unknownTypes: [],
      hasSoapNames: true,
    })
  })

  it('has fields without a SOAP name, which cannot be mapped (decision 33)', () => {
    const { field } = fieldOf({ ...EMAIL, displayName: 'E', rest: { name: 'e' } })
    expect(field).not.toHaveProperty('soapName')
    expect(field.restName).toBe('e')
  })

  it('has fields without a REST name', () => {
    const { field } = fieldOf({ displayName: 'Old', dataType: 'text', soap: { name: 'Old' } })
    expect(field).toEqual({ scope: 'lead', displayName: 'Old', type: 'text', soapName: 'Old' })
  })

  it.each([
    [{ rest: { name: 'x', readOnly: true } }, true],
    [{ rest: { name: 'x', readOnly: false }, soap: { name: 'X', readOnly: true } }, true],
    [{ rest: { name: 'x', readOnly: false }, soap: { name: 'X', readOnly: false } }, undefined],
    [{ rest: { name: 'x' } }, undefined],
  ])('%j makes a field read-only: %s', (apis, isReadOnly) => {
    expect(fieldOf(custom('X', apis)).field.isReadOnly).toBe(isReadOnly)
  })
})

describe('the answer of schema/fields.json', () => {
  it('has no SOAP names: standard fields have their usual ones, others their REST names', () => {
    const plan = { displayName: 'Plan', name: 'planCode', dataType: 'string', isCustom: true }
    const priority = { displayName: 'Priority', name: 'priority', dataType: 'integer' }
    const { fields, hasSoapNames } = described({
      ...answered(EMAIL, plan, priority),
      moreResult: false,
    })
    expect(fields.map(({ field }) => [field.restName, field.soapName])).toEqual([
      ['email', 'Email'],
      ['planCode', 'planCode'],
      ['priority', undefined],
    ])
    expect(hasSoapNames).toBe(false)
  })

  it('may be several pages in a list, or the fields alone', () => {
    const pages = [
      { ...answered(EMAIL), moreResult: true, nextPageToken: 'x' },
      { ...answered(custom('Plan')), moreResult: false },
    ]
    expect(described(pages)).toEqual(described([EMAIL, custom('Plan')]))
    expect(described(pages).fields).toHaveLength(2)
  })

  it('is not whole when more pages follow the last', () => {
    const page = { ...answered(EMAIL), moreResult: true }
    expect(told(page)).toEqual(['moreResult: More fields follow on another page.'])
    expect(told([answered(custom('Plan')), page])).toEqual([
      '1.moreResult: More fields follow on another page.',
    ])
  })
})

describe('a type', () => {
  it.each([
    ['string', 'string'],
    ['Email', 'email'],
    ['BOOLEAN', 'boolean'],
    ['dateTime', 'datetime'],
    ['textarea', 'text'],
    ['TextArea', 'text'],
    ['lead_function', 'formula'],
  ])('spelt %s is %s', (dataType, type) => {
    expect(fieldOf(custom('X', { dataType })).field.type).toBe(type)
  })

  it('that nobody knows is a string, and is told once', () => {
    const items = ['Array', 'geo', 'Array'].map((dataType, index) =>
      custom(`F${index}`, { dataType }),
    )
    const { fields, unknownTypes } = described(answered(...items))
    expect(fields.map(({ field }) => field.type)).toEqual(['string', 'string', 'string'])
    expect(unknownTypes).toEqual(['Array', 'geo'])
  })
})

describe('the values of described fields', () => {
  it('are those of standard fields by REST name, whatever the instance calls them', () => {
    const items = [
      { ...EMAIL, displayName: 'E-Mail' },
      { ...EMAIL, displayName: 'first name', name: 'firstName', dataType: 'string' },
      { ...EMAIL, displayName: 'Plan', name: 'plan', dataType: 'string' },
    ]
    const { fields } = described(answered(...items))
    expect(fields.map(({ source }) => source)).toEqual([
      { kind: 'standard', as: 'Email Address' },
      { kind: 'standard' },
      { kind: 'empty' },
    ])
    const leadOf = compileLeads({ kind: 'synthetic', count: 1, fields }, createLuck(1))
    expect(leadOf(0).values).toEqual({
      'E-Mail': expect.stringMatching(/@example\.(com|net|org)$/),
      'first name': expect.stringMatching(/./),
      Plan: null,
    })
  })

  it('are empty where the type is another one', () => {
    expect(fieldOf({ ...EMAIL, dataType: 'boolean' }).source).toEqual({ kind: 'empty' })
    expect(fieldOf({ ...EMAIL, dataType: 'string' }).source).toEqual({ kind: 'standard' })
  })
})

describe('an answer that is wrong', () => {
  it.each([
    ['is nothing', null, [': null No field is described here.']],
    ['is a text', 'x', [': "x" No field is described here.']],
    ['is an empty list', [], [': The file describes no fields.']],
    ['has an empty result', answered(), [': The file describes no fields.']],
    [
      'is another answer',
      { access_token: 'x' },
      [
        ': A field has a displayName, which is a text.',
        ': A field has a dataType, which is a text.',
      ],
    ],
    [
      'is an error',
      { success: false, errors: [{ code: '602', message: 'Access token expired' }] },
      [': The instance answered with an error: "Access token expired".'],
    ],
    ['is an error without a word', { success: false }, [': The instance answered with an error.']],
    [
      'has an item that is none',
      answered(COMPANY, 5, [COMPANY]),
      ['result.1: 5 No field is described here.', 'result.2: No field is described here.'],
    ],
    [
      'has values of other kinds',
      answered(
        { displayName: ' ', dataType: 7 },
        custom('X', { length: 'long' }),
        custom('Y', { length: 0 }),
      ),
      [
        'result.0.displayName: " " A field has a displayName, which is a text.',
        'result.0.dataType: 7 A field has a dataType, which is a text.',
        'result.1.length: "long" is not a length.',
        'result.2.length: 0 is not a length.',
      ],
    ],
    [
      'has a name twice, whatever the case',
      answered(
        COMPANY,
        custom('company name'),
        custom('A', { rest: { name: 'COMPANY' } }),
        custom('B', { soap: { name: 'company' } }),
      ),
      [
        'result.1: Its display name, "company name", is that of a field above.',
        'result.2: Its REST name, "COMPANY", is that of a field above.',
        'result.3: Its SOAP name, "company", is that of a field above.',
      ],
    ],
  ] as const)('%s', (_, answer, mistakes) => {
    expect(told(answer)).toEqual(mistakes)
  })

  it('nests without end and is refused all the same', () => {
    const nested: unknown = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)
    expect(told(nested)).toEqual(['0: No field is described here.'])
  })
})

it('any answer gives fields or mistakes, and never half of them', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -1, '', ' ', 'string', 'email', [], {}, { name: 'x' }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  const mostly = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 20, arbitrary: usual }, odd)
  const name = fc.string({ minLength: 1, maxLength: 8 })
  const item = fc.record(
    {
      displayName: mostly(name),
      dataType: mostly(fc.constantFrom('string', 'Score', 'geo')),
      length: mostly(fc.constantFrom(null, 1, 255)),
      rest: mostly(fc.record({ name, readOnly: fc.boolean() })),
      soap: odd,
      name,
    },
    { requiredKeys: ['displayName', 'dataType'] },
  )
  const list = fc.array(mostly(item), { maxLength: 4 })
  const answers = fc.oneof(odd, list, fc.record({ result: list, moreResult: odd }))
  let readCount = 0
  fc.assert(
    fc.property(answers, (answer) => {
      const read = fieldsFromDescribe(answer)
      if ('mistakes' in read) {
        expect(read.mistakes.length).toBeGreaterThan(0)
        return
      }
      readCount++
      const names = read.fields.map(({ field }) => field.displayName.toLowerCase())
      expect(names.length).toBeGreaterThan(0)
      expect(new Set(names).size).toBe(names.length)
    }),
    { seed: 1, numRuns: 3_000 },
  )
  expect(readCount).toBeGreaterThan(100)
})

it('of a large instance is read in proportion to its fields', () => {
  const items = Array.from({ length: 50_000 }, (_, index) => custom(`Custom ${index}`))
  // Quadratic, it would not be done within the time a test has.
  expect(described(answered(...items)).fields).toHaveLength(50_000)
})
