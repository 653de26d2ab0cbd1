import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../src/lead/definition.ts'
import { normalize } from '../../src/scenario/normalize.ts'
import { linesOf, parsed, SAMPLE, sampleWith, scenarioOf } from './sample.ts'

const SMALLEST = `
name: Smallest
campaign: { flow: [{ call: ping }] }
webhooks: { ping: { url: https://api.example.com/ping } }
services: { https://api.example.com: { latency: 50ms } }
`

describe('a scenario that says little', () => {
  it('has a default for everything else', () => {
    const { leads, assumptions, ...rest } = scenarioOf(SMALLEST)
    const { tokens } = rest
    expect(rest).toEqual({
      name: 'Smallest',
      story: '',
      seed: 1,
      instance: {
        concurrency: 1,
        processing: 'unlimited',
        timeoutUs: 30_000_000,
        writeDelay: 'never',
      },
      campaigns: [
        {
          name: 'Smallest',
          type: 'trigger',
          trigger: { kind: 'described', text: 'requested' },
          qualification: { kind: 'once' },
          arrivals: { kind: 'all at once' },
          startsAfterUs: 0,
          flow: [{ kind: 'call', webhook: 'ping' }],
          tokens,
        },
      ],
      webhooks: [
        {
          name: 'ping',
          url: 'https://api.example.com/ping',
          method: 'POST',
          headers: [],
          payload: '',
          encoding: 'JSON',
          responseType: 'JSON',
          mappings: [],
        },
      ],
      services: [
        {
          origin: 'https://api.example.com',
          latency: { kind: 'constant', spanUs: 50_000 },
          replies: [
            {
              choice: { kind: 'weight', weight: 1 },
              status: 200,
              headers: [],
              body: { kind: 'json', value: {} },
            },
          ],
        },
      ],
      tokens: {
        program: { Name: 'Smallest', id: 1, Description: '' },
        campaign: { name: 'Smallest', id: 1, description: '' },
        system: { munchkinId: '123-ABC-456' },
        trigger: { 'Trigger Name': 'Campaign is Requested', Name: 'Example asset' },
        my: {},
      },
      settings: {
        timeoutUs: 30_000_000,
        timeoutCovers: 'total',
        timeoutEdge: 'counts',
        redirects: 'ignore',
        contentType: 'default',
        userAgent: undefined,
        timeZone: 'UTC',
        startsAtMs: 1_767_225_600_000,
        unknownToken: 'empty',
        backslashPreParse: true,
        tooLong: 'truncate',
        typing: 'strict',
        nullValue: 'skip',
        emptyString: 'clear',
        responseContentType: 'ignore',
        bodyMaxBytes: 1_048_576,
      },
      expectations: [],
    })
    expect(leads).toMatchObject({ kind: 'synthetic', count: 1_000 })
    expect(assumptions.length).toBeGreaterThan(0)
  })
})

describe('a scenario that says much', () => {
  it('has it all, in microseconds and shares', () => {
    const text = `
name: All
story: Everything at once
seed: 7
instance:
  concurrency: 20
  timeout: 10s
  timeoutCovers: total
  timeoutEdge: times out
  redirects: follow
  contentType: strict
  userAgent: Enricher/2
  nullValue: clear
  emptyString: skip
  responseContentType: respect
  timeZone: America/Los_Angeles
  startsAt: '2026-03-01T09:30:00+01:00'
  unknownToken: literal
  backslashPreParse: false
  typing: lenient
  tooLong: reject
  bodyMaxBytes: 100
campaign:
  type: batch
  trigger: fills out form
  qualification: every time
  arrivals: { rate: 30/m }
  flow: [{ call: b }, { call: a }]
webhooks:
  b: { url: https://b.example.com/, method: GET, headers: { X-Number: 5 }, encoding: Form/Url, responseType: XML }
  a: { url: https://a.example.com/, payload: '{{my.key}}', mappings: { a.b: plan, c: leadScore } }
services:
  HTTPS://B.example.com:443: { latency: { p50: 50ms } }
  https://a.example.com:
    latency: { mix: [{ weight: 3, latency: { uniform: [1ms, 2ms] } }, { weight: 1, latency: 1s }] }
    replies:
      - { share: 2.5%, fault: hang }
      - { weight: 2, status: 503, headers: { Retry-After: 5 }, latency: { lognormal: { median: 1s, sigma: 0.5 } } }
      - { text: ok }
tokens: { my: { key: abc }, PROGRAM: { name: Other } }
leads: { count: 5, fields: { Plan: { type: string, oneOf: [free, null] } } }
expect: { timeoutShare: '<= 1%', totalDelay: '< 1h 30m', timeouts: '>= 5' }
`
    const scenario = scenarioOf(text)
    expect(scenario).toMatchObject({
      story: 'Everything at once',
      seed: 7,
      instance: { concurrency: 20, timeoutUs: 10_000_000 },
      settings: {
        timeoutEdge: 'times out',
        redirects: 'follow',
        contentType: 'strict',
        userAgent: 'Enricher/2',
        nullValue: 'clear',
        emptyString: 'skip',
        responseContentType: 'respect',
        timeZone: 'America/Los_Angeles',
        startsAtMs: Date.UTC(2026, 2, 1, 8, 30),
        unknownToken: 'literal',
        backslashPreParse: false,
        typing: 'lenient',
        tooLong: 'reject',
        bodyMaxBytes: 100,
      },
      campaigns: [
        {
          type: 'batch',
          trigger: { text: 'fills out form' },
          qualification: { kind: 'every time' },
          arrivals: { kind: 'rate', ratePerSecond: 0.5 },
          flow: [{ webhook: 'b' }, { webhook: 'a' }],
        },
      ],
      tokens: { program: { name: 'Other', id: 1 }, my: { key: 'abc' } },
      webhooks: [
        {
          name: 'a',
          mappings: [
            { attribute: 'a.b', field: 'plan' },
            { attribute: 'c', field: 'leadScore' },
          ],
        },
        { name: 'b', headers: [{ name: 'X-Number', value: '5' }] },
      ],
      services: [
        {
          origin: 'https://a.example.com',
          latency: { kind: 'mix', parts: [{ weight: 3 }, { latency: { spanUs: 1_000_000 } }] },
          replies: [
            { choice: { kind: 'share', share: 0.025 }, fault: 'hang', body: { kind: 'none' } },
            {
              choice: { kind: 'weight', weight: 2 },
              latency: { kind: 'log-normal', medianUs: 1_000_000, sigma: 0.5 },
              headers: [{ name: 'Retry-After', value: '5' }],
            },
            { choice: { kind: 'weight', weight: 1 }, body: { kind: 'text', text: 'ok' } },
          ],
        },
        { origin: 'https://b.example.com', latency: { kind: 'log-normal', sigma: 0 } },
      ],
    })
    expect(scenario.expectations).toEqual([
      { metric: 'totalDelay', operator: '<', amount: 5_400_000_000, text: '< 1h 30m' },
      { metric: 'timeouts', operator: '>=', amount: 5, text: '>= 5' },
      { metric: 'timeoutShare', operator: '<=', amount: 0.01, text: '<= 1%' },
    ])
  })

  it('means the same whatever the order of its webhooks, services and fields', () => {
    const parts = [
      ['webhooks', 'w', '{ url: https://s10.example.com/ }'],
      ['services', 'https://s', '{ latency: 1ms }'],
    ]
    const text = (names: readonly string[]): string =>
      `name: x\ncampaign: { flow: [{ call: w10 }] }\n${parts
        .map(([key, prefix, value]) => {
          const end = key === 'services' ? '.example.com' : ''
          return `${key}:\n${names.map((name) => `  ${prefix}${name}${end}: ${value}\n`).join('')}`
        })
        .join('')}leads: { fields: { ${names.map((n) => `F${n}: { type: text }`).join(', ')} } }\n`
    expect(scenarioOf(text(['9', '10', '1']))).toEqual(scenarioOf(text(['1', '9', '10'])))
  })
})

describe('a fault of the body', () => {
  const bodyOf = (reply: string): unknown =>
    scenarioOf(SMALLEST.replace('latency: 50ms', `latency: 50ms, replies: [${reply}]`)).services[0]
      ?.replies[0]?.body

  it.each(['truncate', 'drip', 'wrong type'])('%s has one where the reply says none', (fault) => {
    expect(bodyOf(`{ fault: ${fault} }`)).toEqual({ kind: 'json', value: {} })
    expect(bodyOf(`{ fault: ${fault}, text: '' }`)).toEqual({ kind: 'json', value: {} })
    expect(bodyOf(`{ fault: ${fault}, text: hello }`)).toEqual({ kind: 'text', text: 'hello' })
  })

  it.each(['malformed', 'huge', 'hang'])('%s needs none', (fault) => {
    expect(bodyOf(`{ fault: ${fault} }`)).toEqual({ kind: 'none' })
  })
})

describe('a scenario', () => {
  it('is frozen all the way down', () => {
    const thawed: string[] = []
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      if (!Object.isFrozen(value)) thawed.push(path)
      for (const [key, child] of Object.entries(value)) look(child, `${path}.${key}`)
    }
    look(scenarioOf(SAMPLE), 'scenario')
    expect(thawed).toEqual([])
  })

  const folder = new URL('../../scenarios/', import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

  it.each(files)('%s of the library has no mistakes', (file) => {
    expect(linesOf(readFileSync(new URL(file, folder), 'utf8'))).toEqual([])
  })

  it('has unknown tokens when it asks for them (decision 20)', () => {
    const text = sampleWith('{{lead.Email Address}} }', '{{lead.Nobody}} }')
    expect(linesOf(text)).toHaveLength(1)
    for (const choice of ['empty', 'literal']) {
      expect(linesOf(text.replace('timeout: 30s', `unknownToken: ${choice}`))).toEqual([])
    }
  })
})

describe('the fields of leads', () => {
  const fieldsWith = (fields: string) => {
    const { leads } = scenarioOf(sampleWith('Plan: { type: string }', fields))
    if (leads.kind !== 'synthetic') throw new Error('they are synthetic')
    return leads.fields
  }
  const named = (fields: string, name: string) =>
    fieldsWith(fields).find(({ field }) => field.displayName === name)

  it.each([
    ['Plan', 'Plan: { type: string }', 'plan', { kind: 'empty' }],
    [
      'Lead Tier',
      'Lead Tier: { type: score, min: 0, max: 9 }',
      'leadTier',
      { kind: 'range', min: 0, max: 9 },
    ],
    [
      'Big-Deal 2',
      'Big-Deal 2: { type: boolean, always: true }',
      'bigDeal2',
      { kind: 'always', value: true },
    ],
    [
      'Plan',
      'Plan: { type: string, oneOf: [a, b] }',
      'plan',
      { kind: 'one of', values: ['a', 'b'] },
    ],
    ['Größe', 'Größe: { type: text, restName: size }', 'size', { kind: 'empty' }],
  ])('of the scenario: %s', (name, fields, apiName, source) => {
    expect(named(fields, name)).toMatchObject({
      field: { scope: 'lead', restName: apiName, soapName: apiName },
      source,
    })
  })

  it('of the platform are there, and a namesake changes only what it says', () => {
    const before = fieldsWith('Plan: { type: string }').length
    expect(fieldsWith('lead score: { min: 1, max: 2 }')).toHaveLength(before - 1)
    expect(named('lead score: { min: 1, max: 2 }', 'Lead Score')).toEqual({
      field: {
        scope: 'lead',
        displayName: 'Lead Score',
        type: 'score',
        restName: 'leadScore',
        soapName: 'LeadScore',
      },
      source: { kind: 'range', min: 1, max: 2 },
    })
    expect(named('First Name: { length: 5 }', 'First Name')).toMatchObject({
      field: { length: 5, soapName: 'FirstName' },
      source: { kind: 'standard' },
    })
    expect(named('Company Name: { always: Acme }', 'Company Name')?.field.scope).toBe('company')
  })

  it('of the platform without a SOAP name get none by being named (decision 33)', () => {
    expect(named('Priority: { always: 5 }', 'Priority')?.field).toEqual({
      scope: 'lead',
      displayName: 'Priority',
      type: 'integer',
      restName: 'priority',
    })
  })
})

describe('leads from a file', () => {
  const text = sampleWith('count: 10', 'from: leads.csv')
  const file = { file: 'leads.csv', text: 'Email,Shoe Size\na@x.example,42\nb@x.example,43\n' }

  it('are its rows, and its columns are fields', () => {
    const { leads } = scenarioOf(text, file)
    expect(leads).toMatchObject({ kind: 'rows', count: 2, firstSeen: [0, 1] })
    expect(fieldsOf(leads).slice(0, 2)).toMatchObject([
      { displayName: 'Email Address' },
      { displayName: 'Shoe Size' },
    ])
    expect(fieldsOf(leads).map(({ displayName }) => displayName)).toContain('Plan')
  })

  it('are as many as asked for, and no more than there are', () => {
    const some = text.replace('from:', 'count: 1\n  from:')
    expect(scenarioOf(some, file).leads).toMatchObject({ count: 1, firstSeen: [0] })
    expect(linesOf(text.replace('from:', 'count: 1000\n  from:'), file)).toEqual([
      'x.yaml:7:10 leads.count: 1000 is more than the 2 leads of the file. Use 1 to 2, or leave count out for all.',
    ])
  })

  it('have their values from it alone', () => {
    expect(linesOf(text.replace('{ type: string }', '{ type: string, always: x }'), file)).toEqual([
      'x.yaml:9:35 leads.fields.Plan.always: With leads.from the values come from the file. Leave this out, or leads.from.',
    ])
  })

  it('tell their mistakes together with those of the scenario', () => {
    const bad = { file: 'leads.csv', text: 'Email\na@x.example,b\n' }
    expect(
      linesOf(text.replace('seed: 1', 'seed: x'), bad).map((line) => line.split(':')[0]),
    ).toEqual(['x.yaml', 'leads.csv'])
  })

  it('must have been read by whoever loads the scenario', () => {
    expect(() => normalize(parsed(text))).toThrow('whoever loads a scenario reads its leads')
  })
})
