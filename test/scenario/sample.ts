// A scenario without mistakes, to make mistakes in.
import type { Issue } from '../../src/errors.ts'
import { describeIssue } from '../../src/report/issues.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { normalize } from '../../src/scenario/normalize.ts'
import type { LeadsFile } from '../../src/scenario/normalize-leads.ts'
import { type ParsedScenario, parseScenario } from '../../src/scenario/parse.ts'

export const SAMPLE = `name: Enrich
seed: 1
instance:
  concurrency: 2
  timeout: 30s
leads:
  count: 10
  fields:
    Plan: { type: string }
campaign:
  trigger: requested
  arrivals: all at once
  flow:
    - call: enrich
webhooks:
  enrich:
    url: https://api.example.com/v1?x={{lead.Email Address}}
    encoding: JSON
    payload: '{ "email": {{lead.Email Address}} }'
    headers: { Content-Type: application/json }
    mappings:
      person.score: leadScore
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { status: 200, json: { a: 1 } }
expect:
  timeouts: '== 0'
`

/** The sample with another text in one place. Fails when the place is not there. */
export function sampleWith(from: string, to: string): string {
  const parts = SAMPLE.split(from)
  if (parts.length !== 2) throw new Error(`the sample has ${from} ${parts.length - 1} times`)
  return parts.join(to)
}

export function parsed(text: string): ParsedScenario {
  const result = parseScenario(text, 'x.yaml')
  if ('issues' in result) throw new Error(result.issues.map(describeIssue).join('\n'))
  return result
}

export function scenarioOf(text: string, leadsFile?: LeadsFile): Scenario {
  const result = normalize(parsed(text), { from: leadsFile })
  if ('issues' in result) throw new Error(result.issues.map(describeIssue).join('\n'))
  return result.scenario
}

export function issuesOf(text: string, leadsFile?: LeadsFile): readonly Issue[] {
  const first = parseScenario(text, 'x.yaml')
  if ('issues' in first) return first.issues
  const result = normalize(first, { from: leadsFile })
  return 'issues' in result ? result.issues : []
}

/** As the command line prints them. */
export function linesOf(text: string, leadsFile?: LeadsFile): readonly string[] {
  return issuesOf(text, leadsFile).map(describeIssue)
}
