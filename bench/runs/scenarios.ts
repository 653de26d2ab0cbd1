// What the workloads rehearse.
import type { Scenario } from '../../src/scenario/model.ts'
import { normalize } from '../../src/scenario/normalize.ts'
import { scenarioFromValue } from '../../src/scenario/parse.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'

export const ORIGIN = 'https://api.example.com'

export const LOG_NORMAL = { p50: '50ms', p99: '900ms' }

/** JSON, two mappings, 50 ms a call. */
export function enrich(leads: number): ScenarioInput {
  return {
    name: 'bench',
    leads: {
      count: leads,
      fields: {
        'Lead Score': { type: 'score', min: 0, max: 100 },
        Plan: { type: 'string', oneOf: ['free', 'team'] },
      },
    },
    campaign: { flow: [{ call: 'enrich' }] },
    webhooks: {
      enrich: {
        url: `${ORIGIN}/v1/enrich`,
        headers: { 'Content-Type': 'application/json' },
        payload:
          '{ "email": {{lead.Email Address}}, "company": {{company.Company Name}}, "score": {{lead.Lead Score}} }',
        mappings: { 'person.score': 'leadScore', 'person.segments[0].name': 'plan' },
      },
    },
    services: {
      [ORIGIN]: {
        latency: '50ms',
        replies: [
          { json: { person: { score: { $int: [0, 100] }, segments: [{ name: 'team' }] } } },
        ],
      },
    },
  }
}

/** Twelve tokens and five mappings. */
export function wide(leads: number): ScenarioInput {
  const tokens = [
    '{{lead.Email Address}}',
    '{{lead.First Name}}',
    '{{lead.Last Name}}',
    '{{lead.Job Title}}',
    '{{lead.Phone Number}}',
    '{{lead.Created At}}',
    '{{lead.Unsubscribed}}',
    '{{lead.Lead Score}}',
    '{{company.Company Name}}',
    '{{company.Num Employees}}',
    '{{program.Name}}',
    '{{system.dateTime}}',
  ]
  const { campaign, leads: who } = enrich(leads)
  const person = {
    score: { $int: [0, 100] },
    plan: { $pick: ['free', 'team'] },
    title: 'Engineer',
    city: 'Bern',
    checked: '2026-01-01T10:00:00Z',
  }
  return {
    name: 'bench',
    ...(who && {
      leads: { ...who, fields: { ...who.fields, 'Checked At': { type: 'datetime' } } },
    }),
    campaign,
    webhooks: {
      enrich: {
        url: `${ORIGIN}/v1/enrich`,
        headers: { 'Content-Type': 'application/json' },
        payload: `{ ${tokens.map((token, index) => `"t${index}": ${token}`).join(', ')} }`,
        mappings: {
          'person.score': 'leadScore',
          'person.plan': 'plan',
          'person.title': 'Title',
          'person.city': 'City',
          'person.checked': 'checkedAt',
        },
      },
    },
    services: {
      [ORIGIN]: { latency: '50ms', replies: [{ json: { person } }] },
    },
  }
}

/** The scenario of an input without mistakes. */
export function scenarioOf(input: ScenarioInput): Scenario {
  const parsed = scenarioFromValue(input, 'bench')
  const normalized = 'issues' in parsed ? parsed : normalize(parsed)
  if ('issues' in normalized) throw new Error(JSON.stringify(normalized.issues))
  return normalized.scenario
}
