// The fields of an instance, from what its REST API says of them (marketo.md §10.1 [DOC]). What the
// answer leaves open is decided here:
// - A type we do not know is a string: every value can be written as text.
// - Where no field at all has a SOAP name, the API tells none any more: a standard field then has its
//   usual one, and any other has its REST name for it. Else a field without one cannot be mapped
//   (decision 33).
// - Which fields are the company's is known of the standard ones only.
// In proportion to the number of fields, of which a large instance has thousands.
import type { LeadField } from './definition.ts'
import {
  type DescribeItem,
  type DescribeMistake,
  gotOf,
  isMembers,
  itemsOf,
  SAVE_IT,
  unfinishedAt,
} from './describe-items.ts'
import type { Field, FieldType } from './field.ts'
import { FIELD_KINDS, FIELD_TYPES } from './field-kind.ts'
import { quoted } from './quoted.ts'
import { STANDARD_FIELDS } from './standard-fields.ts'

export interface Described {
  /** In the order of the file. Standard ones have values, the others are empty. */
  readonly fields: readonly LeadField[]
  /** As they are spelt, once each: their fields are strings. */
  readonly unknownTypes: readonly string[]
  /** Whether any field has one. */
  readonly hasSoapNames: boolean
}

/** The fields an answer describes, or everything that is wrong with it. */
export function fieldsFromDescribe(
  answer: unknown,
): Described | { readonly mistakes: readonly DescribeMistake[] } {
  const mistakes: DescribeMistake[] = []
  const items = itemsOf(answer, mistakes)
  const unfinished = unfinishedAt(answer)
  if (unfinished) mistakes.push({ path: unfinished, ...UNFINISHED })
  if (items.length === 0 && mistakes.length === 0) mistakes.push({ path: [], ...NO_FIELDS })
  mistakes.push(...items.flatMap(itemMistakes), ...namesTwice(items))
  if (mistakes.length > 0) return { mistakes }
  const rows = items.map(rowOf)
  const hasSoapNames = rows.some(({ soapName }) => soapName !== undefined)
  const unknown = rows.map(({ dataType }) => dataType).filter((name) => !typeNamed(name))
  return {
    fields: rows.map((row) => leadField(row, hasSoapNames)),
    unknownTypes: [...new Set(unknown)],
    hasSoapNames,
  }
}

/** What is said of one field, by either endpoint. */
interface Row {
  readonly displayName: string
  readonly dataType: string
  readonly length: number | undefined
  readonly restName: string | undefined
  readonly soapName: string | undefined
  readonly isReadOnly: boolean
}

function rowOf({ members }: DescribeItem): Row {
  const { rest, soap, length } = members
  return {
    displayName: nameIn(members, 'displayName') ?? '',
    dataType: nameIn(members, 'dataType') ?? '',
    length: isLength(length) ? length : undefined,
    restName: nameIn(rest, 'name') ?? nameIn(members, 'name'),
    soapName: nameIn(soap, 'name'),
    // By whichever API: what one of them may not write, a webhook had better not.
    isReadOnly: [rest, soap].some((api) => isMembers(api) && api.readOnly === true),
  }
}

function nameIn(value: unknown, key: string): string | undefined {
  const name = isMembers(value) ? value[key] : undefined
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined
}

function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

function itemMistakes({ path, members }: DescribeItem): readonly DescribeMistake[] {
  const nameless = ['displayName', 'dataType'].filter((key) => nameIn(members, key) === undefined)
  const { length = null } = members
  return [
    ...nameless.map((key) => ({
      path: Object.hasOwn(members, key) ? [...path, key] : path,
      ...gotOf(members[key]),
      rule: `A field has a ${key}, which is a text.`,
      mend: SAVE_IT,
    })),
    ...(length === null || isLength(length)
      ? []
      : [{ path: [...path, 'length'], ...gotOf(length), ...NO_LENGTH }]),
  ]
}

/** Case does not matter (decisions 21, 33). */
function namesTwice(items: readonly DescribeItem[]): readonly DescribeMistake[] {
  const taken = new Set<string>()
  return items.flatMap((item) => {
    const { displayName, restName, soapName } = rowOf(item)
    const names = [
      ['display name', displayName],
      ['REST name', restName],
      ['SOAP name', soapName],
    ] as const
    const clash = names.find(([kind, name]) => name && taken.has(`${kind} ${name.toLowerCase()}`))
    for (const [kind, name] of names) if (name) taken.add(`${kind} ${name.toLowerCase()}`)
    if (!clash) return []
    const [kind, name = ''] = clash
    const rule = `Its ${kind}, ${quoted(name)}, is that of a field above.`
    return [{ path: item.path, rule, mend: 'Keep one of the two.' }]
  })
}

/** Spellings in answers of the API, in lower case; the last two are seen in others' readers of them
 *  [COM]. */
const TYPES: ReadonlyMap<string, FieldType> = new Map([
  ...FIELD_TYPES.map((type) => [type, type] as const),
  ['textarea', 'text'],
  ['lead_function', 'formula'],
])

function typeNamed(name: string): FieldType | undefined {
  return TYPES.get(name.toLowerCase())
}

function leadField(row: Row, hasSoapNames: boolean): LeadField {
  const { displayName, dataType, length, restName, isReadOnly } = row
  const standard = standardField(row)
  const usual = standard ? standard.soapName : restName
  const soapName = hasSoapNames ? row.soapName : usual
  const field: Field = {
    scope: standard?.scope ?? 'lead',
    displayName,
    type: typeNamed(dataType) ?? 'string',
    ...(length && { length }),
    ...(restName && { restName }),
    ...(soapName && { soapName }),
    ...(isReadOnly && { isReadOnly }),
  }
  return { field, source: sourceOf(field, standard) }
}

const BY_REST_NAME = standardBy(({ restName }) => restName)
const BY_DISPLAY_NAME = standardBy(({ displayName }) => displayName)

function standardBy(nameOf: (field: Field) => string | undefined): ReadonlyMap<string, Field> {
  return new Map(
    STANDARD_FIELDS.flatMap((field) => {
      const name = nameOf(field)
      return name === undefined ? [] : [[name.toLowerCase(), field] as const]
    }),
  )
}

/** A REST name stays the same whatever an instance calls a field. */
function standardField({ displayName, restName = '' }: Row): Field | undefined {
  return BY_REST_NAME.get(restName.toLowerCase()) ?? BY_DISPLAY_NAME.get(displayName.toLowerCase())
}

function sourceOf({ displayName, type }: Field, standard: Field | undefined): LeadField['source'] {
  if (!standard || FIELD_KINDS[standard.type] !== FIELD_KINDS[type]) return { kind: 'empty' }
  const isRenamed = standard.displayName.toLowerCase() !== displayName.toLowerCase()
  return { kind: 'standard', ...(isRenamed && { as: standard.displayName }) }
}

const NO_FIELDS = { rule: 'The file describes no fields.', mend: SAVE_IT }

const UNFINISHED = {
  rule: 'More fields follow on another page.',
  mend: 'Get all pages, and put them in one list: [page, page].',
}

const NO_LENGTH = {
  rule: 'is not a length.',
  mend: 'Write a whole number above 0, or leave it out.',
}
