// Who goes through: the fields leads have, and whether they are synthetic or from a file.
import type { Issue } from '../errors.ts'
import type { LeadField, LeadRows, LeadSpec } from '../lead/definition.ts'
import type { Field } from '../lead/field.ts'
import { leadsFromCsv } from '../lead/from-csv.ts'
import type { Described } from '../lead/from-describe.ts'
import { type Finding, grouped, listed } from './finding.ts'
import { type GivenFields, givenFields, leadFields, type NamedField } from './lead-fields.ts'
import type { Assumption } from './model.ts'
import { readDescribe } from './read-describe.ts'
import type { ReadScenario } from './schema.ts'

const COUNT_DEFAULT = 1_000

/** A file about leads, read. */
export interface LeadsFile {
  /** Where it is. */
  readonly file: string
  readonly text: string
}

/** The files that a scenario names under `leads`, by the key that does. */
export interface LeadFiles {
  readonly from?: LeadsFile | undefined
  readonly describe?: LeadsFile | undefined
  /** Why there is one missing that the scenario names. */
  readonly issues?: readonly Issue[]
}

export interface LeadSources {
  /** What stands under `leads.fields`. */
  readonly own: readonly NamedField[]
  readonly files: LeadFiles
  /** Of the instance. */
  readonly timeZone: string
}

/** Who can go through, before it is known how many do. */
export interface Leads {
  /** The standard fields or the described ones. */
  readonly given: GivenFields
  /** The given fields and the scenario's own. */
  readonly fields: readonly LeadField[]
  /** None without a file that describes them, or when it cannot be read. */
  readonly described: Described | undefined
  /** What the file of leads holds; none without a file, or when it cannot be read. */
  readonly rows: LeadRows | undefined
  /** What is wrong with the files. */
  readonly issues: readonly Issue[]
}

export function readLeads({ own, files, timeZone }: LeadSources): Leads {
  const read = files.describe && readDescribe(files.describe)
  const [described, unread] = read && 'issues' in read ? [undefined, read.issues] : [read, []]
  const broken = [...(files.issues ?? []), ...unread]
  const given = givenFields(described?.fields)
  const fields = leadFields(own, given)
  const known = { given, fields, described }
  if (!files.from) return { ...known, rows: undefined, issues: broken }
  const bare = fields.map(({ field }) => field)
  const leads = leadsFromCsv({ ...files.from, fields: bare, timeZone })
  if ('spec' in leads) return { ...known, rows: leads.spec, issues: broken }
  return { ...known, rows: undefined, issues: [...broken, ...leads.issues] }
}

/** The fields that tokens and mappings may name: a column of the file is one too. */
export function namedFields({ fields, rows }: Leads): readonly Field[] {
  return rows?.fields ?? fields.map(({ field }) => field)
}

/** All leads of the file or the first `count` of them; else synthetic ones. */
export function leadSpec({ fields, rows }: Leads, read: ReadScenario['leads'] = {}): LeadSpec {
  const { count, adversarial = 0 } = read
  if (!rows) {
    const share = adversarial > 0 && { adversarialShare: adversarial }
    return { kind: 'synthetic', count: count ?? COUNT_DEFAULT, fields, ...share }
  }
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

/** What a file that describes the fields leaves open. */
export function leadAssumptions({ described }: Leads): readonly Assumption[] {
  if (!described) return []
  const { unknownTypes, hasSoapNames } = described
  const about = { setting: 'leads.describe', basis: 'chosen' } as const
  const types = unknownTypes.length === 1 ? 'type' : 'types'
  return [
    ...(unknownTypes.length === 0
      ? []
      : [
          {
            ...about,
            value: `fields of the ${types} ${listed(unknownTypes, 'and')} are strings`,
            affects: 'request' as const,
            source: 'marketo.md §10.2',
          },
        ]),
    ...(hasSoapNames
      ? []
      : [
          {
            ...about,
            value:
              'it has no SOAP names: standard fields have their usual ones, others their REST names',
            affects: 'mapping' as const,
            source: 'decision 33, marketo.md §10.1',
          },
        ]),
  ]
}
