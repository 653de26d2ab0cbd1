// The one place that picks a fidelity. What only `handlers` needs is loaded only for it.

import { fieldsRead } from '../executor/request.ts'
import { answerMaxUs } from '../executor/time-limit.ts'
import type { Executor } from '../executor/webhook.ts'
import { modelReach } from '../fidelity/model.ts'
import type { Reach, Wake } from '../fidelity/port.ts'
import { fieldsOf } from '../lead/definition.ts'
import { createLuck } from '../random/luck.ts'
import type { Scenario } from '../scenario/model.ts'
import { openServices } from '../service/decide.ts'
import { quotedFields } from '../service/quoted-fields.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import type { Machine } from './machine.ts'

export type Fidelity = 'model' | 'handlers'

export interface ReachParts {
  readonly fidelity: Fidelity
  readonly time: VirtualTime<Wake>
  readonly machine: Machine
  readonly executor: Executor | undefined
}

export async function openReach(scenario: Scenario, parts: ReachParts): Promise<Reach> {
  const { webhooks, services, settings, tokens, campaign } = scenario
  const { time, machine } = parts
  const luck = createLuck(scenario.seed)
  const decide = openServices({ services, seed: scenario.seed, luck })
  if (parts.fidelity === 'model') {
    const model = {
      decide,
      time,
      timeoutUs: settings.timeoutUs,
      answerMaxUs: answerMaxUs(settings),
      isTriggerCampaign: campaign.type === 'trigger',
    }
    if (settings.redirects === 'ignore') return modelReach(model)
    const { followingModelReach } = await import('../fidelity/model-redirects.ts')
    return followingModelReach({ ...model, services })
  }
  const { handlersReach } = await import('../fidelity/handlers.ts')
  const { compileLeads } = await import('../lead/synthesize.ts')
  const fields = fieldsOf(scenario.leads)
  const leadOf = compileLeads(scenario.leads, luck, valuesWanted(scenario, parts.executor))
  return handlersReach({
    executor: parts.executor ?? (await import('../executor/execute.ts')).hookdrillExecutor,
    webhooks,
    fields,
    tokens,
    settings,
    campaignType: campaign.type,
    services,
    decide,
    luck,
    leadOf,
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
  const bodies = services.flatMap(({ replies }) => replies.map(({ body }) => body))
  return [
    ...webhooks.flatMap((webhook) => fieldsRead(webhook, fields)),
    ...bodies
      .flatMap((body) => ('value' in body ? quotedFields(body.value) : []))
      .map(({ name }) => name),
  ]
}
