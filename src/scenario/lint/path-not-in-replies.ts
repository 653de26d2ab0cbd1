import { quoted } from '../finding.ts'
import { suggest } from '../suggest.ts'
import { replyPaths } from './reply-paths.ts'
import type { RuleFinding, ScenarioRule } from './rule.ts'
import type { LintSubject } from './subject.ts'
import { leadsNowhere, reasonsOf, type TriedMapping, triedMappings } from './tried-mapping.ts'
import { correctedPath } from './wrong-index.ts'
import { missesRoot } from './xml-path-misses-root.ts'

export const pathNotInReplies: ScenarioRule = {
  id: 'path-not-in-replies',
  severity: 'warning',
  what: 'A mapping leads to no value in any 2xx reply of the service.',
  why: 'Nothing is ever written, and the rehearsal counts every call as unmapped. Either the path is misspelt, or the replies do not show what the real service answers.',
  source: 'decisions 24 and 29',
  fix: 'Write a path that a reply has, down to a single value, or add the value to a reply.',
  wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.scroe: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: { person: { score: 5 } } }
`,
  right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: { person: { score: 5 } } }
`,
  find: (subject) =>
    triedMappings(subject)
      .filter((tried) => leadsNowhere(tried) && !missesRoot(tried) && !correctedPath(tried))
      .map((tried) => found(tried, subject)),
}

function found(tried: TriedMapping, subject: LintSubject): RuleFinding {
  const { webhook, mapping } = tried
  const { attribute } = mapping
  const isBranch = reasonsOf(tried).includes('not-a-value')
  const paths = replyPaths(webhook, subject)
  const inside = paths.find((path) => path.startsWith(attribute))
  const better = isBranch ? inside : suggest(attribute, paths)
  return {
    path: ['webhooks', webhook.name, 'mappings', attribute],
    at: 'key',
    got: quoted(attribute),
    rule: isBranch
      ? 'leads to an object or a list, and only single values are written.'
      : 'is in no 2xx reply of the service, so nothing is written.',
    mend:
      better === undefined
        ? 'Write a path of a reply, or add it to one.'
        : `Did you mean ${better}?`,
  }
}
