// The campaigns as far as they can be read, for what asks only for names and triggers.
import type { Campaign } from '../campaign/definition.ts'
import type { JsonValue } from '../service/definition.ts'
import { campaign as schema } from './campaign-schema.ts'
import { TRIGGER_DEFAULT, triggerOf } from './normalize-campaigns.ts'
import { valueAt } from './tree.ts'
import { writtenCampaigns } from './written-flow.ts'

export function readableCampaigns(input: JsonValue): readonly Pick<Campaign, 'name' | 'trigger'>[] {
  const scenarioName = valueAt(input, ['name'])
  return writtenCampaigns(input).map(({ path, value }) => {
    const { data } = schema.shape.trigger.safeParse(valueAt(value, ['trigger']))
    const name = path.length > 1 ? String(path[1]) : String(scenarioName ?? '')
    return { name, trigger: triggerOf(data ?? TRIGGER_DEFAULT) }
  })
}
