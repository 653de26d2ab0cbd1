import { describe, expect, it } from 'vitest'
import { hashScenario } from '../../src/scenario/hash.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { membersOf } from '../../src/scenario/tree.ts'
import type { JsonValue } from '../../src/service/definition.ts'
import { parsed, SAMPLE, sampleWith, scenarioOf } from './sample.ts'

const hashOf = (text: string): string => hashScenario(scenarioOf(text))
const HASH = hashOf(SAMPLE)

/** The same tree with the keys of its mappings the other way round. */
function turned(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    membersOf(value)
      .toReversed()
      .map(([key, child]) => [key, turned(child)]),
  )
}

describe('the hash of a scenario', () => {
  it('is 64 hexadecimal digits', () => {
    expect(HASH).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['in another order of keys', JSON.stringify(turned(parsed(SAMPLE).input))],
    ['as JSON', JSON.stringify(parsed(SAMPLE).input)],
    ['with comments', SAMPLE.replaceAll('\n', ' # note\n')],
    ['with 0.05s for 50ms', sampleWith('50ms', '0.05s')],
    ['with its defaults written out', sampleWith('- { status: 200', '- { weight: 1, status: 200')],
    ['with its defaults left out', sampleWith('  trigger: requested\n', '')],
    [
      'with the origin in capitals',
      sampleWith('  https://api.example.com:\n', '  HTTPS://API.example.com:443:\n'),
    ],
    ['with its limits typed otherwise', sampleWith("'== 0'", "'==   0'")],
    ['with another name', sampleWith('name: Enrich', 'name: Other')],
    ['with a story', sampleWith('seed: 1', 'seed: 1\nstory: Once upon a time')],
    ['with another seed', sampleWith('seed: 1', 'seed: 2')],
    ['with another number of leads', sampleWith('count: 10', 'count: 20')],
    [
      'with a service key in another place',
      SAMPLE.replace(/(services:[\s\S]*)(expect:[\s\S]*)/, '$2$1'),
    ],
  ])('stays the same %s', (_, text) => {
    expect(hashOf(text)).toBe(HASH)
  })

  it.each([
    ['another latency', '50ms', '51ms'],
    ['another timeout', '30s', '29s'],
    ['more slots', 'concurrency: 2', 'concurrency: 3'],
    ['another status', 'status: 200', 'status: 201'],
    ['another body', '{ a: 1 }', '{ a: 2 }'],
    ['another payload', '"email":', '"mail":'],
    ['another mapping', 'person.score:', 'person.points:'],
    ['another header', 'application/json', 'text/json'],
    ['another limit', '== 0', '<= 0'],
    ['another field', 'Plan: { type: string }', 'Tier: { type: string }'],
    ['another value of a field', '{ type: string }', '{ type: string, always: x }'],
    ['another way to arrive', 'all at once', '{ rate: 1/s }'],
    ['another trigger', 'requested', 'created'],
    ['a token nobody uses', 'seed: 1', 'tokens: { my: { a: 1 } }'],
    ['one step more', '- call: enrich', '- call: enrich\n    - call: enrich'],
    ['another setting', 'timeout: 30s', 'timeout: 30s\n  typing: lenient'],
  ])('changes with %s', (_, from, to) => {
    expect(hashOf(sampleWith(from, to))).not.toBe(HASH)
  })

  it('goes by what my tokens are, not by where they are from', () => {
    const withTokens = (tokens: string) => hashOf(sampleWith('seed: 1', `tokens: ${tokens}`))
    const own = withTokens('{ my: { a: x, b: 1 } }')
    expect(withTokens('{ my: { b: 1, a: { type: text, value: x } } }')).toBe(own)
    expect(withTokens('{ folders: [{ name: F, my: { a: x } }], my: { b: 1 } }')).toBe(own)
    expect(withTokens('{ folders: [{ name: F, my: { a: y } }], my: { a: x, b: 1 } }')).toBe(own)
    expect(withTokens('{ my: { a: x, b: { type: text, value: "1" } } }')).not.toBe(own)
    const digits = (type: string) => withTokens(`{ my: { a: { type: ${type}, value: "1" } } }`)
    expect(digits('number')).not.toBe(digits('text'))
  })

  it('changes with the name of a webhook, which reports go by', () => {
    expect(hashOf(SAMPLE.replaceAll('enrich', 'enhance'))).not.toBe(HASH)
  })

  it('changes with the order of a list, of headers, of mappings and of a body', () => {
    const pairs = [
      [
        '- { status: 200, json: { a: 1 } }',
        '- { status: 200 }\n      - { status: 500 }',
        '- { status: 500 }\n      - { status: 200 }',
      ],
      ['{ Content-Type: application/json }', '{ A: 1, B: 2 }', '{ B: 2, A: 1 }'],
      [
        'person.score: leadScore',
        'a: leadScore\n      b: leadScore',
        'b: leadScore\n      a: leadScore',
      ],
      ['{ a: 1 }', '{ a: 1, b: 2 }', '{ b: 2, a: 1 }'],
    ] as const
    expect(
      pairs.map(
        ([from, one, other]) => hashOf(sampleWith(from, one)) === hashOf(sampleWith(from, other)),
      ),
    ).toEqual([false, false, false, false])
  })

  it.each(['{{program.Name}}', '{{campaign.name}}', '{{ Program . NAME :default=x}}'])(
    'changes with the name where a webhook sends %s',
    (token) => {
      const text = sampleWith('{{lead.Email Address}} }', `${token} }`)
      expect(hashOf(text.replace('name: Enrich', 'name: Other'))).not.toBe(hashOf(text))
    },
  )

  it('does not depend on how the scenario object was made', () => {
    const scenario = scenarioOf(SAMPLE)
    const copy = Object.fromEntries(Object.entries(scenario).toReversed())
    expect(hashScenario({ ...scenario, ...copy })).toBe(HASH)
  })
})

describe('the hash of a scenario with leads from a file', () => {
  const text = sampleWith('count: 10', 'from: leads.csv')
  const hashWith = (csv: string, scenario = text): string =>
    hashScenario(scenarioOf(scenario, { file: 'leads.csv', text: csv }))
  const CSV = 'Email,First Name\na@x.example,Ann\nb@x.example,Bob\n'

  it('covers every row, in its order', () => {
    const hashes = [
      CSV,
      CSV.replace('Bob', 'Rob'),
      'Email,First Name\nb@x.example,Bob\na@x.example,Ann\n',
      'Email,First Name\na@x.example,Ann\n',
      CSV.replace('First Name', 'Last Name'),
    ].map((csv) => hashWith(csv))
    expect(new Set(hashes).size).toBe(5)
    expect(hashWith(CSV.replaceAll('\n', '\r\n'))).toBe(hashes[0])
    expect(hashWith(CSV, text.replace('from: leads.csv', 'from: other.csv'))).toBe(hashes[0])
  })

  it('cannot be fooled by values that look like the next row', () => {
    const rows = (...values: readonly string[]): Scenario => {
      const scenario = scenarioOf(text, { file: 'leads.csv', text: CSV })
      if (scenario.leads.kind !== 'rows') throw new Error('they are rows')
      return { ...scenario, leads: { ...scenario.leads, rows: values.map((value) => [value]) } }
    }
    expect(hashScenario(rows('a"]\n["b'))).not.toBe(hashScenario(rows('a', 'b')))
  })

  it('of a million rows needs no text of a million rows', () => {
    const scenario = scenarioOf(SAMPLE)
    const row = ['ann@example.com', 'Ann', 42]
    const rows = Array.from({ length: 1_000_000 }, () => row)
    const leads = { kind: 'rows', count: rows.length, fields: [], rows, firstSeen: [] } as const
    expect(hashScenario({ ...scenario, leads })).toMatch(/^[0-9a-f]{64}$/)
  })
})

it('the hash of a scenario with handlers covers what is in their file, not where it is', () => {
  const scenario = scenarioOf(SAMPLE)
  const hashWith = (name: string, text: string): string =>
    hashScenario({ ...scenario, handlers: { name, file: name, text } })
  expect(hashWith('a.ts', 'export default []')).not.toBe(hashScenario(scenario))
  expect(hashWith('a.ts', 'export default []')).not.toBe(hashWith('a.ts', 'export default [1]'))
  expect(hashWith('a.ts', 'export default []')).toBe(hashWith('b.ts', 'export default []'))
})
