import { describe, expect, it } from 'vitest'
import { classify } from '../../src/executor/outcome.ts'
import { exampleCall, mappings } from './example-call.ts'

const call = exampleCall({ webhook: { mappings: mappings({ a: 'LeadScore' }) } })

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

// marketo.md §4.1 [DOC]: only 2xx updates fields.
describe('an answer', () => {
  it.each([...range(100, 199), ...range(300, 599), 600, 999])(
    'with status %i is rejected, and keeps number and phrase',
    (status) => {
      expect(classify(call, { status, reasonPhrase: 'P', body: '{"a":1}' })).toEqual({
        outcome: 'rejected',
        status,
        reasonPhrase: 'P',
        errorType: status,
      })
    },
  )

  it.each(range(200, 299))('with status %i maps', (status) => {
    expect(classify(call, { status, reasonPhrase: 'P', body: '{"a":1}' })).toEqual({
      outcome: 'mapped',
      status,
      reasonPhrase: 'P',
      writes: [{ attribute: 'a', field: 'Lead Score', value: 1 }],
      skipped: [],
    })
  })

  // Decision 7.
  it.each(range(200, 299))('with status %i and no body is error 1001', (status) => {
    expect(classify(call, { status, reasonPhrase: '', body: '' })).toEqual({
      outcome: 'empty',
      status,
      reasonPhrase: '',
      errorType: 1001,
    })
  })

  it('that maps nothing says why', () => {
    expect(classify(call, { status: 200, reasonPhrase: '', body: '{"a":"1"}' })).toEqual({
      outcome: 'unmapped',
      status: 200,
      reasonPhrase: '',
      skipped: [{ attribute: 'a', field: 'Lead Score', reason: 'type-mismatch' }],
    })
  })

  it.each([
    ['{', 'not JSON'],
    [undefined, 'longer than 1048576 bytes'],
  ])('with the body %j is unreadable', (body, reason) => {
    expect(classify(call, { status: 200, reasonPhrase: '', body })).toEqual({
      outcome: 'unreadable',
      status: 200,
      reasonPhrase: '',
      reason,
    })
  })
})
