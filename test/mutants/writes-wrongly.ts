// Mutants that write into a field what does not belong there, or not what does.
import type { WebhookCall, WebhookField } from '../../src/executor/webhook.ts'
import { type Mutant, withSettings } from './mutant.ts'
import { fieldType, writing, writingSkipped } from './results.ts'
import { withWebhook } from './templates.ts'

const INTEGERS: readonly unknown[] = ['integer', 'score', 'percent']

export const WRITES_WRONGLY: readonly Mutant[] = [
  {
    name: 'empties a field by null',
    check: 'missing-and-null',
    ...withSettings({ nullValue: 'clear' }),
  },
  {
    name: 'writes null as the text null',
    check: 'missing-and-null',
    result: writingSkipped(({ reason, type }) =>
      reason === 'null' && type === 'string' ? 'null' : undefined,
    ),
  },
  {
    name: 'empties a number field by an empty text',
    check: 'empty-texts',
    result: writingSkipped(({ reason, type }) =>
      reason === 'empty-string' && INTEGERS.includes(type) ? null : undefined,
    ),
  },
  {
    name: 'takes an empty text for nothing',
    check: 'empty-texts',
    ...withSettings({ emptyString: 'skip' }),
  },
  {
    name: 'writes objects as their JSON',
    check: 'objects-and-arrays',
    result: writingSkipped(({ reason, found }) =>
      reason === 'not-a-value' && found !== undefined ? JSON.stringify(found) : undefined,
    ),
  },
  {
    name: 'writes a text into an integer field',
    check: 'string-to-number',
    result: writingSkipped(({ reason, type, found }) =>
      reason === 'type-mismatch' && INTEGERS.includes(type) && typeof found === 'string'
        ? Number(found)
        : undefined,
    ),
  },
  {
    name: 'reads numbers and booleans out of texts unasked',
    check: 'field-types',
    call: (call) =>
      call.webhook.responseType === 'JSON'
        ? { ...call, settings: { ...call.settings, typing: 'lenient' } }
        : call,
  },
  {
    name: 'rounds a fraction into an integer field',
    check: 'field-types',
    result: writingSkipped(({ reason, type, found }) =>
      reason === 'type-mismatch' && INTEGERS.includes(type) && typeof found === 'number'
        ? Math.round(found)
        : undefined,
    ),
  },
  {
    name: 'reads no numbers out of texts where it is told to',
    check: 'lenient-typing',
    ...withSettings({ typing: 'strict' }),
  },
  {
    name: 'writes a number into a text as JavaScript does',
    check: 'numbers-as-text',
    result: writing(({ value, note, field }, call) =>
      note === 'written-as-text' && /\d/.test(String(value)) && fieldType(call, field) === 'string'
        ? `${Number(value)}`
        : value,
    ),
  },
  {
    name: 'rounds big integers',
    check: 'big-integers',
    result: writing(({ value, field }, call) =>
      INTEGERS.includes(fieldType(call, field)) && value !== null ? Number(value) : value,
    ),
  },
  {
    name: 'reads the dates of America',
    check: 'datetimes',
    result: writingSkipped(({ reason, type, found }) =>
      reason === 'type-mismatch' && type === 'datetime' && /^\d\d\//.test(String(found))
        ? `${found}`.replace(/^(\d\d)\/(\d\d)\/(\d{4}).*/, '$3-$1-$2 00:00:00')
        : undefined,
    ),
  },
  {
    name: 'drops the offset of a datetime',
    check: 'datetimes',
    body: (body) => body.replace(/(?<=T\d\d:\d\d:\d\d)[+-]\d\d:?\d\d(?=")/, 'Z'),
  },
  {
    name: 'takes a datetime for a date',
    check: 'dates',
    result: writingSkipped(({ reason, type, found }) =>
      reason === 'type-mismatch' && type === 'date' && String(found).includes('T')
        ? String(found).slice(0, 10)
        : undefined,
    ),
  },
  {
    name: 'takes every account for one in UTC',
    check: 'time-zone',
    ...withSettings({ timeZone: 'UTC' }),
  },
  {
    name: 'does not cut long texts',
    check: 'field-lengths',
    call: (call) => withFields(call, (field) => ({ ...field, length: 1_000_000 })),
  },
  {
    name: 'cuts a text in the middle of a character',
    check: 'field-lengths',
    result: writing(({ value, note }) =>
      note === 'truncated' ? `${value}`.replace(/[^\0-\x7f]$/u, '\ufffd') : value,
    ),
  },
  {
    name: 'writes formulas and references',
    check: 'read-only-fields',
    call: (call) =>
      withFields(call, (field) => ({
        ...field,
        type: ['formula', 'reference'].includes(field.type) ? 'string' : field.type,
      })),
  },
  {
    name: 'writes fields that are read only',
    check: 'read-only-fields',
    call: (call) => withFields(call, (field) => ({ ...field, isReadOnly: false })),
  },
  {
    name: 'finds fields by their display names',
    check: 'field-names',
    call: (call) => {
      const soapName = (name: string) =>
        call.fields.find(({ displayName }) => displayName === name)?.soapName
      return withWebhook(call, {
        mappings: call.webhook.mappings.map(({ attribute, field }) => ({
          attribute,
          field: soapName(field) ?? field,
        })),
      })
    },
  },
  {
    name: 'knows no REST names',
    check: 'field-names',
    call: (call) => withFields(call, ({ restName: _, ...field }) => field),
  },
  {
    name: 'reads no boolean out of XML',
    check: 'xml-types',
    result: writing(({ value }, { webhook }) =>
      webhook.responseType === 'XML' && typeof value === 'boolean' ? undefined : value,
    ),
  },
]

function withFields(call: WebhookCall, change: (field: WebhookField) => WebhookField): WebhookCall {
  return { ...call, fields: call.fields.map(change) }
}
