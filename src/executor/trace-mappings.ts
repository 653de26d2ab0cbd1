// What became of each mapping of a 2xx body, for whoever wants to see it rather than have it: the same
// functions as `map-response.ts`, one mapping at a time, with the value they started from.
import { unreachable } from '../errors.ts'
import { mapResponse, readBody } from './map-response.ts'
import { parsePath } from './path.ts'
import type { Mapping, Skip, WebhookCall, Write } from './webhook.ts'

export interface MappingTrace {
  readonly attribute: string
  /** As the mapping names it. */
  readonly field: string
  /** The value at the path, as JSON writes it; `undefined` when nothing is there. */
  readonly raw: string | undefined
  readonly result: Write | Skip
}

/** One trace a mapping, in their order; none where the body cannot be read. */
export function traceMappings(call: WebhookCall, body: string): readonly MappingTrace[] {
  return call.webhook.mappings.flatMap((mapping) => traceOne(call, body, mapping))
}

function traceOne(call: WebhookCall, body: string, mapping: Mapping): readonly MappingTrace[] {
  const webhook = { ...call.webhook, mappings: [mapping] }
  const mapped = mapResponse({ ...call, webhook }, body)
  const [result] = mapped.kind === 'mapped' ? [...mapped.writes, ...mapped.skipped] : []
  if (!result) return []
  return [{ ...mapping, raw: rawValue(call, body, mapping), result }]
}

function rawValue({ webhook }: WebhookCall, body: string, mapping: Mapping): string | undefined {
  const path = parsePath(mapping.attribute)
  const reading = webhook.responseType === 'None' ? undefined : readBody(webhook.responseType, body)
  if (path.kind !== 'path' || reading?.kind !== 'read') return undefined
  const found = reading.find(path)
  switch (found.kind) {
    case 'missing':
      return undefined
    case 'branch':
      return '(an object or a list)'
    case 'leaf':
      return typeof found.leaf === 'bigint' ? String(found.leaf) : JSON.stringify(found.leaf)
    default:
      return unreachable(found)
  }
}
