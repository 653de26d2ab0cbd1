import { listed, quoted } from '../finding.ts'
import { rootsOf } from './reply-paths.ts'
import type { RuleFinding, ScenarioRule } from './rule.ts'
import type { LintSubject } from './subject.ts'
import { isThereAt, isValueAt, type TriedMapping, triedMappings } from './tried-mapping.ts'

export const xmlPathMissesRoot: ScenarioRule = {
  id: 'xml-path-misses-root',
  severity: 'warning',
  what: 'The path of an XML mapping does not begin with the root element of a reply.',
  why: 'An XML path names every level, the root element too. Without it nothing is found, and nothing is written.',
  source: 'marketo.md §3.4 [DOC]',
  fix: 'Begin with the root element.',
  wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    responseType: XML
    mappings: { score: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { xml: { person: { score: 5 } } }
`,
  right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    responseType: XML
    mappings: { person.score: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { xml: { person: { score: 5 } } }
`,
  find: (subject) =>
    triedMappings(subject)
      .filter(missesRoot)
      .map((tried) => found(tried, subject)),
}

export function missesRoot({ webhook, path, bodies }: TriedMapping): boolean {
  const root = path.steps.slice(0, 1)
  return webhook.responseType === 'XML' && !bodies.some((body) => isThereAt(root, body))
}

function found(
  { webhook, mapping, path, bodies }: TriedMapping,
  subject: LintSubject,
): RuleFinding {
  const roots = rootsOf(webhook, subject)
  const better = roots.find((root) => bodies.some((body) => isValueAt([root, ...path.steps], body)))
  return {
    path: ['webhooks', webhook.name, 'mappings', mapping.attribute],
    at: 'key',
    got: quoted(mapping.attribute),
    rule: `does not begin with the root element, which the replies call ${listed(roots)}.`,
    mend: better ? `Write ${better}.${mapping.attribute}.` : `Begin with ${listed(roots)}.`,
  }
}
