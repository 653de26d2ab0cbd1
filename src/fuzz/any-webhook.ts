// Webhooks as administrators define them: tokens in the URL, headers and payload, of fields of several
// types and in every encoding, and mappings to such fields.
import fc from 'fast-check'
import type { ScenarioInput } from '../scenario/schema.ts'
import { sometimes } from './sometimes.ts'
import { written } from './written.ts'

export type WebhookInput = ScenarioInput['webhooks'][string]

/** Literal characters that somebody might encode or decode, and tokens. */
const target = fc.constantFrom(
  '',
  '?src=a&b=c',
  '?src=%26&b=%7e',
  "/a/{x}|%7Ey?c='<>'",
  '?email={{lead.Email Address}}',
  '/{{lead.Lead Score}}?name={{lead.First Name}}&x=1',
  '?at={{company.Company Name}}&on={{lead.Date of Birth}}',
  '?city={{lead.City:default=none}}',
)

const headers = sometimes(
  2,
  fc.constantFrom<Readonly<Record<string, string>>>(
    { 'Content-Type': 'application/json' },
    { 'X-Odd': 'a , b;c="d"' },
    { 'X-Lead': '{{lead.Id}}' },
    { 'X-Plan': 'p={{lead.Plan}}', 'User-Agent': 'mine' },
  ),
)

const TOKENS = [
  'lead.Email Address',
  'lead.First Name',
  'lead.Lead Score',
  'lead.Unsubscribed',
  'lead.Date of Birth',
  'company.Annual Revenue',
  'company.Company Name',
  'lead.City:default=none',
  'lead.Plan',
  'lead.Signed Up',
] as const

/** How a payload is written that fits its encoding. */
const PAYLOADS = {
  JSON: (tokens: readonly string[]) =>
    `{ ${tokens.map((token, index) => `"v${index}": {{${token}}}`).join(', ')}, "path": "a\\\\b" }`,
  'Form/Url': (tokens: readonly string[]) =>
    tokens.map((token, index) => `v${index}={{${token}}}`).join('&'),
  None: (tokens: readonly string[]) => tokens.map((token) => `{{${token}}}`).join('\\n'),
} as const

const encoding = fc.constantFrom(
  'JSON' as const,
  'JSON' as const,
  'Form/Url' as const,
  'None' as const,
)

/** The rules of one webhook, the same in both languages of answers. */
const ATTRIBUTES = {
  JSON: ['score', 'person.score', 'person.names[0]', 'data[1].value', 'odd key-1:x', '[0].id'],
  XML: [
    'response.score',
    'response.person.name',
    'response.item[0].value',
    'response.item[1].value',
    'response.ns:odd-key',
    'score',
  ],
} as const

/** SOAP names, of a field of every type that can be written. */
const FIELDS = [
  'LeadScore',
  'FirstName',
  'Unsubscribed',
  'DateofBirth',
  'AnnualRevenue',
  'NumberOfEmployees',
  'Email',
  'UnsubscribedReason',
  'signedUp',
  'ratio',
  'Website',
  'Phone',
] as const

const mapping = fc.record({ attribute: fc.nat(5), field: fc.constantFrom(...FIELDS) })

interface Parts {
  readonly target: string
  readonly method: WebhookInput['method'] | undefined
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly encoding: keyof typeof PAYLOADS
  readonly tokens: readonly string[] | undefined
  readonly responseType: WebhookInput['responseType'] | undefined
  readonly mappings: readonly { readonly attribute: number; readonly field: string }[]
}

/** A webhook that calls this origin. */
export function anyWebhook(origin: string): fc.Arbitrary<WebhookInput> {
  return fc
    .record<Parts>({
      target,
      method: sometimes(3, fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE')),
      headers,
      encoding,
      tokens: sometimes(
        2,
        fc.uniqueArray(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 4 }),
      ),
      responseType: sometimes(2, fc.constantFrom('XML', 'XML', 'XML', 'None')),
      mappings: fc.oneof(
        { withCrossShrink: true },
        { weight: 1, arbitrary: fc.constant([]) },
        { weight: 6, arbitrary: fc.array(mapping, { minLength: 1, maxLength: 5 }) },
      ),
    })
    .map((parts) => webhookOf(origin, parts))
}

function webhookOf(origin: string, parts: Parts): WebhookInput {
  const { encoding: way, tokens, responseType, method } = parts
  const attributes = ATTRIBUTES[responseType === 'XML' ? 'XML' : 'JSON']
  const mappings = Object.fromEntries(
    parts.mappings.map(({ attribute, field }) => [attributes[attribute] ?? '', field]),
  )
  return {
    url: `${origin}/v1${parts.target}`,
    ...written({
      method,
      headers: parts.headers,
      encoding: way === 'JSON' ? undefined : way,
      responseType,
      payload: tokens && PAYLOADS[way](tokens),
      mappings: parts.mappings.length === 0 ? undefined : mappings,
    }),
  }
}
