// Mutants that write a value as another encoding would, or change the template around it.
import { encodeJson } from '../../src/executor/encode-json.ts'
import type { WebhookCall } from '../../src/executor/webhook.ts'
import { type Mutant, withSettings } from './mutant.ts'
import { encodingWith, inValues, withWebhook } from './templates.ts'

/** For private use: no text of the kit has them. */
const MARKS = ['\u{e000}', '\u{e001}'] as const

export const ENCODES_WRONGLY: readonly Mutant[] = [
  {
    name: 'escapes quotes where nothing is encoded',
    check: 'raw-encoding',
    call: (call) =>
      call.webhook.encoding === 'None'
        ? inValues(call, (text) => text.replaceAll('"', '\\"'))
        : call,
  },
  {
    name: 'writes a space of a form as %20',
    check: 'form-encoding',
    request: ofForms((body) => body.replaceAll('+', '%20')),
  },
  {
    name: 'leaves in a form what JavaScript leaves',
    check: 'form-encoding',
    request: ofForms((body) =>
      body.replace(/%(?:21|27|28|29|7E)/g, (encoded) => decodeURIComponent(encoded)),
    ),
  },
  {
    name: 'leaves a text of JSON without quotes',
    check: 'json-encoding',
    request: encodingWith('JSON', (value, kind) => {
      const json = encodeJson(value, kind)
      return json.startsWith('"') ? json.slice(1, -1) : json
    }),
  },
  {
    name: 'quotes the numbers of JSON',
    check: 'json-types',
    request: encodingWith('JSON', (value, kind) =>
      kind === 'number' && value !== null && value !== ''
        ? JSON.stringify(`${value}`)
        : encodeJson(value, kind),
    ),
  },
  {
    name: 'quotes the booleans of JSON',
    check: 'json-types',
    request: encodingWith('JSON', (value, kind) =>
      typeof value === 'boolean' ? `"${value}"` : encodeJson(value, kind),
    ),
  },
  {
    name: 'escapes nothing in JSON',
    check: 'json-escapes',
    request: encodingWith('JSON', (value, kind) =>
      kind === 'text' ? `"${value ?? ''}"` : encodeJson(value, kind),
    ),
  },
  {
    name: 'escapes in JSON what is not ASCII',
    check: 'json-escapes',
    request: encodingWith('JSON', (value, kind) =>
      encodeJson(value, kind).replace(
        /[^\0-\x7e]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ),
  },
  {
    name: 'sends an empty number as an empty text',
    check: 'empty-values',
    request: encodingWith('JSON', (value, kind) =>
      encodeJson(value, value === null ? 'text' : kind),
    ),
  },
  {
    name: 'sends an empty text as null',
    check: 'empty-values',
    request: encodingWith('JSON', (value, kind) =>
      value === null && kind === 'text' ? 'null' : encodeJson(value, kind),
    ),
  },
  {
    name: 'leaves a default of JSON without quotes',
    check: 'default-encoding',
    call: (call) =>
      withPayload(call, (text) =>
        text.replace(/:default=([\s\S]*?)\}\}/g, `:default=${MARKS[0]}$1${MARKS[1]}}}`),
      ),
    request: (request) => ({
      ...request,
      body: request.body
        ?.replace(/"\u{e000}([\s\S]*?)\u{e001}"/gu, '$1')
        .replace(/(?:\u{e000}|%EE%80%80)([\s\S]*?)(?:\u{e001}|%EE%80%81)/gu, '$1'),
    }),
  },
  {
    name: 'sends the backslashes of a payload as typed',
    check: 'backslashes',
    ...withSettings({ backslashPreParse: false }),
  },
  {
    name: 'decodes the percent signs of a payload',
    check: 'in-the-wild',
    call: (call) => withPayload(call, (text) => text.replaceAll('%2B', '+')),
  },
]

function withPayload(call: WebhookCall, change: (text: string) => string): WebhookCall {
  return withWebhook(call, { payload: change(call.webhook.payload) })
}

function ofForms(change: (body: string) => string): NonNullable<Mutant['request']> {
  return (request, { webhook }) => {
    if (webhook.encoding !== 'Form/Url' || request.body === undefined) return request
    return { ...request, body: change(request.body) }
  }
}
