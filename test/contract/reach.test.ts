import { setImmediate } from 'node:timers/promises'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type { PlainExecutor, Webhook, WebhookField } from '../../src/executor/webhook.ts'
import { handlersReach } from '../../src/fidelity/handlers.ts'
import { modelReach } from '../../src/fidelity/model.ts'
import { followingModelReach } from '../../src/fidelity/model-redirects.ts'
import { openSockets } from '../../src/fidelity/sockets.ts'
import { createLuck } from '../../src/random/luck.ts'
import { openServices } from '../../src/service/decide.ts'
import { describeReach, type ReachSetup } from './reach.ts'

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

const modelSetup = ({ time, services, timeoutUs, limit, campaignType }: ReachSetup) => ({
  decide: openServices({ services, seed: 1, luck }),
  time,
  settings: { ...DEFAULT_SETTINGS, timeoutUs, ...limit },
  campaignTypes: [campaignType],
})

describeReach('model', (setup) => modelReach(modelSetup(setup)))

describeReach('model where redirects are followed', (setup) =>
  followingModelReach({ ...modelSetup(setup), services: setup.services }),
)

const flightSetup = ({ time, services, timeoutUs, limit, campaignType }: ReachSetup) => ({
  webhooks: [webhook],
  fields,
  settings: { ...DEFAULT_SETTINGS, timeoutUs, ...limit },
  campaigns: [{ type: campaignType, tokens: {} }],
  services,
  decide: openServices({ services, seed: 1, luck }),
  luck,
  leadOf: (index: number) => ({ index, values: { 'Email Address': 'ann@example.com' } }),
  time,
  hop: () => setImmediate(),
})

describeReach('handlers', (setup) =>
  handlersReach({ ...flightSetup(setup), executor: hookdrillExecutor }),
)

describeReach('sockets', (setup) =>
  openSockets({ ...flightSetup(setup), load: async () => ({ executor: hookdrillExecutor }) }),
)

/** Somebody else's, as short as they come. */
const fetching: PlainExecutor = async (call) => {
  if (call.campaignType !== 'trigger') return { outcome: 'refused', errorType: 1000 }
  const signal = AbortSignal.timeout(30_000)
  const { method, url } = call.webhook
  const response = await fetch(url, { method, redirect: 'manual', signal })
  const text = await response.text()
  return response.ok ? [{ field: 'Lead Score', value: JSON.parse(text).score }] : []
}

describeReach(
  'sockets, where an executor is a function that fetches',
  (setup) => openSockets({ ...flightSetup(setup), load: async () => ({ executor: fetching }) }),
  { isOurExecutor: false },
)
