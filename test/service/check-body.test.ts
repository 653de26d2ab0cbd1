import { describe, expect, it } from 'vitest'
import { compileBody } from '../../src/service/body.ts'
import { checkBody } from '../../src/service/check-body.ts'
import type { BodyTemplate, JsonValue } from '../../src/service/definition.ts'

const json = (value: JsonValue): BodyTemplate => ({ kind: 'json', value })
const xml = (value: JsonValue): BodyTemplate => ({ kind: 'xml', value })
const paths = (template: BodyTemplate) => checkBody(template).map(({ path }) => path)

describe('a body without mistakes', () => {
  it.each([
    ['nothing', { kind: 'none' }],
    ['text that looks like a generator', { kind: 'text', text: '{ $int: x }' }],
    [
      'every generator',
      json([
        { $int: [0, 0] },
        { $number: [-1.5, 2] },
        { $pick: [{ $now: 'iso' }, null] },
        { $faker: 'company.name' },
        { $lead: 'Email Address' },
        { $request: '$.a[0].b' },
      ]),
    ],
    ['other names with a dollar among keys', json({ $schema: 'x', $id: 'y' })],
    ['XML with a root', xml({ 'ns:r': { a: [1, 2], _b: { $int: [0, 1] }, é: null } })],
    ['XML as typed', xml('not even XML')],
  ] satisfies [string, BodyTemplate][])('is %s, and compiles', (_, template) => {
    expect(checkBody(template)).toEqual([])
    expect(() => compileBody(template)).not.toThrow()
  })
})

describe('a malformed generator', () => {
  it.each([
    [{ $int: 'x' }],
    [{ $int: [1] }],
    [{ $int: [2, 1] }],
    [{ $int: [0.5, 1] }],
    [{ $int: [0, 1, 2] }],
    [{ $number: [0, '1'] }],
    [{ $number: [2, 1] }],
    [{ $number: [0, Number.POSITIVE_INFINITY] }],
    [{ $pick: [] }],
    [{ $pick: 'gold' }],
    [{ $faker: 'company.nope' }],
    [{ $faker: 'helpers.fake' }],
    [{ $lead: '' }],
    [{ $lead: 1 }],
    [{ $request: 'email' }],
    [{ $request: '$.' }],
    [{ $request: '$..email' }],
    [{ $request: '$.a[x]' }],
    [{ $now: 'unix' }],
    [{ $nope: 1 }],
    [{ $__proto__: 1 }],
  ])('%j is found where it is', (value) => {
    expect(paths(json({ person: { tags: [1, value] } }))).toEqual(['person.tags[1]'])
    expect(() => compileBody(json(value))).toThrow('checked before')
  })

  it('is quoted, with the rule and the mend', () => {
    expect(checkBody(json({ score: { $int: 'x' } }))).toEqual([
      {
        path: 'score',
        got: '"x"',
        rule: '$int takes two whole numbers, the smaller first; both may come up.',
        mend: 'Write it like { $int: [0, 100] }.',
      },
    ])
  })

  it('is quoted as far as it is short', () => {
    const [mistake] = checkBody(json({ $int: 'x'.repeat(200) }))
    expect(mistake?.got).toBe(`"${'x'.repeat(79)}`)
  })

  it('of an unknown name lists the known ones', () => {
    const [mistake] = checkBody(json({ $integer: [0, 1] }))
    expect(mistake?.rule).toBe('$integer is not a generator.')
    expect(mistake?.mend).toBe('Use one of $int, $number, $pick, $faker, $lead, $request, $now.')
  })

  it('is found inside another', () => {
    expect(paths(json({ a: { $pick: [1, { $int: 'x' }] } }))).toEqual(['a.$pick[1]'])
  })

  it('is one that has keys beside it', () => {
    expect(checkBody(json({ a: { $int: [0, 1], b: 1 } }))).toEqual([
      {
        path: 'a',
        got: '$int',
        rule: 'A generator is the only key of its object.',
        mend: 'Give $int an object of its own, under a key.',
      },
    ])
  })

  it('is found together with all others', () => {
    expect(paths(json([{ $int: 1 }, { $now: 1 }]))).toEqual(['[0]', '[1]'])
  })
})

describe('an XML body', () => {
  it.each([
    ['has two roots', { a: 1, b: 2 }],
    ['has none', {}],
    ['is a list', [{ a: 1 }]],
    ['is a number', 1],
    ['has a root that repeats', { a: [1, 2] }],
    ['is a generator', { $pick: [1] }],
  ])('is refused when it %s', (_, value) => {
    expect(checkBody(xml(value))).toEqual([
      {
        path: '',
        rule: 'An XML body has exactly one root element.',
        mend: 'Put everything under one key: { response: { … } }.',
      },
    ])
  })

  it.each(['', '1a', 'a b', '-a', 'a>b'])('has no element named %j', (name) => {
    expect(checkBody(xml({ r: { [name]: 1 } }))).toEqual([
      {
        path: `r.${name}`,
        got: name,
        rule: 'An XML element is named with letters, digits, _, -, . and :, a letter or _ first.',
        mend: 'Rename the key.',
      },
    ])
  })
})

it('a body that contains itself is refused', () => {
  const value: { [key: string]: JsonValue } = {}
  value.again = value
  for (const template of [json(value), xml(value)]) {
    expect(checkBody(template)).toMatchObject([
      { rule: 'A body nests at most 64 deep.', mend: 'Make it flatter.' },
    ])
  }
})

it('a body may nest exactly as deep as it may', () => {
  const nested = (depth: number): JsonValue => (depth === 0 ? 1 : { a: nested(depth - 1) })
  for (const template of [json, xml]) {
    expect(checkBody(template(nested(64)))).toEqual([])
    expect(checkBody(template(nested(65)))).toMatchObject([{ path: Array(65).fill('a').join('.') }])
  }
})

it('a wrong name is found as deep as a body may nest', () => {
  const nested = (depth: number): JsonValue => (depth === 0 ? { '1': 1 } : { a: nested(depth - 1) })
  expect(checkBody(xml(nested(63)))).toMatchObject([{ got: '1' }])
})
