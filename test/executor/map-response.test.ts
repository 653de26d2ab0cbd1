import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapResponse } from '../../src/executor/map-response.ts'
import type { ResponseType, WebhookCall } from '../../src/executor/webhook.ts'
import { exampleCall, FIELDS, mappings } from './example-call.ts'

const ATTRIBUTES = {
  a: 'FirstName',
  'a.b': 'LeadScore',
  'a[0].b': 'Notes',
  'a.b[1]': 'Unsubscribed',
  __proto__: 'LastName',
  'a.__proto__.b': 'Ratio',
  'a.constructor': 'LastSeen',
  '[0]': 'DateofBirth',
  'b.a': 'FullName',
  '$.a': 'Email',
  b: 'nobody',
}

function callOf(responseType: ResponseType): WebhookCall {
  const all = [...mappings(ATTRIBUTES), { attribute: '__proto__', field: 'Short' }]
  return exampleCall({ webhook: { responseType, mappings: all } })
}

const MAPPED_FIELDS = new Set([
  'First Name',
  'Lead Score',
  'Notes',
  'Unsubscribed',
  'Ratio',
  'Last Seen',
  'Date of Birth',
  'Email Address',
  'Short',
])

/** Nothing thrown, nothing written but what is mapped, each mapping accounted for, no prototype hurt. */
function expectTame(call: WebhookCall, body: string): void {
  const before = [Object.prototype, Array.prototype, String.prototype].map(
    (prototype) => Reflect.ownKeys(prototype).length,
  )
  const mapped = mapResponse(call, body)
  if (mapped.kind === 'mapped') {
    for (const { field, value } of mapped.writes) {
      expect(MAPPED_FIELDS.has(field)).toBe(true)
      expect(value === null || ['string', 'number', 'boolean'].includes(typeof value)).toBe(true)
      expect(JSON.parse(JSON.stringify({ value }))).toEqual({ value })
    }
    const { responseType, mappings: all } = call.webhook
    const accounted = responseType === 'None' ? 0 : all.length
    expect(mapped.writes.length + mapped.skipped.length).toBe(accounted)
  }
  const after = [Object.prototype, Array.prototype, String.prototype].map(
    (prototype) => Reflect.ownKeys(prototype).length,
  )
  expect(after).toEqual(before)
}

describe('whatever a service answers', () => {
  it.each(['JSON', 'XML', 'None'] as const)('any text is mapped or unreadable as %s', (type) => {
    const call = callOf(type)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expectTame(call, text)),
      { seed: 1 },
    )
  })

  it('any JSON writes only what is mapped', () => {
    const call = callOf('JSON')
    const key = fc.constantFrom('a', 'b', '0', '__proto__', 'constructor', 'prototype', 'x')
    const number = fc.constantFrom(
      '1',
      '-0',
      '0.5',
      '1e999',
      '12345678901234567890',
      '9'.repeat(40),
    )
    const { json } = fc.letrec<{ json: string }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('null', 'true', '""', '"x"', '"2016-01-01"', '"2016-01-01T00:00:00Z"'),
        number,
        fc.json(),
        fc.array(tie('json'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
        fc
          .array(fc.tuple(key, tie('json')), { maxLength: 4 })
          .map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`),
      ),
    }))
    fc.assert(
      fc.property(json, (text) => {
        expect(mapResponse(call, text).kind).toBe('mapped')
        expectTame(call, text)
      }),
      { seed: 1, numRuns: 1_000 },
    )
  })

  it('anything like XML is mapped or unreadable', () => {
    const call = callOf('XML')
    const piece = fc.constantFrom(
      ...['<a>', '</a>', '<b>', '</b>', '<a/>', '<__proto__>', '</__proto__>', '<constructor/>'],
      ...['x', '1', '&lt;', '&x;', '&#65;', '<![CDATA[', ']]>', '<!--', '-->', '<?p', '?>', ' '],
      ...['<!DOCTYPE a [', '<!ENTITY x "&x;&x;">', ']>', '<', '>', '"', '=', '\0'],
    )
    const soup = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))
    const wrapped = soup.map((inner) => `<a>${inner}</a>`)
    fc.assert(
      fc.property(fc.oneof(soup, wrapped), (text) => expectTame(call, text)),
      { seed: 1, numRuns: 2_000 },
    )
  })
})

describe('mappings', () => {
  const numbered = [
    { attribute: 'b', field: 'FirstName' },
    { attribute: 'a', field: 'LeadScore' },
    { attribute: 'a', field: 'Notes' },
    { attribute: 'c', field: 'FirstName' },
    { attribute: 'd', field: 'LastName' },
  ]

  it('write in their own order, an attribute into several fields and a field twice', () => {
    const call = exampleCall({ webhook: { mappings: numbered } })
    expect(mapResponse(call, '{"a":1,"b":"x","c":"y"}')).toEqual({
      kind: 'mapped',
      writes: [
        { attribute: 'b', field: 'First Name', value: 'x' },
        { attribute: 'a', field: 'Lead Score', value: 1 },
        { attribute: 'a', field: 'Notes', value: '1', note: 'written-as-text' },
        { attribute: 'c', field: 'First Name', value: 'y' },
      ],
      skipped: [{ attribute: 'd', field: 'Last Name', reason: 'missing-path' }],
    })
  })

  it('of a field that cannot be written are skipped before anything is looked for', () => {
    const all = ['FullName', 'LeadOwner', 'Grade', 'createdAt', 'nobody'].map((field) => ({
      attribute: 'a',
      field,
    }))
    const call = exampleCall({ webhook: { mappings: all } })
    for (const body of ['{"a":"x"}', '{"a":null}', '{"a":[]}', '{}']) {
      expect(mapResponse(call, body)).toEqual({
        kind: 'mapped',
        writes: [],
        skipped: ['Full Name', 'Lead Owner', 'Grade', 'Created At', 'nobody'].map((field) => ({
          attribute: 'a',
          field,
          reason: 'field-not-writable',
        })),
      })
    }
  })

  it('are compiled once, and again only for other fields', () => {
    let readCount = 0
    const counted = [
      {
        field: 'FirstName',
        get attribute() {
          readCount++
          return 'a'
        },
      },
    ]
    const call = exampleCall({ webhook: { mappings: counted } })
    mapResponse(call, '{"a":"x"}')
    const once = readCount
    mapResponse(call, '{"a":"y"}')
    const twice = readCount - once
    mapResponse({ ...call, fields: [...FIELDS] }, '{"a":"z"}')
    expect(twice).toBeLessThan(once)
    expect(readCount - once - twice).toBe(once)
  })

  it('of a body that is not read are not looked for', () => {
    const call = exampleCall({ webhook: { responseType: 'None', mappings: numbered } })
    expect(mapResponse(call, '{')).toEqual({ kind: 'mapped', writes: [], skipped: [] })
    expect(mapResponse(exampleCall(), '{')).toEqual({ kind: 'mapped', writes: [], skipped: [] })
  })

  it('write the first of several elements, with a note, and no element that holds others', () => {
    const of = { 'a.b': 'FirstName', 'a.b[1]': 'LastName', 'a.c': 'Notes', a: 'Short' }
    const webhook = { responseType: 'XML', mappings: mappings(of) } as const
    const body = '<a><b>one</b><b>two</b><c>three</c></a>'
    expect(mapResponse(exampleCall({ webhook }), body)).toEqual({
      kind: 'mapped',
      writes: [
        { attribute: 'a.b', field: 'First Name', value: 'one', note: 'first-of-many' },
        { attribute: 'a.b[1]', field: 'Last Name', value: 'two' },
        { attribute: 'a.c', field: 'Notes', value: 'three' },
      ],
      skipped: [{ attribute: 'a', field: 'Short', reason: 'not-a-value' }],
    })
  })

  it('take a note of the value before one of the path', () => {
    const webhook = { responseType: 'XML', mappings: mappings({ 'a.b': 'Short' }) } as const
    const body = '<a><b>123456</b><b/></a>'
    expect(mapResponse(exampleCall({ webhook }), body)).toMatchObject({
      writes: [{ value: '12345', note: 'truncated' }],
    })
  })
})
