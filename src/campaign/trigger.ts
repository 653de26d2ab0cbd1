// The trigger *Webhook is Called*: a call that ends brings its lead into other campaigns (marketo.md
// §4.8 [DOC]). Practitioners build their retries on it (§4.4 [COM]).
import type { Settled } from '../fidelity/port.ts'
import type { Campaign, WebhookIsCalled } from './definition.ts'

/** A campaign that listens to calls. */
export interface Listening {
  readonly campaignIndex: number
  matches(call: Settled): boolean
}

/** For each webhook, the campaigns that the end of its calls may trigger, in their order. */
export function compileTriggers(
  campaigns: readonly Campaign[],
  webhooks: readonly string[],
): readonly (readonly Listening[])[] {
  const listening = campaigns.flatMap(({ trigger }, campaignIndex) =>
    trigger.kind === 'webhook is called' ? [{ campaignIndex, trigger }] : [],
  )
  return webhooks.map((webhook) =>
    listening
      .filter(({ trigger }) => trigger.webhook === undefined || trigger.webhook === webhook)
      .map(({ campaignIndex, trigger }) => ({ campaignIndex, matches: matcher(trigger) })),
  )
}

function matcher({ errorTypes, response }: WebhookIsCalled): (call: Settled) => boolean {
  return (call) =>
    (errorTypes === undefined || errorTypes.some((type) => errorTypesOf(call).includes(type))) &&
    (response === undefined || bodyOf(call).includes(response))
}

/** The number that the platform records, and for what has none our own name (decisions 9, 10). */
function errorTypesOf({ ending }: Settled): readonly (number | string)[] {
  switch (ending.outcome) {
    case 'timeout':
      return ['TIMEOUT']
    case 'failed':
      return [ending.failure]
    default:
      return [
        ...('errorType' in ending ? [ending.errorType] : []),
        ...('status' in ending ? [ending.status] : []),
      ]
  }
}

function bodyOf({ exchanges }: Settled): string {
  return exchanges.at(-1)?.sent?.body ?? ''
}
