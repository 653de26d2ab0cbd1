// One call of somebody else's executor at `sockets`, begun at 7 s of virtual time.
import { setImmediate } from 'node:timers/promises'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type {
  Executor,
  PlainExecutor,
  Webhook,
  WebhookCall,
  WebhookField,
} from '../../src/executor/webhook.ts'
import { openSockets } from '../../src/fidelity/sockets.ts'
import { createLuck } from '../../src/random/luck.ts'
import { openServices } from '../../src/service/decide.ts'
import type { Service } from '../../src/service/definition.ts'
import { answering, type Ended, runOne } from '../contract/reach.ts'

const luck = createLuck(1)

const webhook: Webhook = {
  name: 'enrich',
  url: 'https://api.example.com/v1/enrich',
  method: 'POST',
  headers: [],
  payload: '',
  encoding: 'JSON',
  responseType: 'JSON',
  mappings: [{ attribute: 'score', field: 'leadScore' }],
}

const fields: readonly WebhookField[] = [
  { scope: 'lead', displayName: 'Lead Score', type: 'score', soapName: 'leadScore' },
]

export interface OneCall {
  /** Default: `{ "score": 7 }` after 50 ms. */
  readonly services?: readonly Service[]
  /** Real time it may take for what is not on the clock. Default 2 s. */
  readonly patienceMs?: number
  /** Default: loads the executor. */
  readonly load?: () => Promise<{ readonly executor: PlainExecutor }>
}

export function oneCall(
  executor: Executor | PlainExecutor,
  { services = answering({}), ...options }: OneCall = {},
): Promise<Ended> {
  return runOne(
    ({ time, timeoutUs, campaignType, services: mocked }) =>
      openSockets({
        load: async () => ({ executor }),
        ...options,
        webhooks: [webhook],
        fields,
        settings: { ...DEFAULT_SETTINGS, timeoutUs },
        campaigns: [{ type: campaignType, tokens: {} }],
        services: mocked,
        decide: openServices({ services: mocked, seed: 1, luck }),
        luck,
        leadOf: (index) => ({ index, values: {} }),
        time,
        hop: () => setImmediate(),
      }),
    { services },
  )
}

/** Sends the request and reads the answer, as most people would. */
export async function send({ webhook: { url, method } }: WebhookCall): Promise<string> {
  const response = await fetch(url, { method })
  return response.text()
}

/** An executor that does this first and then its work. */
export function doing(work: (call: WebhookCall) => unknown): PlainExecutor {
  return async (call) => {
    await work(call)
    return [{ field: 'leadScore', value: JSON.parse(await send(call)).score }]
  }
}
