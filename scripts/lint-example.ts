// The examples of docs/lint.md show the lines that matter; here the rest of the scenario is added, so
// that they can be linted, in the page and in the tests.
import { type LintFinding, lint } from '../src/scenario/lint/lint.ts'
import { parseScenario } from '../src/scenario/parse.ts'

/** What a scenario has besides, by its key. */
const REST: Readonly<Record<string, string>> = {
  name: 'name: Example\n',
  campaign: 'campaign:\n  flow:\n    - call: enrich\n',
  webhooks: 'webhooks:\n  enrich: { url: https://api.example.com/v1/enrich }\n',
  services: `services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: { person: { score: 5, rank: 1, id: p-1, grade: A, segments: [{ name: web }] } } }
`,
}

export function completeExample(lines: string): string {
  const rest = Object.entries(REST).filter(([key]) => !new RegExp(`^${key}:`, 'm').test(lines))
  return `${lines.trimStart()}${rest.map(([, text]) => text).join('')}`
}

export function lintText(text: string, file = 'scenario.yaml'): readonly LintFinding[] {
  const parsed = parseScenario(text, file)
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues))
  return lint(parsed, {})
}
