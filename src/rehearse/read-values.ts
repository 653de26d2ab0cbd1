// How the services of a scenario read what their conditions ask for. Where there are no conditions nothing
// is loaded and no lead is made.
import type { Luck } from '../random/luck.ts'
import type { Scenario } from '../scenario/model.ts'
import { conditionsOf, type ReadValues } from '../service/conditional.ts'

/** Luck has to be that of the run, so that a lead has the same values here as everywhere. */
export async function readValues(scenario: Scenario, luck: Luck): Promise<ReadValues> {
  const conditions = conditionsOf(scenario.services).map(({ condition }) => condition)
  const fields = conditions.flatMap((each) => (each.kind === 'lead' ? [each.field] : []))
  const asksRequest = conditions.some(({ kind }) => kind === 'request')
  return {
    ...(fields.length > 0 && {
      leadValue: (await import('./lead-values.ts')).leadValues(scenario, luck, fields),
    }),
    ...(asksRequest && { requestValue: (await import('../service/json-path.ts')).readJsonPath }),
  }
}
