// Everything that is found in a scenario, errors and warnings. The schema says what is wrong with a
// value by itself, `cross-check.ts` what is wrong between values.
import { DEFAULT_SETTINGS } from '../executor/settings.ts'
import { crossFindings, ownFields } from './cross-check.ts'
import type { Finding } from './finding.ts'
import { instance } from './instance-schema.ts'
import { lateFindings } from './late-findings.ts'
import {
  countFindings,
  type LeadFiles,
  type Leads,
  leadCount,
  readLeads,
} from './normalize-leads.ts'
import type { ParsedScenario } from './parse.ts'
import { salvage } from './salvage.ts'
import { type ReadScenario, scenario as schema } from './schema.ts'
import { valueAt } from './tree.ts'
import { findingsOf } from './zod-findings.ts'

export interface Examined {
  /** What was written; `undefined` when the schema refuses it. */
  readonly read: ReadScenario | undefined
  readonly leads: Leads
  /** In no order. What is wrong with the files of leads is with the leads. */
  readonly findings: readonly Finding[]
}

export function examine(parsed: ParsedScenario, files: LeadFiles): Examined {
  const { input } = parsed
  const checked = schema.safeParse(input)
  const { timeZone = DEFAULT_SETTINGS.timeZone } =
    salvage(instance, valueAt(input, ['instance'])) ?? {}
  const leads = readLeads({ own: ownFields(input), files, timeZone })
  const findings = [
    ...parsed.findings,
    ...(checked.success ? [] : findingsOf(checked.error.issues, input)),
    ...crossFindings(input, leads),
    ...(checked.success ? valueFindings(checked.data, leads) : []),
  ]
  return { read: checked.data, leads, findings }
}

/** What is wrong between values that are right by themselves. */
function valueFindings(read: ReadScenario, leads: Leads): readonly Finding[] {
  const count = read.leads?.count
  // Of a list that could not be read nobody knows how many there are.
  const isKnown = count !== undefined || leads.issues.length === 0
  return [
    ...countFindings(leads, count),
    ...lateFindings(read, isKnown ? leadCount(leads, count) : 1),
  ]
}
