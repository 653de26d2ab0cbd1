import { checkPayload } from '../../executor/check-payload.ts'
import { isJsonPayload } from '../../executor/content-type.ts'
import { fieldsRead, hasBody, renderRequest } from '../../executor/request.ts'
import { readJson } from '../../executor/response-json.ts'
import type { TemplateContext } from '../../executor/template.ts'
import { tokenize } from '../../executor/token.ts'
import { tokenSource } from '../../executor/token-value.ts'
import type { Value, Webhook, WebhookField } from '../../executor/webhook.ts'
import { adversarialLeads } from '../../lead/adversarial.ts'
import { FIELD_KINDS } from '../../lead/field-kind.ts'
import { ZERO } from '../../time/instant.ts'
import { quoted } from '../finding.ts'
import type { RuleFinding, ScenarioRule } from './rule.ts'

export const brokenJson: ScenarioRule = {
  id: 'broken-json',
  severity: 'warning',
  what: 'The payload is meant to be JSON, and is none for some leads, or for all.',
  why: 'Under the encoding None a quote, a backslash or a line break in a value breaks the text it stands in, and an empty number leaves nothing. It works for the leads it was tried with, and fails for one in a thousand. Lint tries every awkward value it knows on every token.',
  source: 'marketo.md §2.3.3 to §2.3.5 [COM]',
  fix: 'Use the encoding JSON, without quotes around tokens.',
  wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    encoding: None
    payload: '{ "company": "{{company.Company Name}}" }'
`,
  right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    encoding: JSON
    payload: '{ "company": {{company.Company Name}} }'
`,
  find: ({ webhooks, context }) =>
    webhooks
      .filter(({ webhook, isSure }) => isSure && isTried(webhook))
      .flatMap(({ webhook }) => brokenPayload(webhook, context)),
}

/** Most characters of a template that is rendered again and again, and most fields that are looked at one
 *  by one: plenty for what people type. */
const TEMPLATE_MAX = 100_000
const FIELDS_MAX = 200

function isTried(webhook: Webhook): boolean {
  return hasBody(webhook) && isJsonPayload(webhook) && webhook.payload.length <= TEMPLATE_MAX
}

function brokenPayload(webhook: Webhook, context: TemplateContext): readonly RuleFinding[] {
  const path = ['webhooks', webhook.name, 'payload']
  const [first, ...others] = breakers(webhook, context)
  if (first === 'always') {
    const isTold = checkPayload({ webhook, ...context }).length > 0
    return isTold ? [] : [{ path, ...NEVER_JSON }]
  }
  if (first === undefined) return []
  const token = tokenOf(first.field, webhook, context)
  const when =
    first.value === null
      ? 'empty: under the encoding None nothing goes out then'
      : `${quoted(first.value)}: under the encoding None that goes out as it is`
  const more = others.length === 0 ? '' : ` ${othersDo(others.length)}`
  return [
    {
      path,
      piece: token,
      got: quoted(token),
      rule: `breaks the JSON when it is ${when}.${more}`,
      mend: 'Use the encoding JSON, without quotes around tokens.',
    },
  ]
}

const NEVER_JSON = {
  rule: 'This is no JSON, whatever the values of its tokens are.',
  mend: 'Mend it, or say in the Content-Type what it is.',
}

function othersDo(count: number): string {
  return count === 1 ? 'Another token does so too.' : `${count} other tokens do so too.`
}

/** A field, and the first awkward value of it that breaks the payload. */
interface Breaker {
  readonly field: WebhookField
  readonly value: Value
}

/** In the order of the tokens; `always` where no value at all makes it JSON. */
function breakers(
  webhook: Webhook,
  context: TemplateContext,
): readonly Breaker[] | readonly ['always'] {
  const isJson = trial(webhook, context)
  const fields = fieldsRead(withPayloadOnly(webhook), context.fields).flatMap(
    (name) => context.fields.find(({ displayName }) => displayName === name) ?? [],
  )
  const plain: Lead = Object.fromEntries(fields.map((field) => [field.displayName, bare(field)]))
  if (!isJson(plain)) return ['always']
  // A text without quotes is broken by any value: another rule says so.
  const tried = fields.filter(
    (field) => !isText(field) || isJson({ ...plain, [field.displayName]: 'Ann' }),
  )
  // All fields at once first: most payloads are broken by nothing.
  const awkward = adversarialLeads(tried).filter(({ values }) => !isJson({ ...plain, ...values }))
  return tried.slice(0, FIELDS_MAX).flatMap((field): readonly Breaker[] => {
    const values = awkward.map((lead) => lead.values[field.displayName] ?? null)
    const value = values.find((each) => !isJson({ ...plain, [field.displayName]: each }))
    return value === undefined ? [] : [{ field, value }]
  })
}

type Lead = Readonly<Record<string, Value>>

/** What is JSON with quotes around and without. */
function bare(field: WebhookField): Value {
  if (isText(field)) return '1'
  return FIELD_KINDS[field.type] === 'boolean' ? true : 1
}

function isText({ type }: WebhookField): boolean {
  return !['whole', 'number', 'boolean'].includes(FIELD_KINDS[type])
}

/** Whether the payload is JSON for a lead of these values. */
function trial(webhook: Webhook, context: TemplateContext): (values: Lead) => boolean {
  const call = { ...context, campaignType: 'trigger', webhook: withPayloadOnly(webhook) } as const
  return (values) => {
    const rendered = renderRequest({ ...call, lead: { index: 0, values } }, ZERO)
    return rendered.kind === 'request' && readJson(rendered.request.body ?? '').kind === 'read'
  }
}

/** A URL or a header that a value makes illegal is no matter of the payload. */
function withPayloadOnly(webhook: Webhook): Webhook {
  return { ...webhook, url: 'https://api.example.com/', headers: [] }
}

function tokenOf(field: WebhookField, { payload }: Webhook, context: TemplateContext): string {
  const token = tokenize(payload).parts.find((part) => {
    const source = part.kind === 'token' ? tokenSource(part, context) : undefined
    return source?.kind === 'field' && source.field === field
  })
  return token?.text ?? ''
}
