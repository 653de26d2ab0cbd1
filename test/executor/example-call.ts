// One webhook, one lead and one set of fields, for tests to change a part of.
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type {
  ExecutorSettings,
  Mapping,
  Value,
  Webhook,
  WebhookCall,
  WebhookField,
  WebhookFieldType,
} from '../../src/executor/webhook.ts'

export function field(
  displayName: string,
  type: WebhookFieldType,
  rest: Partial<WebhookField> = {},
): WebhookField {
  const name = displayName.replaceAll(' ', '')
  const restName = name.charAt(0).toLowerCase() + name.slice(1)
  return { scope: 'lead', displayName, type, restName, soapName: name, ...rest }
}

const { soapName: _, ...createdAt } = field('Created At', 'datetime')

/** One of each type, and the odd ones: no SOAP name, two names that differ, a length of their own,
 *  read-only. */
export const FIELDS: readonly WebhookField[] = [
  field('First Name', 'string'),
  field('Last Name', 'string'),
  field('Email Address', 'email', { restName: 'email', soapName: 'Email' }),
  field('Phone Number', 'phone', { restName: 'phone', soapName: 'Phone' }),
  field('Company Name', 'string', { scope: 'company', restName: 'company', soapName: 'Company' }),
  field('Website', 'url', { scope: 'company' }),
  field('Num Employees', 'integer', {
    scope: 'company',
    restName: 'numberOfEmployees',
    soapName: 'NumberOfEmployees',
  }),
  field('Annual Revenue', 'currency', { scope: 'company' }),
  field('Lead Score', 'score'),
  field('Discount', 'percent'),
  field('Ratio', 'float'),
  field('Unsubscribed', 'boolean'),
  field('Date of Birth', 'date', { restName: 'dateOfBirth', soapName: 'DateofBirth' }),
  field('Last Seen', 'datetime'),
  field('Notes', 'text'),
  field('Short Text', 'text', { length: 5 }),
  field('Short', 'string', { length: 5 }),
  field('Full Name', 'formula'),
  field('Lead Owner', 'reference'),
  field('No. of Seats', 'integer'),
  field('SFDC: Type', 'string'),
  field('Grade', 'string', { isReadOnly: true }),
  createdAt,
]

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
