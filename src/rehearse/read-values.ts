// How the services of a scenario read what their conditions and caches ask for. Where nothing asks, nothing
// is loaded and no lead is made.
import type { Luck } from '../random/luck.ts'
import type { Scenario } from '../scenario/model.ts'
import { conditionsOf, type ReadValues } from '../service/conditional.ts'

/** Luck has to be that of the run, so that a lead has the same values here as everywhere. */
export async function readValues(scenario: Scenario, luck: Luck): Promise<ReadValues> {
  const conditions = conditionsOf(scenario.services).map(({ condition }) => condition)
  const caching = hasCache(scenario) ? await import('./cache-keys.ts') : undefined
  const fields = [
    ...conditions.flatMap((each) => (each.kind === 'lead' ? [each.field] : [])),
    ...(caching?.fieldsOfCaches(scenario) ?? []),
  ]
  const asksRequest = conditions.some(({ kind }) => kind === 'request')
  const leadValue =
    fields.length > 0
      ? (await import('./lead-values.ts')).leadValues(scenario, luck, fields)
      : () => null
  return {
    ...(fields.length > 0 && { leadValue }),
    ...(caching && { cacheKey: caching.cacheKeys(scenario, leadValue) }),
    ...(asksRequest && { requestValue: (await import('../service/json-path.ts')).readJsonPath }),
  }
}

function hasCache({ services }: Scenario): boolean {
  return services.some(({ load }) => load?.cache)
}
