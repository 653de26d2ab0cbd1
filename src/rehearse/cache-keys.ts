// What a cache in front of a service tells requests apart by: the webhook, and the value of one lead field
// or of everything that the request is made from. It is worked out from the lead and not from the
// request, so that a cache does the same where no request is made.
import { compileFlows } from '../campaign/flow.ts'
import { fieldsRead, systemTokensRead } from '../executor/request.ts'
import { systemValue } from '../executor/token-value.ts'
import { fieldsOf } from '../lead/definition.ts'
import type { Scenario } from '../scenario/model.ts'
import type { CacheKey } from '../service/cache.ts'
import { type ReadValues, valueNow } from '../service/conditional.ts'
import { namesOf } from './names-of.ts'

/** The fields by which the caches of a scenario tell its leads apart, of all webhooks. */
export function fieldsOfCaches(scenario: Scenario): readonly string[] {
  return keyParts(scenario).flatMap((parts) => parts?.fields ?? [])
}

export function cacheKeys(
  scenario: Scenario,
  leadValue: NonNullable<ReadValues['leadValue']>,
): CacheKey {
  const parts = keyParts(scenario)
  const { campaigns, settings } = scenario
  const { steps } = compileFlows(campaigns, namesOf(scenario))
  return (visit, atUs) => {
    const { leadIndex, stepIndex, written, isOnward } = visit
    const step = steps[stepIndex]
    const key = step?.kind === 'call' ? parts[step.webhookIndex] : undefined
    if (step?.kind !== 'call' || !key || isOnward) return undefined
    const values = key.fields.map((field) => valueNow({ leadIndex, written }, field, leadValue))
    const times = key.times.map((name) => systemValue(name, atUs, settings))
    return JSON.stringify([step.webhookIndex, key.isOwn ? step.campaignIndex : 0, values, times])
  }
}

interface KeyParts {
  readonly fields: readonly string[]
  readonly times: ReturnType<typeof systemTokensRead>
  /** Whether the request is its own key: the tokens of its campaign are in it then. */
  readonly isOwn: boolean
}

/** By webhook; `undefined` where no cache stands in front of its service. */
function keyParts(scenario: Scenario): readonly (KeyParts | undefined)[] {
  const { webhooks, services, leads } = scenario
  const { serviceOf } = namesOf(scenario)
  const fields = fieldsOf(leads)
  return webhooks.map((webhook, index) => {
    const cache = services[serviceOf[index] ?? -1]?.load?.cache
    if (!cache) return undefined
    const { by } = cache
    if (by !== undefined) return { fields: [by], times: [], isOwn: false }
    return {
      fields: fieldsRead(webhook, fields),
      times: systemTokensRead(webhook, fields),
      isOwn: true,
    }
  })
}
