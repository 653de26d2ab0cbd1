import { describe, expect, it } from 'vitest'
import { describeIssue } from '../../src/report/issues.ts'
import { normalize } from '../../src/scenario/normalize.ts'
import { parseScenario, parseValue, scenarioFromValue } from '../../src/scenario/parse.ts'
import { issuesOf, linesOf, parsed, SAMPLE, sampleWith, scenarioOf } from './sample.ts'

describe('a scenario as text', () => {
  it('is plain data with a place for everything', () => {
    const { input, findings, locate } = parsed('a: 1\nb:\n  - { c: x }\n')
    expect(input).toEqual({ a: 1, b: [{ c: 'x' }] })
    expect(findings).toEqual([])
    expect(locate(['b', 0, 'c'], 'value')).toEqual({ file: 'x.yaml', line: 3, column: 10 })
  })

  it('may be JSON, and means the same', () => {
    const json = JSON.stringify(parsed(SAMPLE).input, null, 2)
    expect(scenarioOf(json)).toEqual(scenarioOf(SAMPLE))
  })

  it('has its positions in JSON too', () => {
    expect(linesOf('{\n  "name": 5,\n  "seed": "x",\n  "colour": "red"\n}').slice(3)).toEqual([
      `x.yaml:2:11 name: 5 is not a name. Write it like Enrich on sign-up. As a text it has quotes: '5'.`,
      'x.yaml:3:11 seed: "x" is not a seed. Write it like 1.',
      'x.yaml:4:3 colour: There is no such key. Use $schema, name, story, seed, instance, leads, campaign, campaigns, webhooks, services, handlers, tokens or expect.',
    ])
  })

  it.each([
    ['a mark of its byte order', `\ufeff${SAMPLE}`],
    ['line ends of Windows', SAMPLE.replaceAll('\n', '\r\n')],
    ['marks around the document', `---\n${SAMPLE}...\n`],
    ['comments and empty lines', SAMPLE.replaceAll('\n', ' # note\n\n')],
    ['quoted keys', SAMPLE.replace('webhooks:', "'webhooks':")],
    ['anchors and aliases', SAMPLE.replace('30s', '&t 30s').replace('50ms', '*t')],
  ])('may have %s', (_, text) => {
    expect(linesOf(text)).toEqual([])
  })

  it('follows aliases to what they stand for, and places mistakes there', () => {
    const text = `${SAMPLE}tokens:\n  my: &mine\n    a: [1]\n  other: *mine\n`
    expect(issuesOf(text).map(({ path, place }) => [path, place?.line, place?.column])).toEqual([
      ['tokens.my.a', 32, 8],
      ['tokens.other.a', 32, 8],
    ])
  })

  it('takes keys that look like something else as texts', () => {
    expect(parsed('1: a\ntrue: b\nnull: c\n~: d\n1.0: e\n').input).toEqual({
      '1': 'a',
      true: 'b',
      null: 'c',
      '~': 'd',
      '1.0': 'e',
    })
  })

  it('tells of a key written twice and of all other mistakes together', () => {
    expect(issuesOf(`${SAMPLE}seed: x\ncolour: red\n`).map(({ path }) => path)).toEqual([
      'seed',
      'colour',
    ])
  })
})

describe('a hostile text', () => {
  const bomb = Array.from('bcdefghij', (name, index) => {
    const alias = `*${'abcdefghij'[index]}`
    return `${name}: &${name} [${Array.from({ length: 10 }, () => alias).join(', ')}]\n`
  })

  it.each([
    ['aliases that multiply', `a: &a [x, x]\n${bomb.join('')}`],
    ['thousands of aliases', `a: &a 1\nb: [${'*a, '.repeat(1_500)}]\n`],
    ['lists in lists without end', '['.repeat(20_000)],
    ['mappings in mappings without end', '{a: '.repeat(20_000)],
    ['keys in keys without end', '? '.repeat(20_000)],
    ['items in items without end', '- '.repeat(20_000)],
    ['lists nested and closed', `a: ${'['.repeat(300)}${']'.repeat(300)}\n`],
    [
      'indentation without end',
      Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    ],
    ['an alias inside itself', 'a: &a { b: *a }\n'],
  ])('with %s is refused once, with its place', (_, text) => {
    const issues = issuesOf(text)
    expect(issues).toHaveLength(1)
    expect(issues[0]?.place?.line).toBeGreaterThan(0)
  })

  it('with twenty thousand unknown keys has a short answer', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('')
    expect(issuesOf(text)).toHaveLength(100)
  })

  it('cannot reach a prototype', () => {
    const issues = issuesOf(`${SAMPLE}__proto__: { polluted: true }\n`)
    expect(issues).toMatchObject([{ code: 'unknown-key', path: '__proto__' }])
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('one value', () => {
  it.each([
    ['80ms', '80ms'],
    ['5', 5],
    ['[a, 1]', ['a', 1]],
    ['{ p50: 50ms }', { p50: '50ms' }],
    ["'5'", '5'],
    ['', null],
  ])('%s is read as YAML', (text, value) => {
    expect(parseValue(text)).toEqual(value)
  })

  it.each(['[', '@x', '1\nother: 2', '*x', '{ __proto__: 1 }', 'a: b: c'])('%j is none', (text) => {
    expect(parseValue(text)).toBeUndefined()
  })
})

describe('a scenario from a module', () => {
  it('is like one from a file, without lines', () => {
    const result = scenarioFromValue({ ...Object(parsed(SAMPLE).input), seed: -1 }, 'x.ts')
    if ('issues' in result) throw new Error('it was read')
    expect(normalize(result)).toEqual({
      issues: [
        {
          code: 'out-of-range',
          path: 'seed',
          place: { file: 'x.ts' },
          got: '-1',
          rule: 'is out of range.',
          mend: 'Use 0 to 4,294,967,295.',
        },
      ],
    })
  })

  it.each([
    ['nothing', undefined, 'x.ts: The scenario is empty. '],
    ['an empty object', {}, 'x.ts: The scenario is empty. '],
    ['a list', [1], 'x.ts: [1] is not a scenario, '],
    ['a function', () => ({}), 'x.ts: A function is not plain data: '],
    ['a date', new Date(0), 'x.ts: A value of the class Date is not plain data: '],
  ])('that is %s is refused', (_, value, start) => {
    const result = scenarioFromValue(value, 'x.ts')
    const lines = 'issues' in result ? result.issues.map(describeIssue) : []
    expect(lines).toHaveLength(1)
    expect(lines[0]?.startsWith(start)).toBe(true)
  })

  it('keeps what is right beside what is no data', () => {
    const value = { ...Object(parsed(SAMPLE).input), story: () => 'x', seed: new Date(0) }
    const result = scenarioFromValue(value, 'x.ts')
    if ('issues' in result) throw new Error('it was read')
    const normalized = normalize(result)
    expect('issues' in normalized && normalized.issues.map(({ path }) => path)).toEqual([
      'seed',
      'story',
    ])
  })
})

it('a text that breaks the grammar has the first places that do so', () => {
  const text = Array.from({ length: 9 }, (_, index) => `k${index}: @x\n`).join('')
  const result = parseScenario(text, 'x.yaml')
  const lines = 'issues' in result ? result.issues.map(({ place }) => place?.line) : []
  expect(lines).toEqual([1, 2, 3, 4, 5])
})

it('a text keeps count of its lines even when it is broken', () => {
  const text = sampleWith('    encoding', " 'encoding").replace('replies:\n', 'repli')
  expect(issuesOf(text).map(({ place }) => place?.line)).toEqual([18, 26])
  expect(text.split('\n')[25]).toContain('{ status: 200')
})
