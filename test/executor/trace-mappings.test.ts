import { describe, expect, it } from 'vitest'
import { mapResponse } from '../../src/executor/map-response.ts'
import { traceMappings } from '../../src/executor/trace-mappings.ts'
import { type CallParts, exampleCall, mappings } from './example-call.ts'

const BODY = JSON.stringify({
  person: { score: 7, name: 'Zoë', big: 1, nothing: null, tags: ['a'] },
}).replace('"big":1', '"big":12345678901234567890')

function callOf(of: Readonly<Record<string, string>>, webhook: CallParts['webhook'] = {}) {
  return exampleCall({ webhook: { ...webhook, mappings: mappings(of) } })
}

describe('the trace of a mapping', () => {
  it.each([
    ['person.score', 'leadScore', '7'],
    ['person.name', 'FirstName', '"Zoë"'],
    ['person.big', 'notes', '12345678901234567890'],
    ['person.nothing', 'firstName', 'null'],
    ['person.tags', 'firstName', '(an object or a list)'],
    ['person.tags[0]', 'firstName', '"a"'],
    ['person.tags[1]', 'firstName', undefined],
    ['person..score', 'leadScore', undefined],
  ])('of %s into %s starts from %s', (attribute, field, raw) => {
    const [trace, ...others] = traceMappings(callOf({ [attribute]: field }), BODY)
    expect(trace).toMatchObject({ attribute, field, raw })
    expect(others).toEqual([])
  })

  it('says of each, in their order, what the whole response comes to', () => {
    const of = { 'person.score': 'leadScore', 'person.gone': 'Rating', 'person.name': 'firstName' }
    const call = callOf(of)
    const traces = traceMappings(call, BODY)
    expect(traces.map(({ attribute }) => attribute)).toEqual(Object.keys(of))
    const mapped = mapResponse(call, BODY)
    expect(mapped).toMatchObject({ kind: 'mapped' })
    const results = traces.map(({ result }) => result)
    const isWrite = (result: object): boolean => !('reason' in result)
    expect(mapped).toEqual({
      kind: 'mapped',
      writes: results.filter(isWrite),
      skipped: results.filter((result) => !isWrite(result)),
    })
    expect(results.filter(isWrite)).toHaveLength(2)
  })

  it('reads XML as XML', () => {
    const call = callOf({ 'person.score': 'leadScore' }, { responseType: 'XML' })
    expect(traceMappings(call, '<person><score>7</score></person>')).toMatchObject([
      { raw: '"7"', result: { value: 7 } },
    ])
  })
})

describe('there is no trace', () => {
  it('of a body that cannot be read', () => {
    expect(traceMappings(callOf({ 'person.score': 'leadScore' }), 'nonsense')).toEqual([])
  })

  it('where nothing is read, or nothing is mapped', () => {
    const none = callOf({ 'person.score': 'leadScore' }, { responseType: 'None' })
    expect(traceMappings(none, BODY)).toEqual([])
    expect(traceMappings(callOf({}), BODY)).toEqual([])
  })
})
