import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { describeIssue } from '../../src/report/issues.ts'
import { normalize } from '../../src/scenario/normalize.ts'
import { applyOption, applyOverrides } from '../../src/scenario/override.ts'
import type { ParsedScenario } from '../../src/scenario/parse.ts'
import { valueAt } from '../../src/scenario/tree.ts'
import { parsed, SAMPLE, sampleWith } from './sample.ts'

const API = 'https://api.example.com'

function inputWith(...overrides: readonly string[]) {
  return applyOverrides(parsed(SAMPLE), overrides).input
}

function linesWith(...overrides: readonly string[]): readonly string[] {
  return linesOf(applyOverrides(parsed(SAMPLE), overrides))
}

function linesOf(scenario: ParsedScenario): readonly string[] {
  const result = normalize(scenario)
  return 'issues' in result ? result.issues.map(describeIssue) : []
}

function refusalOf(override: string): string {
  try {
    inputWith(override)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error(`${override} was applied`)
}

describe('an override', () => {
  it.each([
    ['leads.count=500', ['leads', 'count'], 500],
    ['seed = 9', ['seed'], 9],
    ['["seed"]=9', ['seed'], 9],
    [`services["${API}"].latency=80ms`, ['services', API, 'latency'], '80ms'],
    ['services.*.latency=80ms', ['services', API, 'latency'], '80ms'],
    ['services.*.replies.*.status=503', ['services', API, 'replies', 0, 'status'], 503],
    ['services.*.replies[0].weight=0.5', ['services', API, 'replies', 0, 'weight'], 0.5],
    ['services.*.latency={ p50: 1s, p99: 2s }', ['services', API, 'latency', 'p99'], '2s'],
    ['campaign.flow=[{ call: enrich }]', ['campaign', 'flow', 0, 'call'], 'enrich'],
    [
      'webhooks.enrich.mappings["a.b"]=leadScore',
      ['webhooks', 'enrich', 'mappings', 'a.b'],
      'leadScore',
    ],
    ['webhooks."enrich".method=PUT', ['webhooks', 'enrich', 'method'], 'PUT'],
    ['leads.fields.Lead Score.always=5', ['leads', 'fields', 'Lead Score', 'always'], 5],
    ['services.*.replies.*.json.b.c=5', ['services', API, 'replies', 0, 'json', 'b', 'c'], 5],
    ['expect.totalDelay=<= 1h', ['expect', 'totalDelay'], '<= 1h'],
  ])('%s sets one value', (override, path, value) => {
    const before = ['leads.fields={ Lead Score: {} }', 'services.*.replies.*.json={ b: {} }']
    expect(valueAt(inputWith(...before, override), path)).toEqual(value)
  })

  it.each([
    ['name=42', ['name'], '42'],
    ['name=', ['name'], ''],
    ['name=a: b # c', ['name'], 'a: b # c'],
    ['instance.timeout=5', ['instance', 'timeout'], '5'],
    ['webhooks.enrich.payload={"a": 1}', ['webhooks', 'enrich', 'payload'], '{"a": 1}'],
    ['webhooks.enrich.headers.Accept=*/*', ['webhooks', 'enrich', 'headers', 'Accept'], '*/*'],
    ['webhooks.enrich.headers.X-Id=007', ['webhooks', 'enrich', 'headers', 'X-Id'], '007'],
    ['webhooks.enrich.url=https://a.b/?x=y', ['webhooks', 'enrich', 'url'], 'https://a.b/?x=y'],
  ])('%s keeps a text as it is', (override, path, text) => {
    expect(valueAt(inputWith(override), path)).toBe(text)
  })

  it('comes after those before it, and changes nothing else', () => {
    expect(inputWith('seed=2', 'seed=3', 'tokens={ my: { a: 1 } }', 'tokens.my.a=2')).toEqual({
      ...Object(parsed(SAMPLE).input),
      seed: 3,
      tokens: { my: { a: 2 } },
    })
  })

  it('fills a key with nothing beside it', () => {
    const empty = parsed(sampleWith('instance:\n  concurrency: 2\n  timeout: 30s', 'instance:'))
    expect(linesOf(applyOverrides(empty, ['instance.concurrency=3']))).toEqual([])
  })

  it('obeys the rules of the scenario, and is the place of its mistakes', () => {
    expect(linesWith('leads.count=abc', 'services.*.latency=1')).toEqual([
      '--set leads.count=abc leads.count: "abc" is not a number of leads. Write it like 100000.',
      `--set services.*.latency=1 services["${API}"].latency: 1 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.`,
    ])
  })

  it('mends a mistake of the file', () => {
    const wrong = parsed(sampleWith('seed: 1', 'seed: .nan'))
    expect(linesOf(wrong)).toHaveLength(1)
    expect(linesOf(applyOverrides(wrong, ['seed=2']))).toEqual([])
  })
})

describe('an override that is refused', () => {
  const FORM =
    'an override is path=value. Write it like instance.timeout=10s or services["https://api.example.com"].latency=80ms.'

  it.each([
    '',
    '=',
    '=5',
    'seed',
    '.seed=1',
    'a..b=1',
    'a.=1',
    'a[=1',
    'a[x]=1',
    'a[-1]=1',
    'a"b"=1',
    'a]=1',
  ])('%j is not of the form of one', (override) => {
    expect(refusalOf(override)).toBe(`--set ${JSON.stringify(override)}: ${FORM}`)
  })

  it.each([
    ['leads.coun=5', 'there is no leads.coun. Did you mean leads.count?'],
    [
      'leads.cnt=5',
      'there is no leads.cnt. Use leads.count, leads.from, leads.describe, leads.fields or leads.adversarial.',
    ],
    ['webhooks.enrch.url=x', 'there is no webhooks.enrch. Did you mean webhooks.enrich?'],
    [
      `services["https://api.exampl.com"].latency=1s`,
      `there is no services["https://api.exampl.com"]. Did you mean services["${API}"]?`,
    ],
    [`services.${API}.latency=1s`, `there is no services.https://api. Use services["${API}"].`],
    ['tokens.my.key=x', 'there is no tokens.my. Set it as a whole, like tokens.my={ … }.'],
    ['seed.x=1', 'seed is 1, and has nothing inside. Set it as a whole.'],
    ['campaign.flow.call=x', 'campaign.flow is a list. Write campaign.flow[0].'],
    ['campaign.flow[1].call=x', 'campaign.flow has 1 in it, counted from 0.'],
    ['instance[0]=x', 'instance is no list. Name a key of it.'],
    ['[0]=x', 'The scenario is no list. Name a key of it.'],
    ['tokens.*=x', '* stands for nothing here. Name one.'],
    ['name.*=x', '* stands for nothing here. Name one.'],
    ['seed=[', 'the value is not YAML. Put it in quotes.'],
    ['seed=1\nname: x', 'the value is not YAML. Put it in quotes.'],
    ['tokens.my={ __proto__: 1 }', 'the value is not YAML. Put it in quotes.'],
  ])('%s says why, and what to write', (override, words) => {
    expect(refusalOf(override)).toBe(`--set ${override}: ${words}`)
  })

  it.each([
    '__proto__=1',
    '__proto__.x=1',
    'constructor.prototype.x=1',
    'webhooks.__proto__={ url: x }',
    'services.*.replies[0].json.__proto__=1',
  ])('%s cannot reach a prototype', (override) => {
    expect(refusalOf(override)).toContain('there is no ')
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('an option of its own', () => {
  const path = ['leads', 'count']

  it.each([
    [500, 500],
    ['500', 500],
    ['-5', -5],
    ['1.5', 1.5],
    ['1e3', '1e3'],
    ['many', 'many'],
  ])('with the value %j sets %j', (value, expected) => {
    const { input } = applyOption(parsed(SAMPLE), { path, value, option: '--leads' })
    expect(valueAt(input, path)).toBe(expected)
  })

  it('is the place of its mistakes', () => {
    const changed = applyOption(parsed(SAMPLE), { path, value: 'many', option: '--leads' })
    expect(linesOf(changed)).toEqual([
      '--leads many leads.count: "many" is not a number of leads. Write it like 100000.',
    ])
  })

  it('needs nothing to be there before it', () => {
    const without = parsed(
      sampleWith('leads:\n  count: 10\n  fields:\n    Plan: { type: string }\n', ''),
    )
    expect(linesOf(applyOption(without, { path, value: 5, option: '--leads' }))).toEqual([])
  })
})
