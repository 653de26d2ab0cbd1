// Everything that is found in a scenario, errors and warnings. The schema says what is wrong with a
// value by itself, `cross-check.ts` what is wrong between values.
import type { Arrivals } from '../campaign/definition.ts'
import { DEFAULT_SETTINGS } from '../executor/settings.ts'
import type { ReadCampaign } from './campaign-schema.ts'
import { crossFindings, ownFields } from './cross-check.ts'
import { type Finding, grouped, type Path } from './finding.ts'
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

function lateFindings(read: ReadScenario, known: Leads): readonly Finding[] {
  const count = leadCount(known, read.leads?.count)
  const campaigns: readonly (readonly [Path, ReadCampaign])[] = [
    ...(read.campaign ? [[['campaign'], read.campaign] as const] : []),
    ...Object.entries(read.campaigns ?? {}).map(
      ([name, campaign]) => [['campaigns', name], campaign] as const,
    ),
  ]
  return campaigns.flatMap(([path, { arrivals }]): readonly Finding[] => {
    if (arrivals?.kind === 'times' && arrivals.timesUs.length < count) {
      const have = grouped(arrivals.timesUs.length)
      const rule = `There are ${have} times for ${grouped(count)} leads.`
      const mend = `Set leads.count to ${have} or less.`
      return [{ path: [...path, 'arrivals', 'from'], code: 'out-of-range', rule, mend }]
    }
    if (!arrivals || secondsOf(arrivals, count) <= ARRIVALS_MAX_SECONDS) return []
    const rule = `In this way the last of ${grouped(count)} leads comes after more than 100 years.`
    const mend = 'Use a higher rate or fewer leads.'
    return [{ path: [...path, 'arrivals'], code: 'out-of-range', rule, mend }]
  })
}

/** About how long it takes until the last lead has come. */
function secondsOf(arrivals: Arrivals, count: number): number {
  switch (arrivals.kind) {
    case 'all at once':
      return 0
    case 'rate':
    case 'poisson':
      return count / arrivals.ratePerSecond
    case 'ramp':
      return count / Math.min(arrivals.fromPerSecond, arrivals.toPerSecond)
    case 'waves':
      return (count / arrivals.leads) * (arrivals.everyUs / 1e6)
    case 'times':
      return (arrivals.timesUs.at(-1) ?? 0) / 1e6
  }
}
