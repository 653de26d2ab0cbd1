// One lead's story: the lead is rehearsed among all others, and what its calls did is traced with the
// executor's own functions. Only hookdrill's executor can be traced.
import { assert } from '../errors.ts'
import { renderRequest } from '../executor/request.ts'
import { traceMappings } from '../executor/trace-mappings.ts'
import { traceTokens } from '../executor/trace-tokens.ts'
import type { WebhookCall } from '../executor/webhook.ts'
import { fieldsOf } from '../lead/definition.ts'
import { compileLeads } from '../lead/synthesize.ts'
import { createLuck } from '../random/luck.ts'
import { buildStory, type TracedCall } from '../report/build-story.ts'
import type { Redact } from '../report/redaction.ts'
import type { Story } from '../report/story.ts'
import type { Scenario } from '../scenario/model.ts'
import { FAULTS } from '../service/faults.ts'
import type { CallEnded, TimelineEvent } from '../timeline/event.ts'
import type { Machine } from './machine.ts'
import { rehearse } from './rehearse.ts'

/** Explains lead `leadIndex`, from 0. Throws `UsageError` when the scenario has no such lead. */
export async function explain(
  scenario: Scenario,
  leadIndex: number,
  machine: Machine,
  { redact }: { readonly redact?: Redact | undefined } = {},
): Promise<Story> {
  const { leads } = scenario
  const events: TimelineEvent[] = []
  await rehearse(scenario, { lead: leadIndex, listen: (event) => events.push(event) }, machine)
  const calls = events.filter((event) => event.kind === 'call-ended')
  const times = events.filter((event) => 'leadIndex' in event).map(({ timeUs }) => timeUs)
  return buildStory({
    scenario,
    fields: fieldsOf(leads),
    lead: compileLeads(leads, createLuck(scenario.seed))(leadIndex),
    arrivedUs: times[0] ?? 0,
    endedUs: times.at(-1) ?? 0,
    calls: calls.map((event) => traceCall(scenario, event)),
    redact,
  })
}

function traceCall(scenario: Scenario, event: CallEnded): TracedCall {
  const { webhooks, leads, settings, campaigns } = scenario
  const webhook = webhooks[event.webhookIndex]
  const campaign = campaigns[event.campaignIndex]
  assert(webhook && campaign && event.lead, 'a call to be explained has a webhook and a lead')
  const call: WebhookCall = {
    webhook,
    lead: event.lead,
    fields: fieldsOf(leads),
    tokens: campaign.tokens,
    settings,
    campaignType: campaign.type,
  }
  const rendering = renderRequest(call, event.startedUs)
  return {
    event,
    webhook: webhook.name,
    tokens: traceTokens(call, event.startedUs),
    mappings: isMapped(event) ? traceMappings(call, sentBody(event)) : [],
    problem: rendering.kind === 'problem' ? rendering.reason : undefined,
    effects: event.exchanges.map(({ reply: { fault } }) => (fault ? FAULTS[fault].effect : '')),
  }
}

function isMapped({ result }: CallEnded): boolean {
  return result.outcome === 'mapped' || result.outcome === 'unmapped'
}

function sentBody({ exchanges }: CallEnded): string {
  return exchanges.at(-1)?.sent?.body ?? ''
}
