import { describe, expect, it } from 'vitest'
import { fieldsOf, type LeadField, type LeadSpec } from '../../src/lead/definition.ts'
import { describeIssue } from '../../src/report/issues.ts'
import { hashScenario } from '../../src/scenario/hash.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { type Normalized, normalize } from '../../src/scenario/normalize.ts'
import type { LeadFiles } from '../../src/scenario/normalize-leads.ts'
import { linesOf, parsed, SAMPLE, sampleWith, scenarioOf } from './sample.ts'

const DESCRIBED = sampleWith('count: 10', 'describe: describe.json')

/** As `describe.json` has them (marketo.md §10.1 [DOC]). */
const FIELDS = [
  {
    id: 6,
    displayName: 'E-Mail',
    dataType: 'email',
    length: 255,
    rest: { name: 'email', readOnly: false },
    soap: { name: 'Email', readOnly: false },
  },
  {
    id: 48,
    displayName: 'Person Score',
    dataType: 'score',
    rest: { name: 'leadScore', readOnly: false },
    soap: { name: 'LeadScore', readOnly: false },
  },
  {
    id: 49,
    displayName: 'Grade',
    dataType: 'string',
    length: 2,
    rest: { name: 'grade', readOnly: true },
    soap: { name: 'Grade', readOnly: true },
  },
  { id: 50, displayName: 'Shoe Size', dataType: 'float', rest: { name: 'shoeSize' } },
]

const answer = (fields: unknown = FIELDS) =>
  JSON.stringify({ success: true, result: fields }, null, 1)

function read(text: string, description: string, files: LeadFiles = {}): Normalized {
  return normalize(parsed(text), {
    describe: { file: 'describe.json', text: description },
    ...files,
  })
}

function readScenario(text: string, description = answer(), files: LeadFiles = {}): Scenario {
  const result = read(text, description, files)
  if ('issues' in result) throw new Error(result.issues.map(describeIssue).join('\n'))
  return result.scenario
}

function lines(text: string, description = answer(), files: LeadFiles = {}): readonly string[] {
  const result = read(text, description, files)
  return 'issues' in result ? result.issues.map(describeIssue) : []
}

function fieldNamed(leads: LeadSpec, name: string): LeadField | undefined {
  if (leads.kind !== 'synthetic') throw new Error('they are synthetic')
  return leads.fields.find(({ field }) => field.displayName === name)
}

/** The sample with tokens and mappings of the described fields. */
const USING = DESCRIBED.replaceAll('{{lead.Email Address}}', '{{lead.E-Mail}}')

describe('the fields an instance describes', () => {
  it('stand in place of the standard ones', () => {
    const { leads } = readScenario(USING)
    const names = fieldsOf(leads).map(({ displayName }) => displayName)
    expect(names.slice(0, 4)).toEqual(['E-Mail', 'Person Score', 'Grade', 'Shoe Size'])
    expect(names).toContain('Plan')
    expect(names).not.toContain('First Name')
    expect(fieldNamed(leads, 'E-Mail')?.source).toEqual({ kind: 'standard', as: 'Email Address' })
    expect(fieldNamed(leads, 'Shoe Size')?.source).toEqual({ kind: 'empty' })
    expect(lines(DESCRIBED)).toEqual([
      expect.stringContaining('"{{lead.Email Address}}" names nothing.'),
      expect.stringContaining('"{{lead.Email Address}}" names nothing.'),
    ])
  })

  it('are told from those that have tokens and no API name, which no API describes', () => {
    const names = fieldsOf(readScenario(USING).leads).map(({ displayName }) => displayName)
    expect(names).toEqual(
      expect.arrayContaining(['Lead Owner First Name', 'Account Owner Last Name']),
    )
  })

  it('may be changed by the scenario, which keeps what it does not say', () => {
    const own = `Grade: { oneOf: [A, B] }\n    shoe size: { min: 35, max: 48, soapName: Shoe }\n    E-Mail: { length: 40 }\n    Plan: { type: string, scope: company }`
    const { leads } = readScenario(USING.replace('Plan: { type: string }', own))
    expect(fieldNamed(leads, 'Grade')).toEqual({
      field: {
        scope: 'lead',
        displayName: 'Grade',
        type: 'string',
        length: 2,
        restName: 'grade',
        soapName: 'Grade',
        isReadOnly: true,
      },
      source: { kind: 'one of', values: ['A', 'B'] },
    })
    expect(fieldNamed(leads, 'Shoe Size')).toMatchObject({
      field: { type: 'float', restName: 'shoeSize', soapName: 'Shoe' },
      source: { kind: 'range', min: 35, max: 48 },
    })
    expect(fieldNamed(leads, 'E-Mail')).toMatchObject({
      field: { length: 40 },
      source: { kind: 'standard', as: 'Email Address' },
    })
    expect(fieldNamed(leads, 'Plan')?.field.scope).toBe('company')
  })

  it('have values of their type and length only', () => {
    expect(lines(USING.replace('Plan: { type: string }', 'Grade: { always: A++ }'))).toEqual([
      'x.yaml:9:22 leads.fields.Grade.always: "A++" is longer than the field, which holds 2 characters. Shorten it, or give the field a length.',
    ])
  })

  it.each([
    ['Grade', 'A read-only field is never written.'],
    ['shoeSize', 'A field without a SOAP name cannot be mapped.'],
  ])('that are %s cannot be mapped (decision 33)', (name, rule) => {
    expect(lines(USING.replace('person.score: leadScore', `person.score: ${name}`))).toEqual([
      `x.yaml:22:21 webhooks.enrich.mappings["person.score"]: "${name}" cannot be mapped to. ${rule} Map the attribute to another field.`,
    ])
  })

  it('are what columns of a file name', () => {
    const text = USING.replace('describe:', 'from: leads.csv\n  describe:')
    const csv = { file: 'leads.csv', text: 'email,shoeSize,leadScore\na@x.example,41.5,7\n' }
    const { leads } = readScenario(text, answer(), { from: csv })
    expect(leads).toMatchObject({ kind: 'rows', rows: [['a@x.example', 41.5, 7]] })
    expect(
      fieldsOf(leads)
        .slice(0, 3)
        .map(({ displayName }) => displayName),
    ).toEqual(['E-Mail', 'Shoe Size', 'Person Score'])
  })

  it('leave open what the report says was assumed', () => {
    const assumed = (description: string) =>
      readScenario(USING, description).assumptions.filter(
        ({ setting }) => setting === 'leads.describe',
      )
    expect(assumed(answer())).toEqual([])
    const bare = FIELDS.map((field) => ({ ...field, soap: undefined }))
    const odd = { displayName: 'Home', dataType: 'geo', rest: { name: 'home' } }
    expect(assumed(answer([...bare, odd])).concat(assumed(answer([...FIELDS, odd])))).toEqual([
      {
        setting: 'leads.describe',
        value: 'fields of the type geo are strings',
        basis: 'chosen',
        affects: 'request',
        source: 'marketo.md §10.2',
      },
      {
        setting: 'leads.describe',
        value:
          'it has no SOAP names: standard fields have their usual ones, others their REST names',
        basis: 'chosen',
        affects: 'mapping',
        source: 'decision 33, marketo.md §10.1',
      },
      expect.objectContaining({ affects: 'request' }),
    ])
  })

  it('of a large instance are checked in proportion to them', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      displayName: `Custom ${index}`,
      dataType: 'string',
      rest: { name: `custom${index}` },
    }))
    const own = Array.from({ length: 2_000 }, (_, index) => `Custom ${index}: { always: x }`)
    const text = USING.replace('Plan: { type: string }', own.join('\n    '))
    // Quadratic, it would not be done within the time a test has.
    expect(fieldsOf(readScenario(text, answer([...FIELDS, ...many])).leads).length).toBeGreaterThan(
      20_000,
    )
  })
})

describe('a description of fields that is wrong', () => {
  const [first, second] = FIELDS

  it('is told with its lines, together with the mistakes of the scenario', () => {
    const description = answer([
      first,
      { ...second, length: 'x' },
      { displayName: 'E-MAIL', dataType: 'x' },
    ])
    expect(lines(USING.replace('seed: 1', 'seed: x'), description)).toEqual([
      expect.stringMatching(/^x\.yaml:2:7 seed: /),
      'describe.json:30:14 leads.describe: "x" is not a length. Write a whole number above 0, or leave it out.',
      'describe.json:32:3 leads.describe: Its display name, "E-MAIL", is that of a field above. Keep one of the two.',
    ])
  })

  it('in its JSON is told by line and column', () => {
    expect(
      lines(USING, '{\n "result": [\n  { "displayName": "A" "dataType": "x" }\n ]\n}'),
    ).toEqual([
      'describe.json:3:20 leads.describe: A comma is missing between two members of { } or [ ]. Put one between them.',
    ])
  })

  it.each(['', 'null', '[]', '{}', '5', '{"success":false}', '[[[]]]', '{"result":{}}'])(
    '%j is told as a mistake of the file',
    (description) => {
      const result = read(USING, description)
      const issues = 'issues' in result ? result.issues : []
      expect(issues.map(({ code, path, place }) => [code, path, place?.file])).toContainEqual([
        'bad-describe',
        'leads.describe',
        'describe.json',
      ])
    },
  )

  it('hides what would only follow from it: names, types and values nobody can check', () => {
    const own = 'Grade: { always: A++ }\n    Shoe Size: { min: 1, max: 2 }'
    const text = USING.replace('Plan: { type: string }', own).replace('leadScore', 'Shoe')
    expect(lines(text, '[]')).toEqual([
      'describe.json:1:1 leads.describe: The file describes no fields. Save the answer of GET /rest/v1/leads/describe.json as it is.',
    ])
  })

  it.each([
    ['is no text', 'describe: [describe.json]', 'leads.describe'],
    ['is misspelt', 'descrbe: describe.json', 'leads.descrbe'],
  ])('is told alone when its name %s', (_, line, path) => {
    const result = normalize(parsed(USING.replace('describe: describe.json', line)))
    expect('issues' in result && result.issues.map((issue) => issue.path)).toEqual([path])
  })

  it('must have been read by whoever loads the scenario', () => {
    expect(() => normalize(parsed(USING))).toThrow('whoever loads a scenario reads its leads')
  })
})

describe('times in a file of leads', () => {
  const text = sampleWith('count: 10', 'from: leads.csv')
  const file = { file: 'leads.csv', text: 'Email,createdAt\na@x.example,2026-01-01T04:00:00Z\n' }

  it.each([
    ['UTC', '2026-01-01 04:00:00'],
    ['America/Los_Angeles', '2025-12-31 20:00:00'],
  ])('become those of the instance in %s (decision 42)', (timeZone, time) => {
    const { leads } = scenarioOf(text.replace('timeout: 30s', `timeZone: ${timeZone}`), file)
    expect(leads).toMatchObject({ rows: [['a@x.example', time]] })
  })

  it('do not make a wrong time zone a mistake of the file', () => {
    expect(linesOf(text.replace('timeout: 30s', 'timeZone: Mars/Base'), file)).toEqual([
      expect.stringMatching(/^x\.yaml:5:13 instance\.timeZone: "Mars\/Base" is not a time zone\./),
    ])
  })
})

describe('adversarial leads', () => {
  const withShare = (share: string) => sampleWith('count: 10', `count: 10\n  adversarial: ${share}`)

  it('are a share of all, none unless it is said', () => {
    expect(scenarioOf(withShare('2.5%')).leads).toMatchObject({ adversarialShare: 0.025 })
    expect(scenarioOf(SAMPLE).leads).not.toHaveProperty('adversarialShare')
    expect(scenarioOf(withShare('0%'))).toEqual(scenarioOf(SAMPLE))
  })

  it('are part of what a scenario is', () => {
    const texts = [SAMPLE, withShare('5%'), withShare('6%')]
    const hashes = texts.map((text) => hashScenario(scenarioOf(text)))
    expect(new Set(hashes).size).toBe(3)
    expect(hashScenario(scenarioOf(withShare('0%')))).toBe(hashes[0])
  })

  it('do not come with leads from a file', () => {
    const text = sampleWith('count: 10', 'from: leads.csv\n  adversarial: 5%')
    expect(linesOf(text, { file: 'leads.csv', text: 'Email\na@x.example\n' })).toEqual([
      'x.yaml:8:16 leads.adversarial: With leads.from the values come from the file. Leave this out, or leads.from.',
    ])
  })
})

describe('the value of a field in a scenario', () => {
  it.each([
    ['{ type: integer, always: "9007199254740993" }', '9007199254740993'],
    ['{ type: string, length: 4, always: 😀😀😀😀 }', '😀😀😀😀'],
    ['{ type: text, length: 4, always: éé }', 'éé'],
    ['{ type: datetime, always: "2026-03-08 02:30:00" }', '2026-03-08 02:30:00'],
    ['{ type: boolean, always: null }', null],
  ])('%s is taken as it is', (field, value) => {
    const { leads } = scenarioOf(sampleWith('{ type: string }', field))
    expect(fieldNamed(leads, 'Plan')?.source).toEqual({ kind: 'always', value })
  })
})
