import { describe, expect, it } from 'vitest'
import { renderRequest } from '../../src/executor/request.ts'
import { traceTokens } from '../../src/executor/trace-tokens.ts'
import type { Webhook } from '../../src/executor/webhook.ts'
import { seconds, ZERO } from '../../src/time/instant.ts'
import { type CallParts, exampleCall } from './example-call.ts'

const traces = (parts: CallParts, nowUs = ZERO) => traceTokens(exampleCall(parts), nowUs)

/** The only token of a payload. */
function traceOf(payload: string, parts: Omit<CallParts, 'webhook'> = {}, nowUs = ZERO) {
  const [trace] = traces({ ...parts, webhook: { payload } }, nowUs)
  return trace
}

describe('the trace of a webhook’s tokens', () => {
  const webhook: Partial<Webhook> = {
    url: 'https://api.example.com/{{lead.First Name}}',
    headers: [
      { name: 'X-A', value: '{{lead.Last Name}}' },
      { name: 'X-B', value: '{{lead.Last Name}}{{my.Key}}' },
    ],
    payload: '{ "a": {{lead.First Name}} }',
  }
  const values = { 'First Name': 'Zoë K', 'Last Name': 'Ünal "J"' }

  it('has each of them in the order url, headers, payload, as each place writes it', () => {
    const found = traces({ webhook, values, tokens: { my: { Key: 'k' } } })
    expect(found.map(({ part, text, written }) => [part, text, written])).toEqual([
      ['url', '{{lead.First Name}}', 'Zo%C3%AB%20K'],
      ['headers.X-A', '{{lead.Last Name}}', 'Ünal "J"'],
      ['headers.X-B', '{{lead.Last Name}}', 'Ünal "J"'],
      ['headers.X-B', '{{my.Key}}', 'k'],
      ['payload', '{{lead.First Name}}', '"Zoë K"'],
    ])
  })

  it.each([
    ['JSON', 'Zo%C3%AB%20K', '"Zoë K"'],
    ['Form/Url', 'Zo%C3%AB+K', 'Zo%C3%AB+K'],
    ['None', 'Zoë K', 'Zoë K'],
  ] as const)('says what a request in %s really sends', (encoding, inUrl, inPayload) => {
    const call = exampleCall({ webhook: { ...webhook, headers: [], encoding }, values })
    expect(traceTokens(call, ZERO).map(({ written }) => written)).toEqual([inUrl, inPayload])
    const rendering = renderRequest(call, ZERO)
    // A space or a letter with dots in a URL is not sent at all.
    const sent = rendering.kind === 'request' ? rendering.request.body : undefined
    expect(sent).toBe(encoding === 'None' ? undefined : `{ "a": ${inPayload} }`)
  })

  it('has no token of a body that is not sent (decision 11)', () => {
    const parts = traces({ webhook: { ...webhook, method: 'GET' } }).map(({ part }) => part)
    expect(new Set(parts)).toEqual(new Set(['url', 'headers.X-A', 'headers.X-B']))
  })

  it('has nothing of literals', () => {
    expect(traces({ webhook: { payload: '{ "a": 1 }' } })).toEqual([])
  })
})

describe('the value of a traced token', () => {
  it.each([
    ['{{lead.Lead Score}}', 7],
    ['{{lead.Unsubscribed}}', false],
    ['{{lead.First Name}}', null],
    ['{{my.Key}}', 'k'],
    ['{{my.Nothing}}', null],
  ])('of %s is %j before it is encoded', (text, value) => {
    const values = { 'Lead Score': 7, Unsubscribed: false }
    expect(traceOf(text, { values, tokens: { my: { Key: 'k' } } })?.value).toBe(value)
  })

  it('is never what every object has', () => {
    const fields = [{ scope: 'lead', displayName: 'constructor', type: 'string' } as const]
    expect(traceOf('{{lead.constructor}}', { fields })).toMatchObject({
      value: null,
      written: '""',
    })
  })

  it('of a time is that of the clock', () => {
    const settings = { startsAtMs: Date.UTC(2026, 0, 1) }
    expect(traceOf('{{system.dateTime}}', { settings }, seconds(61))).toMatchObject({
      source: { kind: 'system', name: 'datetime' },
      value: '2026-01-01 00:01:01',
      written: '"2026-01-01 00:01:01"',
    })
  })
})

describe('a default', () => {
  it.each([
    ['{{lead.First Name:default=you}}', null, true, '"you"'],
    ['{{lead.First Name:default=you}}', '', true, '"you"'],
    ['{{lead.First Name:default=you}}', 'Zoë', false, '"Zoë"'],
    ['{{lead.First Name:default=}}', null, true, '""'],
    ['{{lead.First Name}}', null, false, '""'],
  ])('of %s stands in for %j: %j', (text, value, isDefault, written) => {
    const trace = traceOf(text, { values: { 'First Name': value } })
    expect(trace).toMatchObject({ isDefault, written })
  })

  it('stands in for a token that names nothing, unless that is sent as typed (decision 20)', () => {
    const text = '{{lead.Nobody:default=you}}'
    expect(traceOf(text)).toMatchObject({ isDefault: true, written: '"you"' })
    const settings = { unknownToken: 'literal' } as const
    expect(traceOf(text, { settings })).toMatchObject({ isDefault: false, written: text })
    expect(traceOf('{{lead.First Name:default=you}}', { settings })).toMatchObject({
      isDefault: true,
      written: '"you"',
    })
  })
})
