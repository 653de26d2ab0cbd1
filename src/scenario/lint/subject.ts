// What the rules look at: a scenario as far as it can be read. A part with a mistake is left out whole,
// so that nothing is found that follows from a mistake told already.
import type { TemplateContext } from '../../executor/template.ts'
import type { JsonValue, Service } from '../../service/definition.ts'
import { campaign as campaignSchema } from '../campaign-schema.ts'
import { surroundings } from '../cross-check.ts'
import type { Examined } from '../examine.ts'
import type { Path } from '../finding.ts'
import type { Scenario } from '../model.ts'
import { scenarioOf } from '../normalize.ts'
import { leadSpec } from '../normalize-leads.ts'
import { normalizeService, originOfKey } from '../normalize-services.ts'
import { type ReadableWebhook, readableWebhooks } from '../readable-webhooks.ts'
import { service as serviceSchema } from '../service-schema.ts'
import { membersOf, valueAt } from '../tree.ts'
import { writtenCampaigns, writtenSteps } from '../written-flow.ts'

export interface LintSubject {
  /** Every webhook, as far as it can be read. */
  readonly webhooks: readonly ReadableWebhook[]
  /** Every service. */
  readonly services: readonly ReadableService[]
  /** What tokens and mappings can name. */
  readonly context: TemplateContext
  /** The type of each campaign that says one. */
  readonly campaignTypes: readonly { readonly path: Path; readonly type: string }[]
  /** Every webhook that a flow step names. */
  readonly called: readonly string[]
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
  const services = membersOf(valueAt(input, ['services'])).map(readableService)
  const hasHandlers = valueAt(input, ['handlers']) !== undefined
  return {
    webhooks: readableWebhooks(input),
    services: hasHandlers ? services.map(withoutReplies) : services,
    context: { fields, tokens, settings },
    campaignTypes: writtenCampaigns(input).flatMap(({ path, value }) => {
      const { type } = campaignSchema.safeParse(value).data ?? {}
      return type === undefined ? [] : [{ path: [...path, 'type'], type }]
    }),
    called: writtenSteps(input).flatMap(({ value }) => {
      const name = valueAt(value, ['call'])
      return typeof name === 'string' ? [name] : []
    }),
    scenario: hasHandlers ? undefined : wholeScenario(examined),
  }
}

function readableService([key, part]: readonly [string, JsonValue]): ReadableService {
  const { data } = serviceSchema.safeParse(part)
  return { key, origin: originOfKey(key), service: data && normalizeService([key, data]) }
}

/** Handlers of the user's own answer before it does, nobody knows what. */
function withoutReplies(readable: ReadableService): ReadableService {
  return { ...readable, service: undefined }
}

function wholeScenario({ read, leads }: Examined): Scenario | undefined {
  if (!read || leads.issues.length > 0) return undefined
  return scenarioOf(read, { leads: leadSpec(leads, read.leads), assumptions: [] })
}
