import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { createLuck, stream } from '../../src/random/luck.ts'
import { type BodyContext, compileBody, defaultContentType } from '../../src/service/body.ts'
import type { BodyTemplate, JsonValue } from '../../src/service/definition.ts'
import { isFakerName } from '../../src/service/faker-value.ts'
import { chiSquareExcess } from '../random/statistics.ts'

function context(rest: Partial<BodyContext> = {}): BodyContext {
  return {
    next: stream(createLuck(1), 'body', { lead: 0, step: 0 }),
    leadValue: () => null,
    requestBody: undefined,
    nowMs: 0,
    ...rest,
  }
}

const json = (value: JsonValue): BodyTemplate => ({ kind: 'json', value })
const xml = (value: JsonValue): BodyTemplate => ({ kind: 'xml', value })

function made(value: JsonValue, rest: Partial<BodyContext> = {}): unknown {
  return JSON.parse(compileBody(json(value))(context(rest)))
}

describe('a body', () => {
  it.each([
    ['nothing', { kind: 'none' }, '', undefined],
    ['text', { kind: 'text', text: '{ $int: [0, 1] } <b>' }, '{ $int: [0, 1] } <b>', 'text/plain'],
    ['JSON', json({ a: [1, 'x', null, true] }), '{"a":[1,"x",null,true]}', 'application/json'],
    ['XML', xml({ r: { a: 1 } }), '<r><a>1</a></r>', 'application/xml'],
    ['XML as typed', xml('<r a="1"/>'), '<r a="1"/>', 'application/xml'],
  ] satisfies [string, BodyTemplate, string, string | undefined][])(
    'of %s is sent as what it is',
    (_, template, text, contentType) => {
      expect(compileBody(template)(context())).toBe(text)
      expect(defaultContentType(template)).toBe(contentType)
    },
  )

  it('is the same for the same draws', () => {
    const template = json({
      score: { $int: [0, 1_000_000] },
      share: { $number: [0, 1] },
      plan: { $pick: ['a', 'b', { $faker: 'internet.email' }] },
      born: { $faker: 'date.birthdate' },
      id: { $faker: 'string.uuid' },
    })
    const make = compileBody(template)
    const first = make(context())
    make(context({ next: () => 0.9, nowMs: 1e12 }))
    expect(make(context())).toBe(first)
    expect(compileBody(template)(context())).toBe(first)
  })

  it('has generators in lists, and in lists of lists, each drawn by itself', () => {
    let drawn = 0
    const next = (): number => drawn++ / 10
    const value = [{ $int: [0, 9] }, [{ a: { $int: [0, 9] } }, 'x'], { $int: [0, 9] }]
    expect(made(value, { next })).toEqual([0, [{ a: 1 }, 'x'], 2])
  })

  it('without generators draws nothing, however often it is sent', () => {
    const make = compileBody(json({ list: [1, { $schema: 'x', b: null }] }))
    const next = (): number => {
      throw new Error('a draw was made')
    }
    expect([make(context({ next })), make(context({ next }))]).toEqual(
      Array(2).fill('{"list":[1,{"$schema":"x","b":null}]}'),
    )
  })

  it('keeps a key named __proto__ as a key', () => {
    const value = JSON.parse('{"__proto__":{"a":{"$int":[1,1]}},"b":{"$int":[2,2]}}')
    expect(compileBody(json(value))(context())).toBe('{"__proto__":{"a":1},"b":2}')
  })
})

describe('generators', () => {
  it('$int gives every whole number of its range alike, both ends included', () => {
    const { next } = context()
    const make = compileBody(json({ $int: [-2, 7] }))
    const counts = new Array<number>(10).fill(0)
    for (let index = 0; index < 50_000; index++) {
      const cell = Number(make(context({ next }))) + 2
      counts[cell] = (counts[cell] ?? 0) + 1
    }
    expect(counts.length).toBe(10)
    expect(
      chiSquareExcess(
        counts,
        counts.map(() => 5_000),
      ),
    ).toBeLessThan(5)
  })

  it.each([
    [0, 20],
    [0.5, 30],
    [0.75, 35],
  ])('$number gives a draw of %d its place in the range', (draw, value) => {
    expect(made({ $number: [20, 40] }, { next: () => draw })).toBe(value)
  })

  it.each([
    [0, 'gold'],
    [0.4, { tier: 3 }],
    [1 - 2 ** -53, null],
  ])('$pick takes for a draw of %d the value %j', (draw, value) => {
    const options = ['gold', { tier: { $int: [3, 3] } }, null]
    expect(made({ $pick: options }, { next: () => draw })).toEqual(value)
  })

  it.each([['jane@example.com'], [42], [true], [null]])('$lead keeps %j and its type', (value) => {
    const leadValue = (name: string) => (name === 'A Field' ? value : 'another field')
    expect(made({ v: { $lead: 'A Field' } }, { leadValue })).toEqual({ v: value })
  })

  it.each([
    ['$', '"text"', 'text'],
    ['$.email', '{"email":"a@b.c"}', 'a@b.c'],
    ['$.person.tags[1].name', '{"person":{"tags":[{},{"name":"x"}]}}', 'x'],
    ['$.flag', '{"flag":false}', false],
    ['$.score', '{"score":0}', 0],
    ['$.missing', '{}', null],
    ['$.a.b', '{"a":null}', null],
    ['$.object', '{"object":{"a":1}}', null],
    ['$.list', '{"list":[1]}', null],
    ['$.list.length', '{"list":[1]}', null],
    ['$[0]', '{"0":"an object"}', null],
    ['$.toString', '{}', null],
    ['$.__proto__', '{}', null],
    ['$.__proto__', '{"__proto__":"own"}', 'own'],
    ['$.email', 'email=a', null],
    ['$.email', undefined, null],
  ])('$request %s in %s gives %j', (path, requestBody, value) => {
    expect(made({ v: { $request: path } }, { requestBody })).toEqual({ v: value })
  })

  it('$request survives a body that nests without end', () => {
    const requestBody = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect(made({ $request: '$[0][0]' }, { requestBody })).toBe(null)
  })

  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [951_782_400_123, '2000-02-29T00:00:00.123Z'],
    [1_772_357_445_999, '2026-03-01T09:30:45.999Z'],
  ])('$now writes %i as %s', (nowMs, text) => {
    expect(made({ $now: 'iso' }, { nowMs })).toBe(text)
  })

  it('$faker makes values of the kind it names', () => {
    expect(made({ $faker: 'internet.email' })).toMatch(/^[^@]+@[^@]+\.[a-z]+$/)
    expect(made({ $faker: 'number.int' })).toBeTypeOf('number')
    expect(made({ $faker: 'datatype.boolean' })).toBeTypeOf('boolean')
    expect(made({ $faker: 'finance.currency' })).toHaveProperty('code')
  })

  it('$faker counts its dates from the virtual now', () => {
    const nowMs = 1_772_357_400_000
    const date = String(made({ $faker: 'date.recent' }, { nowMs }))
    expect(date >= '2026-02-28T09:30:00.000Z' && date <= '2026-03-01T09:30:00.000Z').toBe(true)
  })
})

describe('a faker name', () => {
  it.each(['company.name', 'internet.email', 'number.bigInt', 'date.past', 'person.firstName'])(
    'may be %s',
    (name) => expect(isFakerName(name)).toBe(true),
  )

  it.each([
    '',
    'company',
    'company.',
    'company.nope',
    'company.name.length',
    'company.faker',
    'company.constructor',
    'company.__proto__',
    'constructor.constructor',
    'fakerCore.randomizer',
    'helpers.fake',
    'helpers.multiple',
    'date.between',
    'string.fromCharacters',
    'seed',
  ])('may not be %j', (name) => {
    expect(isFakerName(name)).toBe(false)
  })
})

describe('XML', () => {
  const parser = new XMLParser({ trimValues: false, parseTagValue: false, htmlEntities: true })

  it('repeats an element for each item of an array and leaves null empty', () => {
    const value = { r: { tag: ['a', { n: 1 }, [true]], none: null, of: [] } }
    const text = '<r><tag>a</tag><tag><n>1</n></tag><tag>true</tag><none></none></r>'
    expect(compileBody(xml(value))(context())).toBe(text)
  })

  it('is well formed and reads back whatever text a lead holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const text = compileBody(xml({ r: { v: { $lead: 'Any' } } }))(
          context({ leadValue: () => value }),
        )
        expect(XMLValidator.validate(text)).toBe(true)
        expect(parser.parse(text).r.v).toBe(legal(value))
      }),
      { seed: 1 },
    )
  })

  it.each([
    ['</v><admin>1</admin>', '&lt;/v&gt;&lt;admin&gt;1&lt;/admin&gt;'],
    [']]>', ']]&gt;'],
    ['&amp;', '&amp;amp;'],
    ['a\r\nb', 'a&#13;\nb'],
    ['\u0000\ud800\uffff', '\ufffd\ufffd\ufffd'],
    ['名前 😀', '名前 😀'],
  ])('writes %j as %s', (value, text) => {
    expect(compileBody(xml({ v: value }))(context())).toBe(`<v>${text}</v>`)
  })

  /** What of a text an XML document can hold. */
  function legal(text: string): string {
    return Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0
      const isControl = code < 0x20 && !'\t\n\r'.includes(character)
      const isNoCharacter = (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
      return isControl || isNoCharacter ? '\ufffd' : character
    }).join('')
  }
})
