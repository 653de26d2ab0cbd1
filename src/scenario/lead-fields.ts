// The fields leads have: the standard ones, or those an instance describes, and the scenario's own.
import type { FieldSource, LeadField } from '../lead/definition.ts'
import type { Field } from '../lead/field.ts'
import { STANDARD_FIELDS } from '../lead/standard-fields.ts'
import { sourceFindings } from './field-source.ts'
import type { Finding } from './finding.ts'
import type { ReadField } from './lead-schema.ts'

export type NamedField = readonly [displayName: string, read: ReadField]

/** Fields that are there before the scenario adds its own, by display name in lower case (decision 21). */
export type GivenFields = ReadonlyMap<string, LeadField>

const STANDARD: readonly LeadField[] = STANDARD_FIELDS.map((field) => ({
  field,
  source: { kind: 'standard' },
}))

/** The standard fields, or the described ones in their place. A standard field that has only its tokens
 *  and no name in any API is never described, and stays. */
export function givenFields(described: readonly LeadField[] | undefined): GivenFields {
  if (!described) return byName(STANDARD)
  const names = byName(described)
  const tokensOnly = STANDARD.filter(
    ({ field }) => !field.restName && !field.soapName && !names.has(nameKey(field)),
  )
  return byName([...described, ...tokensOnly])
}

function byName(fields: readonly LeadField[]): GivenFields {
  return new Map(fields.map((each) => [nameKey(each.field), each]))
}

function nameKey({ displayName }: Field): string {
  return displayName.toLowerCase()
}

/** Given fields first, then the scenario's own in the order of their names, so that the order of keys in
 *  a file means nothing; a scenario's field replaces its namesake. */
export function leadFields(own: readonly NamedField[], given: GivenFields): readonly LeadField[] {
  const others = own
    .map((named) => ownField(named, given))
    .toSorted((one, other) => (one.field.displayName < other.field.displayName ? -1 : 1))
  return [...new Map([...given, ...byName(others)]).values()]
}

function ownField([name, read]: NamedField, given: GivenFields): LeadField {
  const namesake = given.get(name.toLowerCase())
  const { field: like } = namesake ?? {}
  const type = read.type ?? like?.type ?? 'string'
  const length = read.length ?? (type === like?.type ? like.length : undefined)
  // A given field without an API name keeps having none: it cannot be mapped (decision 33).
  const restName = read.restName ?? (like ? like.restName : camelCase(name))
  const soapName = read.soapName ?? (like ? like.soapName : restName)
  const field: Field = {
    scope: read.scope ?? like?.scope ?? 'lead',
    displayName: like?.displayName ?? name,
    type,
    ...(length && { length }),
    ...(restName && { restName }),
    ...(soapName && { soapName }),
    ...(like?.isReadOnly && { isReadOnly: true }),
  }
  const inherited = type === like?.type ? namesake?.source : undefined
  return { field, source: sourceOf(read) ?? inherited ?? { kind: 'empty' } }
}

function sourceOf({ min, max, oneOf, always }: ReadField): FieldSource | undefined {
  if (min !== undefined && max !== undefined) return { kind: 'range', min, max }
  if (oneOf !== undefined) return { kind: 'one of', values: oneOf }
  return always === undefined ? undefined : { kind: 'always', value: always }
}

/** What is wrong with the scenario's own fields: their names, types left out, values that do not fit. */
export function fieldFindings(own: readonly NamedField[], given: GivenFields): readonly Finding[] {
  const taken = takenNames(own, given)
  return nameFindings(own, (named) => {
    const [name, read] = named
    const path = ['leads', 'fields', name]
    if (read.type === undefined && !given.has(name.toLowerCase()))
      return [{ path: [...path, 'type'], ...NO_TYPE }]
    const { field } = ownField(named, given)
    return [...takenFindings(field, path, taken), ...sourceFindings(read, field, path)]
  })
}

/** What is wrong with the names of the scenario's own fields; `others` says what else is wrong with one
 *  whose name is not. */
export function nameFindings(
  own: readonly NamedField[],
  others: (named: NamedField) => readonly Finding[] = () => [],
): readonly Finding[] {
  const above = new Set<string>()
  return own.flatMap((named): readonly Finding[] => {
    const [name] = named
    const path = ['leads', 'fields', name]
    const isTwice = above.has(name.toLowerCase())
    above.add(name.toLowerCase())
    if (!/^[^{}"=\r\n]+$/.test(name) || name.trim() !== name) return [{ path, ...BAD_NAME }]
    return isTwice ? [{ path, ...TWICE }] : others(named)
  })
}

/** Who has which API name, by kind and name: the first of those that do. */
function takenNames(own: readonly NamedField[], given: GivenFields): ReadonlyMap<string, Field> {
  const replaced = new Set(own.map(([name]) => name.toLowerCase()))
  const others = Array.from(given.values(), ({ field }) => field)
  const fields = [
    ...others.filter((field) => !replaced.has(nameKey(field))),
    ...own.map((named) => ownField(named, given).field),
  ]
  return new Map(
    fields.toReversed().flatMap((field) => apiNames(field).map(([key]) => [key, field] as const)),
  )
}

function apiNames(field: Field): readonly (readonly [key: string, words: string])[] {
  return (['restName', 'soapName'] as const).flatMap((kind) => {
    const name = field[kind]
    return name === undefined ? [] : [[`${kind} ${name}`.toLowerCase(), `${kind} ${name}`] as const]
  })
}

function takenFindings(
  field: Field,
  path: Finding['path'],
  taken: ReadonlyMap<string, Field>,
): readonly Finding[] {
  const [clash] = apiNames(field).filter(
    ([key]) => taken.get(key)?.displayName.toLowerCase() !== field.displayName.toLowerCase(),
  )
  if (!clash) return []
  const [key, words] = clash
  const rule = `Its ${words} is that of ${taken.get(key)?.displayName} already.`
  return [{ path, at: 'key', code: 'conflict', rule, mend: 'Give it another one.' }]
}

/** `Lead Score` → `leadScore`. */
function camelCase(displayName: string): string {
  const words = displayName.match(/[\p{L}\p{N}_]+/gu) ?? [displayName]
  return words
    .map((word, index) => {
      const [first = '', ...rest] = word
      return (index === 0 ? first.toLowerCase() : first.toUpperCase()) + rest.join('')
    })
    .join('')
}

const BAD_NAME = {
  at: 'key',
  code: 'bad-token',
  rule: 'A display name is what tokens use, so it has no braces, quotes, = or line breaks.',
  mend: 'Rename the field.',
} as const

const TWICE = {
  at: 'key',
  code: 'conflict',
  rule: 'A field of this name stands above; case does not matter.',
  mend: 'Keep one of the two.',
} as const

const NO_TYPE = {
  code: 'missing',
  rule: 'A field beyond the standard ones needs a type.',
  mend: 'Add type, like type: string.',
} as const
