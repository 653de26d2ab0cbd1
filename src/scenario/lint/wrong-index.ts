import type { Path } from '../../executor/path.ts'
import { quoted } from '../finding.ts'
import type { RuleFinding, ScenarioRule } from './rule.ts'
import {
  attributeText,
  isThereAt,
  isValueAt,
  leadsNowhere,
  type Read,
  type TriedMapping,
  triedMappings,
} from './tried-mapping.ts'
import { missesRoot } from './xml-path-misses-root.ts'

export const wrongIndex: ScenarioRule = {
  id: 'wrong-index',
  severity: 'warning',
  what: 'A mapping has an index where the replies have no list, or none where they have one.',
  why: 'A path into a list needs an index, and one into a single value has none. In XML the first of several elements is taken without an index here, which the platform leaves undefined.',
  source: 'marketo.md §3.3 [DOC], §3.4 [DOC], decision 31',
  fix: 'Write an index for each list of the replies, counted from 0, and no other.',
  wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { orders.total: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: { orders: [{ total: 5 }, { total: 7 }] } }
`,
  right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { 'orders[0].total': leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: { orders: [{ total: 5 }, { total: 7 }] } }
`,
  find: (subject) =>
    triedMappings(subject).flatMap((tried): readonly RuleFinding[] => {
      const better = correctedPath(tried)
      if (!better) return []
      const { webhook, mapping } = tried
      return [
        {
          path: ['webhooks', webhook.name, 'mappings', mapping.attribute],
          at: 'key',
          got: quoted(mapping.attribute),
          rule: indexCount(better) > indexCount(tried.path.steps) ? NO_INDEX : NO_LIST,
          mend: `Write ${attributeText(better)}.`,
        },
      ]
    }),
}

const NO_INDEX = 'has no index where the replies have several values.'
const NO_LIST = 'has an index where the replies have a single value.'

function indexCount(steps: Path['steps']): number {
  return steps.filter((step) => typeof step === 'number').length
}

/** The same path with the indexes that the replies ask for; `undefined` when that is not what is wrong
 *  with it. */
export function correctedPath(tried: TriedMapping): Path['steps'] | undefined {
  const { path, bodies, results } = tried
  const isFirstOfMany = results.every(
    (result) => 'note' in result && result.note === 'first-of-many',
  )
  if (isFirstOfMany) return withIndexInserted(path, bodies)
  if (!leadsNowhere(tried) || missesRoot(tried)) return undefined
  return bodies.map((body) => followed(path, body)).find((steps) => steps !== undefined)
}

/** The path walked step by step: an index where there is no list is left out, and one is put where there
 *  is a list and no index. */
function followed({ steps }: Path, body: Read): Path['steps'] | undefined {
  let walked: Path['steps'] = []
  for (const step of steps) {
    const alternative = typeof step === 'number' ? walked : [...walked, 0, step]
    const next = [[...walked, step], alternative].find((each) => isThereAt(each, body))
    if (!next) return undefined
    walked = next
  }
  return [walked, [...walked, 0]].find((each) => isValueAt(each, body))
}

/** Of the elements on the way the first that there are several of. */
function withIndexInserted({ steps }: Path, bodies: readonly Read[]): Path['steps'] | undefined {
  const candidates = steps.map((_, index) => steps.toSpliced(index + 1, 0, 0))
  return candidates.find((candidate) =>
    bodies.some((body) => {
      const found = body.find({ kind: 'path', steps: candidate })
      return found.kind === 'leaf' && !found.isFirstOfMany
    }),
  )
}
