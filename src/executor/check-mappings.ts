import { isWritable } from './coerce.ts'
import { fieldNamed } from './field-names.ts'
import { nearestName } from './nearest-name.ts'
import { type Path, parsePath } from './path.ts'
import type { Mapping, ResponseType, WebhookField } from './webhook.ts'
import type { WebhookProblem, WebhookToCheck } from './webhook-problem.ts'

export function checkMappings({ webhook, fields }: WebhookToCheck): readonly WebhookProblem[] {
  return webhook.mappings.flatMap((mapping) => [
    ...checkResponseType(mapping, webhook.responseType),
    ...checkPath(mapping, webhook.responseType),
    ...checkField(mapping, fields),
  ])
}

type Finding = Omit<WebhookProblem, 'part'>

function checkResponseType(
  mapping: Mapping,
  responseType: ResponseType,
): readonly WebhookProblem[] {
  if (responseType !== 'None') return []
  return found(mapping, {
    code: 'conflict',
    severity: 'warning',
    got: mapping.attribute,
    rule: 'With the response type None nothing is mapped.',
    mend: 'Use the response type JSON or XML, or take the mapping away.',
  })
}

function checkPath(mapping: Mapping, responseType: ResponseType): readonly WebhookProblem[] {
  const got = mapping.attribute
  const path = parsePath(got)
  if (path.kind === 'problem') {
    const { offset, rule, mend } = path
    return found(mapping, { code: 'bad-path', severity: 'error', got, offset, rule, mend })
  }
  if (responseType === 'XML') return checkXmlPath(mapping, path)
  if (typeof path.steps[0] !== 'number') return []
  return found(mapping, {
    code: 'bad-path',
    severity: 'warning', // decision 30
    got,
    rule: 'Reaching into an array at the root of a response is not documented.',
    mend: 'Let the service answer an object.',
  })
}

/** marketo.md §3.4 [DOC]: an XML path starts at the root element; an index belongs to a name. */
function checkXmlPath(mapping: Mapping, { steps }: Path): readonly WebhookProblem[] {
  const isReachable = steps.every(
    (step, index) => typeof step === 'string' || typeof steps[index - 1] === 'string',
  )
  if (isReachable) return []
  return found(mapping, {
    code: 'bad-path',
    severity: 'error',
    got: mapping.attribute,
    rule: 'An XML path begins with the root element, and each index follows an element name.',
    mend: 'Write it like elementList.element[0].foo.',
  })
}

function checkField(mapping: Mapping, fields: readonly WebhookField[]): readonly WebhookProblem[] {
  const named = fieldNamed(mapping.field, fields)
  if (!named) return found(mapping, unknownField(mapping.field, fields))
  const { field, isByRestName } = named
  if (!isWritable(field) || field.soapName === undefined) {
    return found(mapping, {
      code: 'field-not-writable',
      severity: 'error',
      got: mapping.field,
      rule: isWritable(field)
        ? 'A field without a SOAP name cannot be mapped.'
        : `A ${field.type} field is never written.`,
      mend: 'Map the attribute to another field.',
    })
  }
  if (!isByRestName) return []
  return found(mapping, {
    code: 'unknown-field',
    severity: 'warning', // decision 33
    got: mapping.field,
    rule: 'A mapping names its field by the SOAP name; this is the REST name.',
    mend: `Write ${field.soapName}.`,
  })
}

function unknownField(name: string, fields: readonly WebhookField[]): Finding {
  const wanted = name.trim().toLowerCase()
  const byDisplayName = fields.find((field) => field.displayName.toLowerCase() === wanted)
  const names = fields.flatMap((field) => field.soapName ?? [])
  const suggestion = byDisplayName?.soapName ?? nearestName(name, names)
  return {
    code: 'unknown-field',
    severity: 'error',
    got: name,
    rule: 'A mapping names a lead field by its SOAP name.',
    mend:
      suggestion === undefined ? 'Add the field to leads.fields.' : `Did you mean ${suggestion}?`,
  }
}

function found(mapping: Mapping, finding: Finding): readonly WebhookProblem[] {
  return [{ part: `mappings.${mapping.attribute}`, ...finding }]
}
