// The body of a 2xx × the webhook's mappings → writes and skips, each in the order of the mappings.
// One attribute may fill several fields. Two attributes may fill one field: both writes are recorded
// and the later one stands when they are applied in order. The Content-Type is never looked at; the
// response type decides the parser (decision 32), and a body nothing is mapped from is not parsed, for
// a webhook without mappings is a normal thing (marketo.md §3.10 [COM]).
import { coerce, isWritable } from './coerce.ts'
import { fieldNamed } from './field-names.ts'
import { type Path, parsePath, type Reading } from './path.ts'
import { readJson } from './response-json.ts'
import { readXml } from './response-xml.ts'
import type { Mapping, Skip, SkipReason, WebhookCall, WebhookField, Write } from './webhook.ts'

export type MappedResponse =
  | {
      readonly kind: 'mapped'
      readonly writes: readonly Write[]
      readonly skipped: readonly Skip[]
    }
  | { readonly kind: 'unreadable'; readonly reason: string }

const READERS: Readonly<Record<'JSON' | 'XML', (text: string) => Reading>> = {
  JSON: readJson,
  XML: readXml,
}

/** What the body of a 2xx response writes into the lead. Pure; never throws, whatever the body. */
export function mapResponse(call: WebhookCall, bodyText: string): MappedResponse {
  const { responseType, mappings } = call.webhook
  const writes: Write[] = []
  const skipped: Skip[] = []
  if (responseType === 'None' || mappings.length === 0) return { kind: 'mapped', writes, skipped }
  const reading = readBody(responseType, bodyText)
  if (reading.kind === 'unreadable') return reading
  for (const mapping of compiledFor(call)) {
    const result = applyMapping(mapping, reading, call)
    if ('reason' in result) skipped.push(result)
    else writes.push(result)
  }
  return { kind: 'mapped', writes, skipped }
}

/** A body as its response type says; the Content-Type is never looked at (decision 32). */
export function readBody(responseType: 'JSON' | 'XML', text: string): Reading {
  return READERS[responseType](text)
}

function applyMapping(
  { mapping, path, field }: CompiledMapping,
  reading: Extract<Reading, { kind: 'read' }>,
  call: WebhookCall,
): Write | Skip {
  const { attribute } = mapping
  const target = field?.displayName ?? mapping.field
  const skip = (reason: SkipReason): Skip => ({ attribute, field: target, reason })
  // Decision 33: without a SOAP name no mapping can reach it.
  if (!field?.soapName || !isWritable(field)) return skip('field-not-writable')
  const found = path && reading.find(path)
  if (!found || found.kind === 'missing') return skip('missing-path') // decision 24
  if (found.kind === 'branch') return skip('not-a-value') // decision 29
  const { isUntyped, spelling } = found
  const coerced = coerce(found.leaf, { field, settings: call.settings, isUntyped, spelling })
  if (coerced.kind === 'skip') return skip(coerced.reason)
  const note = coerced.note ?? (found.isFirstOfMany ? 'first-of-many' : undefined)
  const write = { attribute, field: target, value: coerced.value }
  return note === undefined ? write : { ...write, note }
}

interface CompiledMapping {
  readonly mapping: Mapping
  /** `undefined` when the attribute breaks the grammar: it can reach nothing. */
  readonly path: Path | undefined
  /** `undefined` when no field has that name. */
  readonly field: WebhookField | undefined
}

interface CacheEntry {
  readonly fields: readonly WebhookField[]
  readonly compiled: readonly CompiledMapping[]
}

/** By the list of mappings: compiled once, kept as long as it lives. */
const cache = new WeakMap<readonly Mapping[], CacheEntry>()

function compiledFor({ webhook, fields }: WebhookCall): readonly CompiledMapping[] {
  const known = cache.get(webhook.mappings)
  if (known?.fields === fields) return known.compiled
  const compiled = webhook.mappings.map((mapping) => compileMapping(mapping, fields))
  cache.set(webhook.mappings, { fields, compiled })
  return compiled
}

function compileMapping(mapping: Mapping, fields: readonly WebhookField[]): CompiledMapping {
  const path = parsePath(mapping.attribute)
  return {
    mapping,
    path: path.kind === 'path' ? path : undefined,
    field: fieldNamed(mapping.field, fields)?.field,
  }
}
