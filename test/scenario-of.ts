import type { Scenario } from '../src/scenario/model.ts'
import { normalize, type ScenarioFiles } from '../src/scenario/normalize.ts'
import { scenarioFromValue } from '../src/scenario/parse.ts'
import type { ScenarioInput } from '../src/scenario/schema.ts'

/** The scenario of an input that has no mistakes, and of the files that it names. */
export function scenarioOf(input: ScenarioInput, files: ScenarioFiles = {}): Scenario {
  const parsed = scenarioFromValue(input, 'test')
  const normalized = 'issues' in parsed ? parsed : normalize(parsed, files)
  if ('issues' in normalized) throw new Error(JSON.stringify(normalized.issues, null, 2))
  return normalized.scenario
}

export const ORIGIN = 'https://api.example.com'

export type CampaignInput = NonNullable<ScenarioInput['campaign']>

/** One webhook, one service, everybody at once: the rest as given. */
export function enrich(
  changes: Partial<ScenarioInput> = {},
): ScenarioInput & { readonly campaign: CampaignInput } {
  const { campaign = { flow: [{ call: 'enrich' }] }, ...rest } = changes
  return {
    name: 'Enrich on sign-up',
    leads: { count: 100, fields: { 'Lead Score': { type: 'score', min: 0, max: 100 } } },
    campaign,
    webhooks: {
      enrich: {
        url: `${ORIGIN}/v1/enrich`,
        headers: { 'Content-Type': 'application/json' },
        payload: '{ "email": {{lead.Email Address}}, "score": {{lead.Lead Score}} }',
        mappings: { score: 'leadScore' },
      },
    },
    services: { [ORIGIN]: { latency: '50ms', replies: [{ json: { score: { $int: [0, 100] } } }] } },
    ...rest,
  }
}

/** The same with several campaigns. */
export function severalCampaigns(
  campaigns: NonNullable<ScenarioInput['campaigns']>,
  changes: Partial<ScenarioInput> = {},
): ScenarioInput {
  const { campaign: _, ...rest } = enrich(changes)
  return { ...rest, campaigns }
}
