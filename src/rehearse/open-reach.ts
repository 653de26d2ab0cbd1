// The one place that picks a fidelity. What only `handlers` needs is loaded only for it.

import { fieldsRead } from '../executor/request.ts'
import type { Executor } from '../executor/webhook.ts'
import { modelReach } from '../fidelity/model.ts'
import { oneLeadReach } from '../fidelity/one-lead.ts'
import type { Reach, Wake } from '../fidelity/port.ts'
import { fieldsOf } from '../lead/definition.ts'
import { createLuck, type Luck } from '../random/luck.ts'
import type { Scenario } from '../scenario/model.ts'
import { type Decide, openServices } from '../service/decide.ts'
import { quotedFields } from '../service/quoted-fields.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import type { Machine } from './machine.ts'
import { readValues } from './read-values.ts'
import { whyNotModel } from './why-not-model.ts'

export type Fidelity = 'model' | 'handlers'

export interface ReachParts {
  readonly fidelity: Fidelity
  readonly time: VirtualTime<Wake>
  readonly machine: Machine
  readonly executor: Executor | undefined
  /** Of this lead alone the calls go that way; the others' as cheaply as they can. */
  readonly lead?: number | undefined
}

export async function openReach(scenario: Scenario, parts: ReachParts): Promise<Reach> {
  const { lead, fidelity } = parts
  const luck = createLuck(scenario.seed)
  const reads = await readValues(scenario, luck)
  const { services, seed } = scenario
  const decide = openServices({ services, seed, luck, ...reads })
  const open = { model: openModel, handlers: openHandlers }
  const own = await open[fidelity](scenario, { ...parts, luck, decide })
  if (lead === undefined || fidelity === 'model' || whyNotModel(scenario)) return own
  const others = await openModel(scenario, { ...parts, luck, decide })
  return oneLeadReach(lead, { own, others })
}

interface OpenParts extends ReachParts {
  readonly luck: Luck
  readonly decide: Decide
}

async function openModel(scenario: Scenario, { decide, time }: OpenParts): Promise<Reach> {
  const { services, settings, campaigns } = scenario
  const model = {
    decide,
    time,
    settings,
    campaignTypes: campaigns.map(({ type }) => type),
  }
  if (settings.redirects === 'ignore') return modelReach(model)
  const { followingModelReach } = await import('../fidelity/model-redirects.ts')
  return followingModelReach({ ...model, services })
}

async function openHandlers(scenario: Scenario, parts: OpenParts): Promise<Reach> {
  const { webhooks, services, settings, campaigns, leads } = scenario
  const { luck, decide, time, machine } = parts
  const { handlersReach } = await import('../fidelity/handlers.ts')
  const { compileLeads } = await import('../lead/synthesize.ts')
  return handlersReach({
    executor: parts.executor ?? (await import('../executor/execute.ts')).hookdrillExecutor,
    webhooks,
    fields: fieldsOf(leads),
    campaigns,
    settings,
    services,
    decide,
    luck,
    leadOf: compileLeads(leads, luck, valuesWanted(scenario, parts.executor)),
    time,
    hop: machine.hop,
  })
}

/** Our own executor reads only what tokens name, and replies only what they quote; making the other
 *  fields of a lead would be most of a run's work. Somebody else's executor may look at them all. */
function valuesWanted(
  { webhooks, services, leads }: Scenario,
  executor: Executor | undefined,
): readonly string[] | undefined {
  if (executor) return undefined
  const fields = fieldsOf(leads)
  return [
    ...webhooks.flatMap((webhook) => fieldsRead(webhook, fields)),
    ...quotedByReplies(services),
  ]
}

/** Lead fields that bodies of replies quote, by display name. */
export function quotedByReplies(services: Scenario['services']): readonly string[] {
  const bodies = services.flatMap(({ replies }) => replies.map(({ body }) => body))
  return bodies
    .flatMap((body) => ('value' in body ? quotedFields(body.value) : []))
    .map(({ name }) => name)
}
