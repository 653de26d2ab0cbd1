import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { type Issue, UsageError } from '../../src/errors.ts'
import { describeIssue } from '../../src/report/issues.ts'
import { hashScenario } from '../../src/scenario/hash.ts'
import { type LintFinding, lint } from '../../src/scenario/lint/lint.ts'
import { type Normalized, normalize } from '../../src/scenario/normalize.ts'
import { applyOverrides } from '../../src/scenario/override.ts'
import { type Parsed, parseScenario, scenarioFromValue } from '../../src/scenario/parse.ts'
import { membersOf, valueAt, withoutValueAt, withValueAt } from '../../src/scenario/tree.ts'
import type { JsonValue } from '../../src/service/definition.ts'
import { isList } from '../../src/service/json-value.ts'
import { parsed, SAMPLE } from './sample.ts'

const SEED = 20_260_301

/** Reads on to the end, and lints. Whatever goes in, nothing is thrown. */
function read(first: Parsed): Normalized {
  if ('issues' in first) return first
  const named = (key: string, text: string) =>
    typeof valueAt(first.input, ['leads', key]) === 'string' ? { file: key, text } : undefined
  const files = {
    from: named('from', 'Email\na@x.example\n'),
    describe: named('describe', '[{ "displayName": "Email Address", "dataType": "email" }]'),
  }
  const result = normalize(first, files)
  expectGoodLint(lint(first, files), result)
  return result
}

/** Whatever a run refuses is an error of lint. */
function expectGoodLint(findings: readonly LintFinding[], result: Normalized): void {
  expectGoodIssues(findings.map(({ id: _, ...finding }) => ({ ...finding, code: 'syntax' })))
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ path }) => path)
  const refused = 'issues' in result ? result.issues.map(({ path }) => path) : []
  expect(errors).toEqual(expect.arrayContaining(refused))
}

function expectGoodIssues(issues: readonly Issue[]): void {
  for (const issue of issues) {
    expect(issue.rule).toMatch(/\S.*\.$/s)
    expect(issue.mend).toMatch(/\S.*[.?]$/s)
    expect(`${issue.rule} ${issue.mend}`).not.toMatch(/undefined|\[object|See the schema/)
    expect(describeIssue(issue)).not.toContain('\n')
    expect(describeIssue(issue).length).toBeLessThan(1_000)
  }
}

function expectGood(result: Normalized): void {
  if ('scenario' in result) {
    expect(hashScenario(result.scenario)).toMatch(/^[0-9a-f]{64}$/)
    return
  }
  expect(result.issues.length).toBeGreaterThan(0)
  expectGoodIssues(result.issues)
}

function expectGoodText(text: string): void {
  const result = read(parseScenario(text, 'x.yaml'))
  expectGood(result)
  const lines = text.split('\n')
  const issues = 'issues' in result ? result.issues : []
  for (const { place } of issues.filter((issue) => issue.place?.file === 'x.yaml')) {
    const { line = 0, column = 0 } = place ?? {}
    expect(line).toBeGreaterThan(0)
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeGreaterThan(0)
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
  }
}

/** Values that stand where another was expected. */
const oddValue: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    true,
    0,
    -1,
    0.5,
    1e300,
    '',
    ' ',
    '5',
    '50ms',
    '1%',
    '20/s',
    'enrich',
    '{{lead.Nobody}}',
    '{{',
    'https://{{my.x}}/',
    'a\nb',
    '\u0000',
    '\ud800',
    [],
    {},
    [[]],
    { p50: 5 },
    { pareto: { min: '5ms', alpha: 0 } },
    { samples: 'x.csv' },
    { samples: ['5ms', 5] },
    { $int: 'x' },
    { $pick: [{ $nope: 1 }] },
    { type: 'score', min: 5 },
    { fault: 'hang', status: 200, json: 1, xml: 2 },
  ),
  fc.jsonValue({ maxDepth: 3 }).map((value): JsonValue => JSON.parse(JSON.stringify(value))),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

const oddKey = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '',
    ' ',
    'a.b',
    '*',
    '"',
    '0',
    '10',
    '<<',
    'latency',
    'json',
    'share',
    'mix',
    'samples',
  ),
  fc.string({ maxLength: 12 }),
)

interface Change {
  readonly where: number
  readonly kind: 'replace' | 'remove' | 'add'
  readonly key: string
  readonly value: JsonValue
}

const change: fc.Arbitrary<Change> = fc.record({
  where: fc.nat(),
  kind: fc.constantFrom('replace', 'remove', 'add'),
  key: oddKey,
  value: oddValue,
})

type Steps = readonly (string | number)[]

function pathsOf(value: JsonValue, above: Steps = []): readonly Steps[] {
  const children = isList(value)
    ? value.map((child, index) => [index, child] as const)
    : membersOf(value)
  return [above, ...children.flatMap(([step, child]) => pathsOf(child, [...above, step]))]
}

function changed(tree: JsonValue, { where, kind, key, value }: Change): JsonValue {
  const paths = pathsOf(tree)
  const path = paths[where % paths.length] ?? []
  if (kind === 'remove') return withoutValueAt(tree, path)
  return withValueAt(tree, kind === 'add' ? [...path, key] : path, value)
}

const SAMPLE_TREE = parsed(
  `${SAMPLE}story: x\ntokens: { my: { a: 1 } }\n`
    .replace('50ms', '{ mix: [{ weight: 1, latency: { p50: 5ms, p99: 9ms } }] }')
    .replace('all at once', '{ rate: 20/s }')
    .replace('{ type: string }', '{ type: score, min: 0, max: 9 }')
    .replace('json: { a: 1 }', 'headers: { A: b }, xml: { r: { $int: [0, 1] } }'),
).input

const mutant = fc
  .array(change, { minLength: 1, maxLength: 6 })
  .map((changes) => changes.reduce(changed, SAMPLE_TREE))

describe('whatever goes in, mistakes or a scenario come out', () => {
  it('for any value', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    })
    fc.assert(
      fc.property(anything, (value) => expectGood(read(scenarioFromValue(value, 'x.ts')))),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('for any change of a scenario, as a value', () => {
    fc.assert(
      fc.property(mutant, (value) => expectGood(read(scenarioFromValue(value, 'x.ts')))),
      { seed: SEED, numRuns: 600 },
    )
  })

  it('for any change of a scenario, as YAML', () => {
    fc.assert(
      fc.property(mutant, (value) => expectGoodText(stringify(value))),
      { seed: SEED, numRuns: 400 },
    )
  })

  it('for any change of a scenario, as JSON', () => {
    fc.assert(
      fc.property(mutant, fc.nat(3), (value, indent) =>
        expectGoodText(JSON.stringify(value, null, indent)),
      ),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('for any slip of the hand in the text', () => {
    const bit = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\n',
        '\t',
        ':',
        '- ',
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        '#',
        '&a ',
        '*a ',
        '!x ',
        '|',
        '>',
        '%',
        '@',
        ',',
        '? ',
        '---\n',
        '<<: ',
      ),
      fc.string({ maxLength: 3 }),
    )
    const slip = fc.record({ at: fc.nat(SAMPLE.length), gone: fc.nat(4), bit })
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
        const text = slips.reduce(
          (before, { at, gone, bit: added }) =>
            before.slice(0, at) + added + before.slice(at + gone),
          SAMPLE,
        )
        expectGoodText(text)
      }),
      { seed: SEED, numRuns: 800 },
    )
  })

  it('for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'a',
            ': ',
            '- ',
            '\n',
            '  ',
            '[',
            ']',
            '{',
            '}',
            '"',
            '&x ',
            '*x',
            '? ',
            '| ',
            '#',
            ', ',
            '\r\n',
            '\u2028',
          ),
          { maxLength: 40 },
        )
        .map((bits) => bits.join('')),
    )
    fc.assert(fc.property(text, expectGoodText), { seed: SEED, numRuns: 1000 })
  })

  it('for any override, which may also be refused', () => {
    const step = fc.oneof(
      fc.constantFrom(
        'name',
        'seed',
        'services',
        'latency',
        '*',
        '[0]',
        '["x"]',
        'leads',
        'count',
        'json',
        '__proto__',
        '"a.b"',
      ),
      fc.string({ maxLength: 5 }),
    )
    const value = fc.oneof(fc.constantFrom('5', '50ms', '{}', '[', 'x: y', ''), fc.string())
    const override = fc
      .tuple(fc.array(step, { maxLength: 5 }), value)
      .map(([steps, text]) => `${steps.join('.').replaceAll('.[', '[')}=${text}`)
    fc.assert(
      fc.property(fc.array(override, { minLength: 1, maxLength: 3 }), (overrides) => {
        try {
          expectGood(read(applyOverrides(parsed(SAMPLE), overrides)))
        } catch (error) {
          if (!(error instanceof UsageError)) throw error
          expect(error.message).toMatch(/^--set /)
        }
      }),
      { seed: SEED, numRuns: 600 },
    )
  })
})
