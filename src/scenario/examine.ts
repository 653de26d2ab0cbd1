// Everything that is found in a scenario, errors and warnings. The schema says what is wrong with a
// value by itself, `cross-check.ts` what is wrong between values.
import { DEFAULT_SETTINGS } from '../executor/settings.ts'
import { crossFindings, ownFields } from './cross-check.ts'
import { type Finding, grouped } from './finding.ts'
import { instance } from './instance-schema.ts'
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
  return [...countFindings(leads, read.leads?.count), ...lateFindings(read, leads)]
}

/** Arrivals are spread over 100 years at most: virtual time ends after 285, and calls take some too. */
const ARRIVALS_MAX_SECONDS = 100 * 365 * 86_400

function lateFindings({ campaign, leads }: ReadScenario, known: Leads): readonly Finding[] {
  const { arrivals = 'all at once' } = campaign
  const count = leadCount(known, leads?.count)
  if (arrivals === 'all at once' || count / arrivals.rate <= ARRIVALS_MAX_SECONDS) return []
  const rule = `At this rate the last of ${grouped(count)} leads comes after more than 100 years.`
  const path = ['campaign', 'arrivals', 'rate']
  return [{ path, code: 'out-of-range', rule, mend: 'Use a higher rate or fewer leads.' }]
}
