// The fields of the leads of every case.
import type { WebhookField, WebhookFieldType } from '../executor/webhook.ts'

/** A field whose names follow from the one that people see. */
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
export const CASE_FIELDS: readonly WebhookField[] = [
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
