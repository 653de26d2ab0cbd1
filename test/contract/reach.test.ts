import { setImmediate } from 'node:timers/promises'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type { Webhook, WebhookField } from '../../src/executor/webhook.ts'
import { handlersReach } from '../../src/fidelity/handlers.ts'
import { modelReach } from '../../src/fidelity/model.ts'
import { createLuck } from '../../src/random/luck.ts'
import { openServices } from '../../src/service/decide.ts'
import { describeReach } from './reach.ts'

const luck = createLuck(1)

const webhook: Webhook = {
  name: 'enrich',
  url: 'https://api.example.com/v1/enrich',
  method: 'POST',
  headers: [{ name: 'Content-Type', value: 'application/json' }],
  payload: '{ "email": {{lead.Email Address}} }',
  encoding: 'JSON',
  responseType: 'JSON',
  mappings: [{ attribute: 'score', field: 'leadScore' }],
}

const fields: readonly WebhookField[] = [
  { scope: 'lead', displayName: 'Email Address', type: 'email', soapName: 'Email' },
  { scope: 'lead', displayName: 'Lead Score', type: 'score', soapName: 'leadScore' },
]

describeReach('model', ({ time, services, timeoutUs, campaignType }) =>
  modelReach({
    decide: openServices({ services, seed: 1, luck }),
    time,
    timeoutUs,
    isTriggerCampaign: campaignType === 'trigger',
  }),
)

describeReach('handlers', ({ time, services, timeoutUs, campaignType }) =>
  handlersReach({
    executor: hookdrillExecutor,
    webhooks: [webhook],
    fields,
    tokens: {},
    settings: { ...DEFAULT_SETTINGS, timeoutUs },
    campaignType,
    services,
    decide: openServices({ services, seed: 1, luck }),
    luck,
    leadOf: (index) => ({ index, values: { 'Email Address': 'ann@example.com' } }),
    time,
    hop: () => setImmediate(),
  }),
)
