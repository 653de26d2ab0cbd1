// Input → `Scenario`, or every mistake at once. The schema says what is wrong with a value by itself,
// `cross-check.ts` what is wrong between values. Defaults are filled in here and in `normalize-*.ts`,
// and nowhere else.
import type { Campaign } from '../campaign/definition.ts'
import { assert, type Issue } from '../errors.ts'
import type { LeadSpec } from '../lead/definition.ts'
import { assumptionsOf } from './assumptions.ts'
import { crossFindings, ownFields } from './cross-check.ts'
import { type Finding, grouped, toIssues } from './finding.ts'
import { freeze } from './freeze.ts'
import type { Scenario } from './model.ts'
import {
  countFindings,
  type Leads,
  type LeadsFile,
  leadCount,
  leadSpec,
  readLeads,
} from './normalize-leads.ts'
import { normalizeService } from './normalize-services.ts'
import { normalizeWebhook, tokenScopes } from './normalize-webhooks.ts'
import type { ParsedScenario } from './parse.ts'
import { type ReadScenario, scenario as schema } from './schema.ts'
import { executorSettings } from './settings.ts'
import { findingsOf } from './zod-findings.ts'

export type Normalized = { readonly scenario: Scenario } | { readonly issues: readonly Issue[] }

const SEED_DEFAULT = 1
/** Decision 1: the documented arithmetic. */
const CONCURRENCY_DEFAULT = 1

/** `leadsFile` is the text of the file that `leads.from` names. */
export function normalize(parsed: ParsedScenario, leadsFile?: LeadsFile): Normalized {
  const { input, locate } = parsed
  const checked = schema.safeParse(input)
  const leads = readLeads(ownFields(input), leadsFile)
  const findings = [
    ...parsed.findings,
    ...(checked.success ? [] : findingsOf(checked.error.issues, input)),
    ...crossFindings(input, leads),
    ...(checked.success ? valueFindings(checked.data, leads) : []),
  ]
  const issues = [...toIssues(findings, locate), ...leads.issues]
  if (checked.success && issues.length === 0) {
    const { data } = checked
    assert(data.leads?.from === undefined || leadsFile, 'whoever loads a scenario reads its leads')
    return { scenario: freeze(scenarioOf(data, leadSpec(leads, data.leads?.count))) }
  }
  assert(issues.length > 0, 'a scenario that its schema refuses has a mistake')
  return { issues }
}

/** What is wrong between values that are right by themselves. */
function valueFindings(data: ReadScenario, leads: Leads): readonly Finding[] {
  return [...countFindings(leads, data.leads?.count), ...lateFindings(data, leads)]
}

function scenarioOf(data: ReadScenario, leads: LeadSpec): Scenario {
  const { name, story = '', instance = {}, webhooks, services } = data
  const settings = executorSettings(instance)
  return {
    name,
    story,
    seed: data.seed ?? SEED_DEFAULT,
    instance: {
      concurrency: instance.concurrency ?? CONCURRENCY_DEFAULT,
      timeoutUs: settings.timeoutUs,
      writeDelay: instance.writeDelay ?? 'never', // decision 34
    },
    leads,
    campaign: campaignOf(data.campaign),
    webhooks: inOrder(Object.entries(webhooks).map(normalizeWebhook), ({ name: key }) => key),
    services: inOrder(Object.entries(services).map(normalizeService), ({ origin }) => origin),
    tokens: tokenScopes(name, data.tokens ?? {}),
    settings,
    expectations: Object.values(data.expect ?? {}).filter((limit) => limit !== undefined),
    assumptions: assumptionsOf(data),
  }
}

/** By the code units of their names, so that the order of keys in a file means nothing. */
function inOrder<Part>(parts: readonly Part[], nameOf: (part: Part) => string): readonly Part[] {
  return parts.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
}

function campaignOf(read: ReadScenario['campaign']): Campaign {
  const { type = 'trigger', trigger = 'requested', arrivals = 'all at once' } = read
  return {
    type,
    trigger,
    qualification: { kind: read.qualification ?? 'once' }, // decision 40
    arrivals:
      arrivals === 'all at once' // decision 38
        ? { kind: arrivals }
        : { kind: 'rate', ratePerSecond: arrivals.rate },
    flow: read.flow.map(({ call }) => ({ kind: 'call', webhook: call })),
  }
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
