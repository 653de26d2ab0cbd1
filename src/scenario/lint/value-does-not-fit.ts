import { fieldNamed } from '../../executor/field-names.ts'
import { FIELD_KINDS, type FieldKind } from '../../lead/field-kind.ts'
import { quoted } from '../finding.ts'
import type { RuleFinding, ScenarioRule } from './rule.ts'
import { reasonsOf, triedMappings } from './tried-mapping.ts'

export const valueDoesNotFit: ScenarioRule = {
  id: 'value-does-not-fit',
  severity: 'warning',
  what: 'A mapped value is never of the type that the field holds.',
  why: 'The platform does not write a text into an integer field; nor, here, into any other that holds no text. Nothing is written, without an error.',
  source: 'marketo.md §3.7 [DOC], decision 26',
  fix: 'Let the service answer the type of the field, or map the value to a string field.',
  wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { score: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: { score: high } }
`,
  right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { score: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: { score: 90 } }
`,
  find: (subject) =>
    triedMappings(subject).flatMap((tried): readonly RuleFinding[] => {
      const reasons = reasonsOf(tried)
      const isOfType = (reason: string) => reason === 'type-mismatch' || reason === 'missing-path'
      if (!reasons.includes('type-mismatch') || !reasons.every(isOfType)) return []
      const { webhook, mapping } = tried
      const field = fieldNamed(mapping.field, subject.context.fields)?.field
      if (!field) return []
      return [
        {
          path: ['webhooks', webhook.name, 'mappings', mapping.attribute],
          got: quoted(mapping.field),
          rule: `takes ${HELD[FIELD_KINDS[field.type]]}, and no reply has one at ${mapping.attribute}.`,
          mend: 'Let the service answer one, or map it to a string field.',
        },
      ]
    }),
}

const HELD: Readonly<Record<FieldKind, string>> = {
  text: 'a text',
  whole: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  datetime: 'a date with its time',
}
