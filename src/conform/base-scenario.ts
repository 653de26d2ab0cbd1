// What every case starts from: one webhook, one service, one lead, everything at its default. A case
// replaces parts of it.
import { assert } from '../errors.ts'
import type { ExecutorSettings, Webhook } from '../executor/webhook.ts'
import type { LeadSpec } from '../lead/definition.ts'
import type { FieldValue } from '../lead/field.ts'
import type { Scenario, ScenarioCampaign } from '../scenario/model.ts'
import { normalize } from '../scenario/normalize.ts'
import { scenarioFromValue } from '../scenario/parse.ts'
import type { ReplyDefinition, Service } from '../service/definition.ts'
import { ZERO } from '../time/instant.ts'
import { CASE_FIELDS } from './case-fields.ts'

export const ORIGIN = 'https://api.example.com'

const WRITTEN = {
  name: 'Conformance',
  leads: { count: 1 },
  campaign: { flow: [{ call: 'enrich' }] },
  webhooks: { enrich: { url: `${ORIGIN}/v1`, method: 'POST' } },
  services: { [ORIGIN]: { latency: '1ms', replies: [{ status: 200, json: {} }] } },
}

interface Base {
  readonly scenario: Scenario
  readonly webhook: Webhook
  readonly campaign: ScenarioCampaign
  readonly reply: ReplyDefinition
}

let known: Base | undefined

function base(): Base {
  known ??= readBase()
  return known
}

function readBase(): Base {
  const parsed = scenarioFromValue(WRITTEN, 'conformance')
  assert(!('issues' in parsed), 'the base of all cases is a scenario')
  const normalized = normalize(parsed)
  assert('scenario' in normalized, 'the base of all cases is a scenario without mistakes')
  const { scenario } = normalized
  const { webhooks, campaigns, services } = scenario
  const [webhook] = webhooks
  const [campaign] = campaigns
  const reply = services[0]?.replies[0]
  assert(webhook && campaign && reply, 'the base of all cases has one of each')
  return { scenario, webhook, campaign, reply }
}

/** What a case has of its own; everything else is that of the base. */
export interface CaseParts {
  readonly webhook?: Partial<Webhook>
  /** One lead each, by display name. Default: one lead, all empty. */
  readonly leads?: readonly Readonly<Record<string, FieldValue>>[]
  readonly services: readonly Service[]
  readonly settings?: Partial<ExecutorSettings>
  readonly tokens?: ScenarioCampaign['tokens']
  readonly campaignType?: ScenarioCampaign['type']
  readonly slots?: number
}

export function caseScenario(parts: CaseParts): Scenario {
  const { scenario, webhook, campaign } = base()
  const { leads = [{}], services, tokens = {}, campaignType = 'trigger', slots = 1 } = parts
  const settings = { ...scenario.settings, ...parts.settings }
  return {
    ...scenario,
    instance: { ...scenario.instance, concurrency: slots, timeoutUs: settings.timeoutUs },
    leads: leadRows(leads),
    campaigns: [{ ...campaign, type: campaignType, tokens }],
    webhooks: [{ ...webhook, headers: [], ...parts.webhook }],
    services,
    tokens,
    settings,
  }
}

function leadRows(leads: readonly Readonly<Record<string, FieldValue>>[]): LeadSpec {
  const row = (values: Readonly<Record<string, FieldValue>>): FieldValue[] =>
    CASE_FIELDS.map(({ displayName }) => values[displayName] ?? null)
  return {
    kind: 'rows',
    count: leads.length,
    fields: CASE_FIELDS,
    rows: leads.map(row),
    firstSeen: leads.map((_, index) => index),
  }
}

/** A service that answers at once, reply after reply, the last of them for ever. */
export function serviceAt(origin: string, replies: readonly Partial<ReplyDefinition>[]): Service {
  const { reply } = base()
  return {
    origin,
    latency: { kind: 'constant', spanUs: ZERO },
    replies: replies.map((each, index) => {
      const isLast = index === replies.length - 1
      const choice = isLast ? FOR_EVER : ONCE
      return { ...reply, body: { kind: 'none' }, ...each, choice }
    }),
  }
}

const ONCE = { kind: 'turns', times: 1 } as const
const FOR_EVER = { kind: 'weight', weight: 1 } as const
