import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsRead, renderRequest, systemTokensRead } from '../../src/executor/request.ts'
import type { RenderedRequest, Value, WebhookCall } from '../../src/executor/webhook.ts'
import { ZERO } from '../../src/time/instant.ts'
import { exampleCall, FIELDS, webhook } from './example-call.ts'

function requestOf(call: WebhookCall): RenderedRequest {
  const rendering = renderRequest(call, ZERO)
  if (rendering.kind === 'problem') throw new Error(rendering.reason)
  return rendering.request
}

const anyText = fc.string({ unit: 'binary' })

describe('a request', () => {
  it('is compiled once for a webhook, however many leads there are', () => {
    let readCount = 0
    const counted = {
      ...webhook(),
      get payload() {
        readCount++
        return 'a={{lead.First Name}}'
      },
    }
    const call = { ...exampleCall(), webhook: counted }
    for (const name of ['Jane', 'Joe', 'Jill']) {
      const lead = { index: 0, values: { 'First Name': name } }
      expect(requestOf({ ...call, lead }).body).toBe(`a="${name}"`)
      if (name === 'Jane') readCount = 0
    }
    expect(readCount).toBe(0)
  })

  it('has ? for half a surrogate pair, which UTF-8 cannot carry (decision 16)', () => {
    const call = exampleCall({
      webhook: { payload: '{{my.Key}}', encoding: 'None' },
      tokens: { my: { Key: 'a\ud83d🎉' } },
    })
    expect(requestOf(call).body).toBe('a?\u{1f389}')
  })

  it('is compiled anew when fields, tokens or settings are others', () => {
    const call = exampleCall({
      webhook: { payload: '{{my.Key}}{{lead.Nick}}\\n', encoding: 'None' },
    })
    expect(requestOf(call).body).toBe('\n')
    const tokens = { my: { Key: 'k' } }
    expect(requestOf({ ...call, tokens }).body).toBe('k\n')
    const fields = [{ scope: 'lead', displayName: 'Nick', type: 'boolean' }] as const
    expect(requestOf({ ...call, tokens, fields }).body).toBe('kfalse\n')
    const settings = { ...call.settings, backslashPreParse: false }
    expect(requestOf({ ...call, tokens, fields, settings }).body).toBe('kfalse\\n')
  })

  it.each([
    [{ url: 'x' }, 'the URL is illegal: A URL begins with http:// or https:// and a host.'],
    [{ payload: '\\d' }, 'the payload holds an illegal backslash sequence'],
    [{ headers: [{ name: 'a b', value: '' }] }, 'the header a b cannot be sent'],
    [
      { url: 'https://x.example/{{my.Key}}', encoding: 'None' } as const,
      'a token value makes the URL illegal',
    ],
  ])('that %j makes illegal says why', (part, reason) => {
    const call = exampleCall({ webhook: part, tokens: { my: { Key: 'a b' } } })
    expect(renderRequest(call, ZERO)).toEqual({ kind: 'problem', reason })
  })
})

// Decision 17.
describe('the JSON payload of a correct template', () => {
  const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true })
  const bigInteger = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)
  const orNothing = <Of>(of: fc.Arbitrary<Of>) => fc.option(of, { nil: null })

  it('always reads back as the values of the lead', () => {
    const payload =
      '{"text":{{lead.Notes}},"number":{{lead.Ratio}},"flag":{{lead.Unsubscribed}},"big":{{company.Num Employees}}, {{{my.Key}}}'
    const one = webhook({ payload: payload.replace(' {{{my.Key}}', ' {{my.Key}}:1') })
    const values = fc.record({
      Notes: orNothing(anyText),
      Ratio: orNothing(anyNumber),
      Unsubscribed: orNothing(fc.boolean()),
      'Num Employees': orNothing(bigInteger),
    })
    fc.assert(
      fc.property(values, anyText, (held: Readonly<Record<string, Value>>, key) => {
        const call = {
          ...exampleCall({ values: held, tokens: { my: { Key: key } } }),
          webhook: one,
        }
        const { body = '' } = requestOf(call)
        const read = JSON.parse(Buffer.from(body).toString())
        const { Notes, Ratio, Unsubscribed, 'Num Employees': big } = held
        expect(read.text).toBe(Notes ?? '')
        expect(read.number).toBe(Ratio === 0 ? 0 : Ratio)
        expect(read.flag).toBe(Unsubscribed ?? false)
        expect(read.big).toBe(big === null ? null : Number(big))
        expect(body).toContain(`"big":${big},`)
        expect(Object.hasOwn(read, key)).toBe(true)
      }),
      { seed: 1 },
    )
  })
})

describe('no value of a lead', () => {
  const headers = [
    { name: 'X-One', value: '{{lead.Notes}}' },
    { name: 'X-Two', value: 'a{{lead.Notes}}b' },
  ]
  const nasty = fc.oneof(
    anyText,
    fc
      .array(
        fc.constantFrom('\r', '\n', 'X: y', '&', '=', '?', '#', '%26', '/', ' ', 'a', ';', '"'),
      )
      .map((pieces) => pieces.join('')),
  )

  it.each(['Form/Url', 'JSON'] as const)(
    'adds a query parameter, a path segment or a header under %s',
    (encoding) => {
      const url = 'https://x.example/p/{{lead.First Name}}/q?a={{lead.First Name}}&b=1'
      const one = webhook({ url, encoding })
      fc.assert(
        fc.property(nasty, (value) => {
          const call = { ...exampleCall({ values: { 'First Name': value } }), webhook: one }
          const { path, headers: sent } = requestOf(call)
          const [segments = '', query] = path.split('?')
          expect(path.split('?')).toHaveLength(2)
          expect(segments.split('/')).toHaveLength(4)
          expect([...new URLSearchParams(query)]).toEqual([
            ['a', value.replace(/\p{Surrogate}/gu, '?')],
            ['b', '1'],
          ])
          expect(path).toMatch(/^[!-~]+$/)
          expect(Object.keys(sent)).toEqual(['user-agent'])
        }),
        { seed: 1 },
      )
    },
  )

  it.each(['Form/Url', 'JSON', 'None'] as const)('adds a header or a line under %s', (encoding) => {
    const one = webhook({ headers, encoding })
    fc.assert(
      fc.property(nasty, (value) => {
        const rendering = renderRequest(
          { ...exampleCall({ values: { Notes: value } }), webhook: one },
          ZERO,
        )
        if (rendering.kind === 'problem') {
          expect(value).toMatch(/[^\t\x20-\x7e\x80-\xff]/)
          return
        }
        const { headers: sent } = rendering.request
        expect(Object.keys(sent)).toEqual(['x-one', 'x-two', 'user-agent'])
        expect(sent['x-two']).toBe(`a${value}b`)
        expect(Object.values(sent).join('')).not.toMatch(/[\r\n\0]/)
      }),
      { seed: 1 },
    )
  })

  it('adds a pair to a form or a member to an object', () => {
    const form = webhook({ payload: 'a={{lead.Notes}}&b=1', encoding: 'Form/Url' })
    const json = webhook({ payload: '{"a":{{lead.Notes}},"b":1}', encoding: 'JSON' })
    fc.assert(
      fc.property(nasty, (value) => {
        const call = exampleCall({ values: { Notes: value } })
        const pairs = new URLSearchParams(requestOf({ ...call, webhook: form }).body)
        expect([...pairs.keys()]).toEqual(['a', 'b'])
        const read = JSON.parse(requestOf({ ...call, webhook: json }).body ?? '')
        expect(read).toEqual({ a: value, b: 1 })
      }),
      { seed: 1 },
    )
  })
})

describe('the fields a webhook reads', () => {
  it('are those of its URL, headers and payload, once each', () => {
    const one = webhook({
      url: 'https://x.example/{{lead.First Name}}?a={{LEAD.last name}}',
      headers: [{ name: 'X', value: '{{company.Website}}{{lead.First Name:default=x}}' }],
      payload: '{{lead.Notes}} {{my.Key}} {{system.date}} {{lead.Nobody}} {{lead.Short=x}}',
    })
    expect(fieldsRead(one, FIELDS)).toEqual(['First Name', 'Last Name', 'Website', 'Notes'])
  })

  it('are not those of a payload that is not sent', () => {
    expect(fieldsRead(webhook({ method: 'GET', payload: '{{lead.Notes}}' }), FIELDS)).toEqual([])
  })
})

it('the tokens of the clock that a webhook reads are told once each, wherever they stand', () => {
  const read = systemTokensRead(
    webhook({
      url: 'https://x.example/?a={{system.date}}',
      headers: [{ name: 'X', value: '{{System.Time}} {{lead.Notes}} {{my.Key}}' }],
      payload: '{{system.date}} {{system.nothing}}',
    }),
    FIELDS,
  )
  expect(read).toEqual(['date', 'time'])
  const unsent = webhook({ method: 'GET', payload: '{{system.dateTime}}' })
  expect(systemTokensRead(unsent, FIELDS)).toEqual([])
})
