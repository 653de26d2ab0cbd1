// One webhook, one lead and one set of fields, for tests to change a part of.
import { CASE_FIELDS as FIELDS, field } from '../../src/conform/case-fields.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type {
  ExecutorSettings,
  Mapping,
  Value,
  Webhook,
  WebhookCall,
  WebhookField,
} from '../../src/executor/webhook.ts'

export { FIELDS, field }

export function webhook(rest: Partial<Webhook> = {}): Webhook {
  return {
    name: 'enrich',
    url: 'https://api.example.com/v1',
    method: 'POST',
    headers: [],
    payload: '',
    encoding: 'JSON',
    responseType: 'JSON',
    mappings: [],
    ...rest,
  }
}

/** `{ attribute: field }` as a list. */
export function mappings(of: Readonly<Record<string, string>>): readonly Mapping[] {
  return Object.entries(of).map(([attribute, target]) => ({ attribute, field: target }))
}

export interface CallParts {
  readonly webhook?: Partial<Webhook>
  readonly values?: Readonly<Record<string, Value>>
  readonly settings?: Partial<ExecutorSettings>
  readonly tokens?: WebhookCall['tokens']
  readonly fields?: readonly WebhookField[]
  readonly campaignType?: WebhookCall['campaignType']
}

export function exampleCall(parts: CallParts = {}): WebhookCall {
  const { values = {}, tokens = {}, fields = FIELDS, campaignType = 'trigger' } = parts
  return {
    webhook: webhook(parts.webhook),
    lead: { index: 0, values },
    fields,
    tokens,
    campaignType,
    settings: { ...DEFAULT_SETTINGS, ...parts.settings },
  }
}
