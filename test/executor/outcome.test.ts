import { describe, expect, it } from 'vitest'
import { classify } from '../../src/executor/outcome.ts'
import { exampleCall, mappings } from './example-call.ts'

const call = exampleCall({ webhook: { mappings: mappings({ a: 'LeadScore' }) } })

/** Nothing of an answer's headers. */
const SILENT = { contentType: undefined, location: undefined }

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

// marketo.md §4.1 [DOC]: only 2xx updates fields.
describe('an answer', () => {
  it.each([...range(100, 199), ...range(300, 599), 600, 999])(
    'with status %i is rejected, and keeps number and phrase',
    (status) => {
      expect(classify(call, { ...SILENT, status, reasonPhrase: 'P', body: '{"a":1}' })).toEqual({
        outcome: 'rejected',
        status,
        reasonPhrase: 'P',
        errorType: status,
      })
    },
  )

  it.each(range(200, 299))('with status %i maps', (status) => {
    expect(classify(call, { ...SILENT, status, reasonPhrase: 'P', body: '{"a":1}' })).toEqual({
      outcome: 'mapped',
      status,
      reasonPhrase: 'P',
      writes: [{ attribute: 'a', field: 'Lead Score', value: 1 }],
      skipped: [],
    })
  })

  // Decision 7.
  it.each(range(200, 299))('with status %i and no body is error 1001', (status) => {
    expect(classify(call, { ...SILENT, status, reasonPhrase: '', body: '' })).toEqual({
      outcome: 'empty',
      status,
      reasonPhrase: '',
      errorType: 1001,
    })
  })

  it('that maps nothing says why', () => {
    expect(classify(call, { ...SILENT, status: 200, reasonPhrase: '', body: '{"a":"1"}' })).toEqual(
      {
        outcome: 'unmapped',
        status: 200,
        reasonPhrase: '',
        skipped: [{ attribute: 'a', field: 'Lead Score', reason: 'type-mismatch' }],
      },
    )
  })

  // Decision 32.
  it.each([
    ['JSON', '{"a":1}', 'application/json', 'mapped'],
    ['JSON', '{"a":1}', 'Application/Problem+JSON ; charset=utf-8', 'mapped'],
    ['JSON', '{"a":1}', 'text/json', 'mapped'],
    ['JSON', '{"a":1}', undefined, 'mapped'],
    ['JSON', '{"a":1}', 'text/html', 'unreadable'],
    ['JSON', '{"a":1}', 'text/plain; x=/json', 'unreadable'],
    ['JSON', '{"a":1}', 'application/jsonp', 'unreadable'],
    ['JSON', '{"a":1}', '', 'unreadable'],
    ['XML', '<a>1</a>', 'application/xml', 'mapped'],
    ['XML', '<a>1</a>', 'application/soap+xml;charset=utf-8', 'mapped'],
    ['XML', '<a>1</a>', 'application/json', 'unreadable'],
    ['None', 'x', 'text/html', 'unmapped'],
  ] as const)(
    'where %s is expected: %s announced as %s is %s on request, and read otherwise',
    (responseType, body, contentType, outcome) => {
      const webhook = { ...call.webhook, responseType }
      const respecting = { ...call.settings, responseContentType: 'respect' } as const
      const answer = { ...SILENT, status: 200, reasonPhrase: '', contentType, body }
      expect(classify({ ...call, webhook, settings: respecting }, answer).outcome).toBe(outcome)
      expect(classify({ ...call, webhook }, answer).outcome).not.toBe('unreadable')
    },
  )

  it('from which nothing is mapped may be announced as anything', () => {
    const webhook = { ...call.webhook, mappings: [] }
    const settings = { ...call.settings, responseContentType: 'respect' } as const
    const answer = { ...SILENT, status: 200, reasonPhrase: '', contentType: 'image/png', body: 'x' }
    expect(classify({ ...call, webhook, settings }, answer).outcome).toBe('unmapped')
  })

  it.each([
    ['{', 'not JSON'],
    [undefined, 'longer than 1048576 bytes'],
  ])('with the body %j is unreadable', (body, reason) => {
    expect(classify(call, { ...SILENT, status: 200, reasonPhrase: '', body })).toEqual({
      outcome: 'unreadable',
      status: 200,
      reasonPhrase: '',
      reason,
    })
  })
})
