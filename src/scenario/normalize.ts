// Input → `Scenario`, or every mistake at once. Defaults are filled in here and in `normalize-*.ts`, and
// nowhere else.
import { assert, type Issue } from '../errors.ts'
import { assumptionsOf } from './assumptions.ts'
import { examine } from './examine.ts'
import { toIssues } from './finding.ts'
import { freeze } from './freeze.ts'
import type { Assumption, HandlersFile, Scenario } from './model.ts'
import { campaignsOf } from './normalize-campaigns.ts'
import { type LeadFiles, leadAssumptions, leadSpec } from './normalize-leads.ts'
import { normalizeService } from './normalize-services.ts'
import { NO_TOKENS, tokenScopes } from './normalize-tokens.ts'
import { normalizeWebhook } from './normalize-webhooks.ts'
import type { ParsedScenario } from './parse.ts'
import type { ReadScenario } from './schema.ts'
import { executorSettings } from './settings.ts'

export type Normalized = { readonly scenario: Scenario } | { readonly issues: readonly Issue[] }

const SEED_DEFAULT = 1
/** Decision 1: the documented arithmetic. */
const CONCURRENCY_DEFAULT = 1

/** The files that a scenario names. */
export interface ScenarioFiles extends LeadFiles {
  readonly handlers?: HandlersFile | undefined
}

export function normalize(parsed: ParsedScenario, files: ScenarioFiles = {}): Normalized {
  const { read, leads, findings } = examine(parsed, files)
  const errors = findings.filter(({ severity }) => severity !== 'warning')
  const issues = [...toIssues(errors, parsed.locate), ...leads.issues]
  if (read && issues.length === 0) {
    const { from, describe } = read.leads ?? {}
    const { handlers } = files
    const hasFiles = (!from || files.from) && (!describe || files.describe)
    assert(hasFiles, 'whoever loads a scenario reads its leads')
    assert(!read.handlers || handlers, 'whoever loads a scenario reads its handlers')
    const known = {
      leads: leadSpec(leads, read.leads),
      assumptions: [...meant(parsed), ...assumptionsOf(read), ...leadAssumptions(leads)],
      ...(handlers && { handlers }),
    }
    return { scenario: freeze(scenarioOf(read, known)) }
  }
  assert(issues.length > 0, 'a scenario that its schema refuses has a mistake')
  return { issues }
}

/** What was read, every default filled in. */
export function scenarioOf(
  data: ReadScenario,
  known: Pick<Scenario, 'leads' | 'assumptions' | 'handlers'>,
): Scenario {
  const { name, story = '', instance = {}, webhooks, services } = data
  const settings = executorSettings(instance)
  const campaigns = campaignsOf(data)
  const tokens = data.tokens ?? NO_TOKENS
  return {
    name,
    story,
    seed: data.seed ?? SEED_DEFAULT,
    instance: {
      concurrency: instance.concurrency ?? CONCURRENCY_DEFAULT,
      processing: instance.processing ?? 'unlimited',
      timeoutUs: settings.timeoutUs,
      writeDelay: instance.writeDelay ?? 'never', // decision 34
    },
    ...known,
    campaigns: campaigns.map((campaign) => ({
      ...campaign,
      tokens: tokenScopes({ name, campaigns: [campaign], tokens }),
    })),
    webhooks: inOrder(Object.entries(webhooks).map(normalizeWebhook), ({ name: key }) => key),
    services: inOrder(Object.entries(services).map(normalizeService), ({ origin }) => origin),
    tokens: tokenScopes({ name, campaigns, tokens }),
    settings,
    expectations: Object.values(data.expect ?? {}).filter((limit) => limit !== undefined),
  }
}

/** By the code units of their names, so that the order of keys in a file means nothing. */
function inOrder<Part>(parts: readonly Part[], nameOf: (part: Part) => string): readonly Part[] {
  return parts.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
}

/** What was changed by its meaning goes first: nobody may read a report without knowing. */
function meant({ changes = [] }: ParsedScenario): readonly Assumption[] {
  return changes.map(({ assumption }) => assumption)
}
