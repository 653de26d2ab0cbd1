import { quoted } from '../finding.ts'
import type { ScenarioRule } from './rule.ts'

export const batchCampaign: ScenarioRule = {
  id: 'batch-campaign',
  severity: 'error',
  what: 'A batch or executable campaign calls a webhook.',
  why: 'The platform refuses Call Webhook there: each call ends with error 1000 and nothing is sent.',
  source: 'marketo.md §4.2 [DOC], §5.1 [DOC], decision 8',
  fix: 'Call the webhook in a trigger campaign, and let the batch campaign request that one.',
  wrong: `
campaign:
  type: batch
  flow:
    - call: enrich
`,
  right: `
campaign:
  type: trigger
  trigger: Campaign is Requested
  flow:
    - call: enrich
`,
  find: ({ campaignTypes }) =>
    campaignTypes
      .filter(({ type }) => type !== 'trigger')
      .map(({ path, type }) => ({
        path,
        got: quoted(type),
        rule: 'is refused by Call Webhook: each call ends with error 1000, and nothing is sent.',
        mend: 'Use a trigger campaign that this one requests.',
      })),
}
