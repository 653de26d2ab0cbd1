// The one webhook in place of several. It sends what their requests read of the lead, each token once, and
// maps what they map, each from its part of the answer.
import { tokenize } from '../../executor/token.ts'
import type { JsonValue } from '../../service/definition.ts'
import { membersOf, valueAt } from '../tree.ts'
import type { AggregatedPart } from './aggregated-part.ts'
import type { Asked } from './change.ts'

export function aggregatedWebhook(
  parts: readonly AggregatedPart[],
  origin: string,
  { refuse }: Asked,
): JsonValue {
  const xml = parts.find(
    ({ definition }) => isMapped(definition) && valueAt(definition, ['responseType']) === 'XML',
  )
  if (xml) {
    throw refuse(
      `${xml.webhook} maps XML, and one answer of all would be JSON. Let it answer JSON, or name others.`,
    )
  }
  return {
    url: `${origin}/all`,
    headers: { 'Content-Type': 'application/json' },
    payload: payloadOf(parts),
    mappings: Object.fromEntries(parts.flatMap(mappingsOf)),
  }
}

function isMapped(definition: JsonValue): boolean {
  const isRead = valueAt(definition, ['responseType']) !== 'None'
  return isRead && membersOf(valueAt(definition, ['mappings'])).length > 0
}

/** In the order of the calls, so that of two mappings to one field the later call still wins. */
function mappingsOf({ definition, member }: AggregatedPart): readonly [string, JsonValue][] {
  if (!isMapped(definition)) return []
  return membersOf(valueAt(definition, ['mappings'])).map(([path, field]) => [
    path.startsWith('[') ? `${member}${path}` : `${member}.${path}`,
    field,
  ])
}

function payloadOf(parts: readonly AggregatedPart[]): string {
  const tokens = new Set(parts.flatMap(({ definition }) => tokensIn(definition)))
  const members = [...tokens].map((token, index) => `"value${index + 1}": ${token}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/** As they are typed, defaults and all. */
function tokensIn(definition: JsonValue): readonly string[] {
  const isBodySent = valueAt(definition, ['method']) !== 'GET'
  const texts = [
    valueAt(definition, ['url']),
    ...membersOf(valueAt(definition, ['headers'])).map(([, value]) => value),
    ...(isBodySent ? [valueAt(definition, ['payload'])] : []),
  ]
  return texts
    .flatMap((text) => (typeof text === 'string' ? tokenize(text).parts : []))
    .flatMap((part) => (part.kind === 'token' ? [part.text] : []))
}

/** Names that a response mapping can have in its path, no two alike. */
export function memberNames(webhooks: readonly string[]): readonly string[] {
  const names: string[] = []
  for (const webhook of webhooks) {
    const bare = webhook.replaceAll(/[^A-Za-z0-9_-]/g, '_')
    names.push(names.includes(bare) ? `${bare}_${names.length + 1}` : bare)
  }
  return names
}
