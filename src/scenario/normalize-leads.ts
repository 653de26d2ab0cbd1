// Who goes through: the standard fields and the scenario's own, synthetic or from a file.
import type { Issue } from '../errors.ts'
import type { FieldSource, LeadField, LeadRows, LeadSpec } from '../lead/definition.ts'
import type { Field } from '../lead/field.ts'
import { leadsFromCsv } from '../lead/from-csv.ts'
import { STANDARD_FIELDS } from '../lead/standard-fields.ts'
import { type Finding, grouped } from './finding.ts'
import type { ReadField } from './lead-schema.ts'

const COUNT_DEFAULT = 1_000

/** The text of a file of leads, with its name as the scenario has it. */
export interface LeadsFile {
  readonly file: string
  readonly text: string
}

export type NamedField = readonly [displayName: string, read: ReadField]

const STANDARD: ReadonlyMap<string, Field> = new Map(
  STANDARD_FIELDS.map((field) => [field.displayName.toLowerCase(), field]),
)

/** Standard fields first, then the scenario's own in the order of their names, so that the order of keys
 *  in a file means nothing; a scenario's field replaces its namesake. */
function leadFields(own: readonly NamedField[]): readonly LeadField[] {
  const byName = new Map(own.map((named) => [named[0].toLowerCase(), ownField(named)]))
  const standard = STANDARD_FIELDS.map(
    (field) => byName.get(field.displayName.toLowerCase()) ?? { field, source: STANDARD_SOURCE },
  )
  const others = Array.from(byName.values())
    .filter(({ field }) => !isStandard(field.displayName))
    .toSorted((one, other) => (one.field.displayName < other.field.displayName ? -1 : 1))
  return [...standard, ...others]
}

const STANDARD_SOURCE: FieldSource = { kind: 'standard' }

function ownField([name, read]: NamedField): LeadField {
  const namesake = STANDARD.get(name.toLowerCase())
  const type = read.type ?? namesake?.type ?? 'string'
  const length = read.length ?? (type === namesake?.type ? namesake.length : undefined)
  // A standard field without an API name keeps having none: it cannot be mapped (decision 33).
  const restName = read.restName ?? (namesake ? namesake.restName : camelCase(name))
  const soapName = read.soapName ?? (namesake ? namesake.soapName : restName)
  const field: Field = {
    scope: namesake?.scope ?? 'lead',
    displayName: namesake?.displayName ?? name,
    type,
    ...(length && { length }),
    ...(restName && { restName }),
    ...(soapName && { soapName }),
  }
  return { field, source: sourceOf(read, namesake?.type === type) }
}

function sourceOf({ min, max, oneOf, always }: ReadField, isStandardType: boolean): FieldSource {
  if (min !== undefined && max !== undefined) return { kind: 'range', min, max }
  if (oneOf !== undefined) return { kind: 'one of', values: oneOf }
  if (always === undefined && isStandardType) return STANDARD_SOURCE
  return { kind: 'always', value: always ?? null }
}

/** What is wrong with the names of the scenario's own fields, and types left out. */
export function fieldFindings(own: readonly NamedField[]): readonly Finding[] {
  const above = new Set<string>()
  const taken = takenNames(own)
  return own.flatMap(([name, read]): readonly Finding[] => {
    const path = ['leads', 'fields', name]
    const isTwice = above.has(name.toLowerCase())
    above.add(name.toLowerCase())
    if (!/^[^{}"=\r\n]+$/.test(name) || name.trim() !== name) return [{ path, ...BAD_NAME }]
    if (isTwice) return [{ path, ...TWICE }]
    if (read.type === undefined && !isStandard(name))
      return [{ path: [...path, 'type'], ...NO_TYPE }]
    return takenFindings([name, read], taken)
  })
}

/** Who has which API name, by kind and name: the first of those that do. */
function takenNames(own: readonly NamedField[]): ReadonlyMap<string, Field> {
  const replaced = new Set(own.map(([name]) => name.toLowerCase()))
  const standard = STANDARD_FIELDS.filter((field) => !replaced.has(field.displayName.toLowerCase()))
  const fields = [...standard, ...own.map((named) => ownField(named).field)]
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

function takenFindings(named: NamedField, taken: ReadonlyMap<string, Field>): readonly Finding[] {
  const { field } = ownField(named)
  const [clash] = apiNames(field).filter(
    ([key]) => taken.get(key)?.displayName.toLowerCase() !== field.displayName.toLowerCase(),
  )
  if (!clash) return []
  const [key, words] = clash
  const rule = `Its ${words} is that of ${taken.get(key)?.displayName} already.`
  const mend = 'Give it another one.'
  return [{ path: ['leads', 'fields', named[0]], at: 'key', code: 'conflict', rule, mend }]
}

/** Who can go through, before it is known how many do. */
export interface Leads {
  /** The standard fields and the scenario's own. */
  readonly fields: readonly LeadField[]
  /** What the file holds; none without a file, or when it cannot be read. */
  readonly rows: LeadRows | undefined
  /** What is wrong with the file. */
  readonly issues: readonly Issue[]
}

export function readLeads(own: readonly NamedField[], leadsFile: LeadsFile | undefined): Leads {
  const fields = leadFields(own)
  const read = leadsFile && leadsFromCsv({ ...leadsFile, fields: fields.map(({ field }) => field) })
  if (read === undefined) return { fields, rows: undefined, issues: [] }
  if ('issues' in read) return { fields, rows: undefined, issues: read.issues }
  return { fields, rows: read.spec, issues: [] }
}

/** The fields that tokens and mappings may name: a column of the file is one too. */
export function namedFields({ fields, rows }: Leads): readonly Field[] {
  return rows?.fields ?? fields.map(({ field }) => field)
}

/** All leads of the file or the first `count` of them; else synthetic ones. */
export function leadSpec({ fields, rows }: Leads, count: number | undefined): LeadSpec {
  if (!rows) return { kind: 'synthetic', count: count ?? COUNT_DEFAULT, fields }
  if (count === undefined) return rows
  return {
    ...rows,
    count,
    rows: rows.rows.slice(0, count),
    firstSeen: rows.firstSeen.slice(0, count),
  }
}

export function leadCount({ rows }: Leads, count: number | undefined): number {
  return count ?? rows?.count ?? COUNT_DEFAULT
}

export function countFindings({ rows }: Leads, count: number | undefined): readonly Finding[] {
  if (!rows || count === undefined || count <= rows.count) return []
  const rule = `is more than the ${grouped(rows.count)} leads of the file.`
  const mend = `Use 1 to ${grouped(rows.count)}, or leave count out for all.`
  return [{ path: ['leads', 'count'], code: 'out-of-range', got: String(count), rule, mend }]
}

/** Decision 21: names are matched without regard to case. */
function isStandard(name: string): boolean {
  return STANDARD.has(name.toLowerCase())
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
