// What a call brings to a service with each of its requests, however those are carried.
import { assert } from '../errors.ts'
import type {
  ExecutorSettings,
  TokenScopes,
  Webhook,
  WebhookCall,
  WebhookField,
  WebhookLead,
} from '../executor/webhook.ts'
import { type Luck, stream } from '../random/luck.ts'
import type { BodyContext } from '../service/body.ts'
import type { Reply, SeenRequest, Visit } from '../service/definition.ts'
import type { Us } from '../time/instant.ts'
import { leadValue } from './lead-value.ts'
import type { Call } from './port.ts'

/** What a call is made from, besides its lead. */
export interface CallSetup {
  readonly webhooks: readonly Webhook[]
  readonly fields: readonly WebhookField[]
  readonly settings: ExecutorSettings
  /** In the order that calls name them by. */
  readonly campaigns: readonly {
    readonly type: WebhookCall['campaignType']
    readonly tokens: TokenScopes
  }[]
}

/** The call as its executor gets it. */
export function webhookCallOf(call: Call, lead: WebhookLead, setup: CallSetup): WebhookCall {
  const { webhooks, fields, settings, campaigns } = setup
  const webhook = webhooks[call.webhookIndex]
  const campaign = campaigns[call.campaignIndex]
  assert(webhook && campaign, 'a call names a webhook and a campaign that are there')
  return { webhook, lead, fields, tokens: campaign.tokens, settings, campaignType: campaign.type }
}

/** The lead as it is by now: with what earlier calls wrote, as far as that is visible. */
export function withWritten(lead: WebhookLead, written: Call['written']): WebhookLead {
  return written ? { ...lead, values: { ...lead.values, ...written } } : lead
}

interface RequestOfCall {
  readonly request: SeenRequest
  /** Where it went. */
  readonly serviceIndex: number
  /** Requests of the call before it. */
  readonly requestCount: number
}

/** The first request is the call's own; one after it, as a redirect makes it, has luck of its own. */
export function visitOf(call: Call, { request, serviceIndex, requestCount }: RequestOfCall): Visit {
  const isOwn = requestCount === 0 && call.serviceIndex === serviceIndex
  const { attempt } = call
  return {
    ...call,
    request,
    ...(!isOwn && { serviceIndex, attempt: attempt + requestCount, isOnward: true }),
  }
}

interface Answered {
  readonly reply: Reply
  readonly lead: WebhookLead
  readonly leadOf: (leadIndex: number) => WebhookLead
  readonly luck: Luck
  readonly settings: Pick<ExecutorSettings, 'startsAtMs'>
  readonly requestBody: string | undefined
  readonly nowUs: Us
}

/** What the body of a reply to the call is made from. One out of a cache was made for the lead, and at the
 *  time, of the call before it that it was first given to. */
export function bodyContextOf(call: Call, answered: Answered): BodyContext {
  const { luck, settings, requestBody, reply, leadOf } = answered
  const { keptFrom } = reply
  const { leadIndex, stepIndex, attempt } = keptFrom ?? call
  const lead = keptFrom ? withWritten(leadOf(leadIndex), keptFrom.written) : answered.lead
  const nowUs = keptFrom?.arrivedUs ?? answered.nowUs
  return {
    next: stream(luck, 'body', { lead: leadIndex, step: stepIndex, attempt }),
    leadValue: (name) => leadValue(lead, name),
    requestBody,
    nowMs: settings.startsAtMs + Math.floor(nowUs / 1_000),
  }
}
