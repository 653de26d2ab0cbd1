import { isWritable } from './coerce.ts'
import { fieldNamed } from './field-names.ts'
import { nearestName } from './nearest-name.ts'
import { type Path, parsePath } from './path.ts'
import type { Mapping, ResponseType, WebhookField } from './webhook.ts'
import type { BrokenRule, WebhookToCheck } from './webhook-problem.ts'

export function checkMappings({ webhook, fields }: WebhookToCheck): readonly BrokenRule[] {
  const { mappings, responseType } = webhook
  const firsts = new Map<WebhookField, Mapping>()
  return mappings.flatMap((mapping) => [
    ...checkResponseType(mapping, responseType),
    ...checkPath(mapping, responseType),
    ...checkField(mapping, fields),
    ...checkNamesakes(mapping, firsts, fields),
  ])
}

type Finding = Omit<BrokenRule, 'part'>

function checkResponseType(mapping: Mapping, responseType: ResponseType): readonly BrokenRule[] {
  if (responseType !== 'None') return []
  return found(mapping, {
    id: 'nothing-mapped',
    got: mapping.attribute,
    rule: 'The response type is None.',
    mend: 'Use JSON or XML, or take the mapping away.',
  })
}

function checkPath(mapping: Mapping, responseType: ResponseType): readonly BrokenRule[] {
  const got = mapping.attribute
  const path = parsePath(got)
  if (path.kind === 'problem') {
    const { offset, rule, mend } = path
    const id = HOLDS_ANOTHER_CHARACTER.test(got.slice(offset)) ? 'unmappable-key' : 'malformed-path'
    return found(mapping, { id, got, offset, rule, mend })
  }
  if (responseType === 'XML') return checkXmlPath(mapping, path)
  if (typeof path.steps[0] !== 'number') return []
  return found(mapping, {
    id: 'root-array', // decision 30
    got,
    rule: 'Reaching into an array at the root of a response is not documented.',
    mend: 'Let the service answer an object.',
  })
}

/** marketo.md §3.2 [DOC]: none that a key may have, and none of the grammar either. */
const HOLDS_ANOTHER_CHARACTER = /^[^A-Za-z0-9\-_:\s.[]/

/** marketo.md §3.4 [DOC]: an XML path starts at the root element; an index belongs to a name. */
function checkXmlPath(mapping: Mapping, { steps }: Path): readonly BrokenRule[] {
  const isReachable = steps.every(
    (step, index) => typeof step === 'string' || typeof steps[index - 1] === 'string',
  )
  if (isReachable) return []
  return found(mapping, {
    id: 'malformed-path',
    got: mapping.attribute,
    rule: 'An XML path begins with the root element, and each index follows an element name.',
    mend: 'Write it like elementList.element[0].foo.',
  })
}

function checkField(mapping: Mapping, fields: readonly WebhookField[]): readonly BrokenRule[] {
  const named = fieldNamed(mapping.field, fields)
  if (!named) return found(mapping, unknownField(mapping.field, fields))
  const { field, isByRestName } = named
  if (!isWritable(field) || field.soapName === undefined) {
    return found(mapping, {
      id: isWritable(field) ? 'no-soap-name' : 'read-only-field',
      got: mapping.field,
      rule: whyNotMapped(field),
      mend: 'Map the attribute to another field.',
    })
  }
  if (!isByRestName) return []
  return found(mapping, {
    id: 'rest-name', // decision 33
    got: mapping.field,
    rule: 'A mapping names its field by the SOAP name.',
    mend: `Write ${field.soapName}.`,
  })
}

/** Decision 33; marketo.md §3.8 and §10.1 [DOC]. */
function whyNotMapped(field: WebhookField): string {
  if (field.isReadOnly) return 'A read-only field is never written.'
  if (!isWritable(field)) return `A ${field.type} field is never written.`
  return 'A field without a SOAP name cannot be mapped.'
}

function unknownField(name: string, fields: readonly WebhookField[]): Finding {
  const wanted = name.trim().toLowerCase()
  const byDisplayName = fields.find((field) => field.displayName.toLowerCase() === wanted)
  const names = fields.flatMap((field) => field.soapName ?? [])
  const suggestion = byDisplayName?.soapName ?? nearestName(name, names)
  return {
    id: 'no-such-field',
    got: name,
    rule: 'A mapping names a lead field by its SOAP name.',
    mend:
      suggestion === undefined ? 'Add the field to leads.fields.' : `Did you mean ${suggestion}?`,
  }
}

/** marketo.md §3.11 [UNK]: which of two mappings onto one field stands is documented nowhere. */
function checkNamesakes(
  mapping: Mapping,
  firsts: Map<WebhookField, Mapping>,
  fields: readonly WebhookField[],
): readonly BrokenRule[] {
  const field = fieldNamed(mapping.field, fields)?.field
  const first = field && firsts.get(field)
  if (field && !first) firsts.set(field, mapping)
  if (!first) return []
  return found(mapping, {
    id: 'field-mapped-twice',
    got: mapping.field,
    rule: `${first.attribute} fills it too, and which of the two stands is not documented; here it is the later one.`,
    mend: 'Keep one of the two.',
  })
}

function found(mapping: Mapping, finding: Finding): readonly BrokenRule[] {
  return [{ part: `mappings.${mapping.attribute}`, ...finding }]
}
