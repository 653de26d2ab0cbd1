import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeExample, lintText } from '../../../scripts/lint-example.ts'
import { messageOf } from '../../../src/report/lint/message.ts'
import { type LintFinding, lint } from '../../../src/scenario/lint/lint.ts'
import { LINT_RULES } from '../../../src/scenario/lint/rules.ts'
import { parseScenario, scenarioFromValue } from '../../../src/scenario/parse.ts'
import { enrich } from '../../scenario-of.ts'
import { LINT_CASES } from './lint-cases.ts'

const linesOf = (text: string): readonly string[] => lintText(text).map(lineOf)

function lineOf(finding: LintFinding): string {
  const { line, column } = finding.place ?? {}
  return `${line}:${column} ${finding.severity} ${finding.id} ${messageOf(finding)}`
}

it('every rule has scenarios that break it and some that keep it', () => {
  expect(Object.keys(LINT_CASES)).toEqual(LINT_RULES.map(({ id }) => id))
  for (const { breaks, keeps } of Object.values(LINT_CASES)) {
    expect(breaks.length).toBeGreaterThan(0)
    expect(keeps.length).toBeGreaterThan(0)
  }
})

describe.each(Object.entries(LINT_CASES))('%s', (id, { breaks, keeps }) => {
  it.each(breaks)('is broken by %s', (_, scenario, ...lines) => {
    expect(linesOf(completeExample(scenario))).toEqual(lines)
    expect(lines.some((line) => line.split(' ')[2] === id)).toBe(true)
  })

  it.each(keeps)('is kept by %s', (_, scenario) => {
    expect(linesOf(completeExample(scenario))).toEqual([])
  })
})

describe.each(LINT_RULES)('the page of $id', ({ id, severity, ...page }) => {
  it('has an example that breaks the rule and no other, and the same one mended', () => {
    const findings = lintText(completeExample(page.wrong))
    expect(findings).toMatchObject([{ id, severity, page: `docs/lint.md#${id}` }])
    expect(linesOf(completeExample(page.right))).toEqual([])
  })

  it('says what is wrong, why, who says so and what to do', () => {
    expect(page.what).toMatch(/^[A-Z].*\.$/)
    expect(page.why).toMatch(/^[A-Z].*\.$/)
    expect(page.fix).toMatch(/^[A-Z].*\.$/)
    expect(page.source).toMatch(/§|decision|hookdrill/)
  })
})

describe('a scenario with mistakes', () => {
  it('has them told among the findings, in the order of the text', () => {
    const text = `name: Example
seed: -1
campaign:
  flow:
    - call: enrich
webhooks:
  enrich:
    url: https://api.example.com/v1
    headers: { Content-Type: application/json }
    payload: |
      { "city": "{{lead.City}}",
        "name": {{lead.FirstName}} }
  other: { url: https://api.example.com/b }
services:
  https://api.example.com: { latency: 50 }
  https://old.example.com: { latency: 2s }
`
    expect(linesOf(text).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      '2:7 error out-of-range',
      '11:18 warning quoted-token',
      '12:17 error api-name-token',
      '13:3 warning unused-webhook',
      '15:39 error wrong-unit',
      '16:3 warning unused-service',
    ])
  })

  it.each([
    ['an encoding that cannot be read', 'encoding: Json\n    payload: \'["{{lead.City}}"]\''],
    ['a key that is misspelt', 'encodnig: None\n    payload: \'["{{lead.City}}"]\''],
    ['a header that cannot be read', "headers: { Content-Type: [] }\n    payload: '[]'"],
    ['a method that cannot be read', 'method: FETCH\n    payload: x'],
  ])('has no warnings that follow from %s', (_, lines) => {
    const text = completeExample(
      `webhooks:\n  enrich:\n    url: https://api.example.com/v1\n    ${lines}\n`,
    )
    expect(lintText(text).map(({ severity, page }) => [severity, page.replace(/#.*/, '')])).toEqual(
      [['error', 'docs/bad-input.md']],
    )
  })

  it.each([
    [
      'a step that misspells its webhook',
      'campaign: { flow: [{ call: enrch }] }\n',
      'unknown-webhook',
    ],
    [
      'a URL that misspells its service',
      'webhooks: { enrich: { url: https://api.example.con/v1 } }\n',
      'unknown-service',
    ],
    [
      'a campaign that cannot be read',
      'campaign: { type: batsch, flow: [{ call: enrich }] }\n',
      'not-one-of',
    ],
    [
      'a reply that cannot be read',
      `webhooks: { enrich: { url: https://api.example.com, mappings: { score: leadScore } } }
services: { https://api.example.com: { latency: 1s, replies: [{ json: {}, status: 99 }] } }
expect: { totalDelay: '< 1s' }
`,
      'out-of-range',
    ],
  ])('has nothing found that follows from %s', (_, text, id) => {
    expect(lintText(completeExample(text)).map((finding) => finding.id)).toEqual([id])
  })

  it('in a file of leads has what the file should hold not called unknown', () => {
    const parsed = parseScenario(
      completeExample(`leads: { from: leads.csv }
webhooks:
  enrich:
    url: https://api.example.com/v1
    headers: { Content-Type: application/json }
    payload: '[{{lead.Shoe Size}}]'
`),
      'scenario.yaml',
    )
    if ('issues' in parsed) throw new Error('the example can be read')
    const broken = lint(parsed, { from: { file: 'leads.csv', text: '' } })
    expect(broken).toMatchObject([
      { id: 'bad-csv', severity: 'error', page: 'docs/bad-input.md#bad-csv' },
    ])
    const whole = lint(parsed, {
      from: { file: 'leads.csv', text: 'Email,Shoe Size\na@b.example,4\n' },
    })
    expect(whole).toEqual([])
  })
})

it('a scenario that is no text has findings without lines', () => {
  const parsed = scenarioFromValue(
    enrich({ campaign: { type: 'batch', flow: [{ call: 'enrich' }] } }),
    'x.ts',
  )
  if ('issues' in parsed) throw new Error('the value can be read')
  expect(lint(parsed, {})).toMatchObject([
    { id: 'batch-campaign', place: { file: 'x.ts' }, path: 'campaign.type' },
  ])
})

it('a finding has these parts and no others', () => {
  const [finding] = lintText(
    completeExample('campaign: { type: batch, flow: [{ call: enrich }] }\n'),
  )
  expect(finding).toEqual({
    id: 'batch-campaign',
    severity: 'error',
    page: 'docs/lint.md#batch-campaign',
    place: { file: 'scenario.yaml', line: 1, column: 19 },
    path: 'campaign.type',
    got: '"batch"',
    rule: 'is refused by Call Webhook: each call ends with error 1000, and nothing is sent.',
    mend: 'Use a trigger campaign that this one requests.',
  })
})

it('no rule has the id of a code, but for the one that means the same', () => {
  const page = readFileSync('docs/bad-input.md', 'utf8')
  const codes = Array.from(page.matchAll(/^## (.*)$/gm), ([, code]) => code)
  const ids = LINT_RULES.map(({ id }) => id)
  expect(codes.length).toBeGreaterThan(10)
  expect(ids.filter((id) => codes.includes(id))).toEqual(['unknown-token'])
})
