// What the rules look at: a scenario as far as it can be read. A part with a mistake is left out whole,
// so that nothing is found that follows from a mistake told already.
import type { Campaign } from '../../campaign/definition.ts'
import type { TemplateContext } from '../../executor/template.ts'
import type { JsonValue, Service } from '../../service/definition.ts'
import { surroundings } from '../cross-check.ts'
import type { Examined } from '../examine.ts'
import type { Scenario } from '../model.ts'
import { campaignOf, scenarioOf } from '../normalize.ts'
import { leadSpec } from '../normalize-leads.ts'
import { normalizeService, originOfKey } from '../normalize-services.ts'
import { type ReadableWebhook, readableWebhooks } from '../readable-webhooks.ts'
import { scenario as schema } from '../schema.ts'
import { service as serviceSchema } from '../service-schema.ts'
import { membersOf, valueAt } from '../tree.ts'

export interface LintSubject {
  /** Every webhook, as far as it can be read. */
  readonly webhooks: readonly ReadableWebhook[]
  /** Every service. */
  readonly services: readonly ReadableService[]
  /** What tokens and mappings can name. */
  readonly context: TemplateContext
  readonly campaign: Campaign | undefined
  /** The whole, where nothing in it is refused by the schema. */
  readonly scenario: Scenario | undefined
}

export interface ReadableService {
  /** As written. */
  readonly key: string
  readonly origin: string | undefined
  readonly service: Service | undefined
}

export function lintSubject(input: JsonValue, examined: Examined): LintSubject {
  const { fields, tokens, settings } = surroundings(input, examined.leads)
  const campaign = schema.shape.campaign.safeParse(valueAt(input, ['campaign']))
  return {
    webhooks: readableWebhooks(input),
    services: membersOf(valueAt(input, ['services'])).map(readableService),
    context: { fields, tokens, settings },
    campaign: campaign.data && campaignOf(campaign.data),
    scenario: wholeScenario(examined),
  }
}

function readableService([key, part]: readonly [string, JsonValue]): ReadableService {
  const { data } = serviceSchema.safeParse(part)
  return { key, origin: originOfKey(key), service: data && normalizeService([key, data]) }
}

function wholeScenario({ read, leads }: Examined): Scenario | undefined {
  if (!read || leads.issues.length > 0) return undefined
  return scenarioOf(read, { leads: leadSpec(leads, read.leads), assumptions: [] })
}
