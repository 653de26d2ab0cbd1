import { fieldNamed } from '../../executor/field-names.ts'
import { hasBody } from '../../executor/request.ts'
import { tokenize } from '../../executor/token.ts'
import { type TokenNames, tokenSource } from '../../executor/token-value.ts'
import type { Webhook, WebhookField } from '../../executor/webhook.ts'
import { fieldsOf } from '../../lead/definition.ts'
import { quoted } from '../finding.ts'
import { allSteps } from '../written-flow.ts'
import type { RuleFinding, ScenarioRule } from './rule.ts'

export const readTooEarly: ScenarioRule = {
  id: 'read-too-early',
  severity: 'warning',
  what: 'A webhook sends a field that an earlier step of the same flow writes.',
  why: 'The platform writes mapped values on its own time: the next step mostly still reads what was there before. A guessed wait is no cure.',
  source: 'marketo.md §3.9 [COM], decision 34',
  fix: 'Call the second webhook in a campaign of its own, triggered by Data Value Changes; or set instance.writeDelay to what you measured.',
  wrong: `
campaign:
  flow:
    - call: check
    - call: notify
webhooks:
  check:
    url: https://api.example.com/v1/check
    mappings: { person.grade: leadStatus }
  notify:
    url: https://api.example.com/v1/notify
    headers: { Content-Type: application/json }
    payload: '{ "status": {{lead.Lead Status}} }'
`,
  right: `
campaign:
  trigger: Data Value Changes
  flow:
    - call: notify
webhooks:
  notify:
    url: https://api.example.com/v1/notify
    headers: { Content-Type: application/json }
    payload: '{ "status": {{lead.Lead Status}} }'
`,
  find: ({ scenario }) => {
    if (scenario?.instance.writeDelay !== 'never') return []
    const names = { fields: fieldsOf(scenario.leads), tokens: scenario.tokens }
    return scenario.campaigns.flatMap(({ flow }) => {
      const called = allSteps(flow).flatMap((step) =>
        step.kind === 'call' ? scenario.webhooks.filter(({ name }) => name === step.webhook) : [],
      )
      return readsInFlow(called, names)
    })
  },
}

/** `called`: in the order of the flow. */
function readsInFlow(called: readonly Webhook[], names: TokenNames): readonly RuleFinding[] {
  const writers = new Map<WebhookField, Webhook>()
  return called.flatMap((webhook) => {
    const findings = readsOf(webhook, writers, names)
    for (const mapping of webhook.mappings) {
      const field = fieldNamed(mapping.field, names.fields)?.field
      if (field && !writers.has(field)) writers.set(field, webhook)
    }
    return findings
  })
}

/** What the webhook reads of the fields that others wrote before it. */
function readsOf(
  webhook: Webhook,
  writers: ReadonlyMap<WebhookField, Webhook>,
  names: TokenNames,
): readonly RuleFinding[] {
  return textsOf(webhook).flatMap(({ path, text }) =>
    tokenize(text).parts.flatMap((part): readonly RuleFinding[] => {
      const source = part.kind === 'token' ? tokenSource(part, names) : undefined
      const writer = source?.kind === 'field' && writers.get(source.field)
      if (!writer) return []
      return [
        {
          path: ['webhooks', webhook.name, ...path],
          piece: part.text,
          got: quoted(part.text),
          rule: `is read before it is there: ${writer.name} writes it, and writes are not seen by later steps of the same run.`,
          mend: `Call ${webhook.name} in a campaign of its own, when the field changes.`,
        },
      ]
    }),
  )
}

interface PlacedText {
  /** In the webhook. */
  readonly path: readonly string[]
  readonly text: string
}

function textsOf(webhook: Webhook): readonly PlacedText[] {
  return [
    { path: ['url'], text: webhook.url },
    ...webhook.headers.map(({ name, value }) => ({ path: ['headers', name], text: value })),
    ...(hasBody(webhook) ? [{ path: ['payload'], text: webhook.payload }] : []),
  ]
}
