import { describe, expect, it } from 'vitest'
import { checkWebhook } from '../../src/executor/check-webhook.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type { ExecutorSettings, Webhook } from '../../src/executor/webhook.ts'
import type { WebhookProblem } from '../../src/executor/webhook-problem.ts'
import { FIELDS, mappings, webhook } from './example-call.ts'

const tokens = { my: { Key: 'abc', Step: 6 }, campaign: { id: 987 } }

function check(
  part: Partial<Webhook>,
  settings: Partial<ExecutorSettings> = {},
): readonly WebhookProblem[] {
  const all = { ...DEFAULT_SETTINGS, ...settings }
  return checkWebhook({ webhook: webhook(part), fields: FIELDS, tokens, settings: all })
}

const contentType = [{ name: 'Content-Type', value: 'application/json' }]

it('a correct webhook has no problem', () => {
  expect(
    check({
      url: 'https://u:p@x.example/v1/%26?src={{my.Key}}',
      headers: [
        { name: 'X-Key', value: '{{my.Key}} {{lead.First Name:default=x}}' },
        ...contentType,
      ],
      payload: 'a={{lead.First Name}}&b={{lead.Lead Score:default=0}}\\n{{system.dateTime}}',
      encoding: 'Form/Url',
      mappings: mappings({ 'person.segments[0].name': 'FirstName', score: 'LeadScore' }),
    }),
  ).toEqual([])
})

it('a payload for JSON without quotes around its tokens has no problem', () => {
  const payload =
    '{ "a": {{lead.First Name}}, "b": [{{lead.Lead Score}}], {{{my.Key}}: "x\\\\"y {z}" }'
  const encoding = 'JSON'
  expect(check({ payload: payload.replace('{{{', '{{'), encoding, headers: contentType })).toEqual(
    [],
  )
})

describe('the URL', () => {
  it('is legal', () => {
    expect(check({ url: 'api.example.com' })).toEqual([
      {
        part: 'url',
        code: 'bad-url',
        severity: 'error',
        offset: 0,
        got: 'api.example.com',
        rule: 'A URL begins with http:// or https:// and a host.',
        mend: 'Write it in full, like https://api.example.com/v1/enrich.',
      },
    ])
  })

  it('has no token before its path, and both mistakes are told', () => {
    const problems = check({ url: 'https://{{my.Hots}}/' })
    expect(problems.map(({ code }) => code)).toEqual(['unknown-token', 'bad-url'])
  })

  // Decision 14.
  it('of a JSON webhook had better hold no token', () => {
    const url = 'https://x.example/{{lead.First Name}}?a={{my.Key}}'
    expect(check({ url, encoding: 'JSON' })).toEqual([
      {
        part: 'url',
        code: 'bad-url',
        severity: 'warning',
        got: '{{lead.First Name}}',
        offset: 18,
        rule: 'How a JSON webhook writes tokens into its URL is not documented; here they are percent-encoded, without quotes.',
        mend: 'Move the token into the payload, or use the encoding Form/Url.',
      },
    ])
    expect(check({ url, encoding: 'Form/Url' })).toEqual([])
    expect(check({ url, encoding: 'None' })).toEqual([])
  })
})

describe('a token', () => {
  const places: readonly (readonly [WebhookProblem['part'], (text: string) => Partial<Webhook>])[] =
    [
      ['url', (text) => ({ url: `https://x.example/${text}`, encoding: 'Form/Url' })],
      ['payload', (text) => ({ payload: text, headers: contentType, encoding: 'None' })],
      ['headers.X', (text) => ({ headers: [{ name: 'X', value: text }] })],
    ]

  it.each(places)('keeps to the grammar in %s', (part, place) => {
    expect(check(place('{{lead.Company=edit_me}}'))).toMatchObject([
      {
        part,
        code: 'bad-token',
        severity: 'error',
        got: '{{lead.Company=edit_me}}',
        mend: 'Write {{lead.Company:default=edit_me}} for a default.',
      },
    ])
  })

  // Decisions 20, 21.
  it.each(places)('names something in %s', (part, place) => {
    expect(check(place('{{lead.FirstName}}'))).toMatchObject([
      {
        part,
        code: 'unknown-token',
        severity: 'error',
        got: '{{lead.FirstName}}',
        rule: 'A token names a field by its display name, or a value given under tokens; this one would be sent empty.',
        mend: 'Did you mean {{lead.First Name}}?',
      },
    ])
  })

  it('that names nothing near anything is to be added', () => {
    expect(check({ payload: '{{lead.Shoe Size}}', headers: contentType })).toMatchObject([
      { got: '{{lead.Shoe Size}}', offset: 0, mend: 'Add the field, or give the token a value.' },
    ])
  })

  it('that names nothing is a warning for who wants it sent as typed', () => {
    const part = { payload: '{{lead.Shoe Size}}', headers: contentType }
    expect(check(part, { unknownToken: 'literal' })).toMatchObject([
      {
        code: 'unknown-token',
        severity: 'warning',
        rule: 'A token names a field by its display name, or a value given under tokens; this one would be sent as typed.',
      },
    ])
  })
})

describe('the payload', () => {
  const payloadProblems = (payload: string, part: Partial<Webhook> = {}) =>
    check({ payload, headers: contentType, ...part })

  // Decision 11.
  it('of a GET is never sent', () => {
    const payload = 'x'.repeat(50)
    expect(check({ payload, method: 'GET' })).toEqual([
      {
        part: 'payload',
        code: 'bad-template',
        severity: 'warning',
        got: 'x'.repeat(40),
        rule: 'GET sends no body, so the payload is never sent.',
        mend: 'Use POST, or leave the payload empty.',
      },
    ])
    expect(check({ payload: '', method: 'GET' })).toEqual([])
    const unsent = check({ payload: '{{lead.Nobody}} {{}} \\d', method: 'GET' })
    expect(unsent.map(({ severity }) => severity)).toEqual(['warning'])
  })

  // Decision 23.
  it('has legal backslash sequences only', () => {
    const payload = String.raw`{{my.Key}}.split(/\s*;\n\d/)`
    const rule = String.raw`In a payload a backslash begins one of \b \t \n \f \r \\ \" \'.`
    const problem = { part: 'payload', code: 'bad-template', severity: 'error', rule }
    expect(payloadProblems(payload)).toEqual([
      { ...problem, offset: 18, got: String.raw`\s`, mend: String.raw`Write \\s to send \s.` },
      { ...problem, offset: 24, got: String.raw`\d`, mend: String.raw`Write \\d to send \d.` },
    ])
    expect(check({ payload, headers: contentType }, { backslashPreParse: false })).toEqual([])
  })

  // marketo.md §2.3.7 [COM].
  it.each([
    ['{"a":"{{lead.First Name}}"}', [6]],
    ['{"a":"{{lead.First Name}} {{lead.Last Name}}"}', [6, 26]],
    ['{"a":"x","b":"{{lead.First Name}}"}', [14]],
    [String.raw`{"a":"x\\"{{lead.First Name}}"}`, [10]],
    ['{"a":{{lead.First Name}}}', []],
    ['{"{":{{lead.First Name}},"}":"x"}', []],
    [String.raw`{"a":"x\\\\",{{lead.First Name}}:1}`, []],
    [`{'a':'{{lead.First Name}}'}`, []],
  ])('%s under JSON has two pairs of quotes at %j', (payload, offsets) => {
    const problems = payloadProblems(payload)
    expect(problems.map(({ offset }) => offset)).toEqual(offsets)
    for (const problem of problems) {
      expect(problem).toMatchObject({
        code: 'bad-template',
        severity: 'warning',
        got: expect.stringMatching(/^"\{\{.*\}\}"$/),
        mend: 'Take the quotes around the token away.',
      })
    }
    expect(payloadProblems(payload, { encoding: 'None' })).toEqual([])
  })

  // Decision 19.
  it('has no default on a number or a boolean under JSON, where it would be text', () => {
    expect(payloadProblems('[{{lead.Lead Score:default=0}}]')).toEqual([
      {
        part: 'payload',
        code: 'bad-template',
        severity: 'warning',
        got: '{{lead.Lead Score:default=0}}',
        offset: 1,
        rule: 'Under JSON encoding a default is text: "0", where the field is a number.',
        mend: 'Leave the default out, or let the service take both.',
      },
    ])
    expect(payloadProblems('{{lead.Unsubscribed:default=x}}')).toHaveLength(1)
    expect(payloadProblems('{{lead.First Name:default=x}}')).toEqual([])
    expect(payloadProblems('{{lead.Lead Score:default=0}}', { encoding: 'None' })).toEqual([])
  })

  it('may have a default on a number that is given, for it is never used', () => {
    expect(payloadProblems('{{campaign.id:default=Campaign Id}}{{my.Step:default=1}}')).toEqual([])
  })
})

describe('the headers', () => {
  it.each(['X Key', 'X:', '', 'Content-Length', 'transfer-encoding'])(
    'are not named %j',
    (name) => {
      expect(check({ headers: [{ name, value: 'x' }] })).toEqual([
        {
          part: `headers.${name}`,
          code: 'bad-header',
          severity: 'error',
          got: name,
          rule: 'A header name is letters, digits and hyphens, and not one that belongs to the connection, like Content-Length.',
          mend: 'Rename the header, or take it away.',
        },
      ])
    },
  )

  it('are given once', () => {
    const headers = ['X-Key', 'x-key'].map((name) => ({ name, value: 'x' }))
    expect(check({ headers })).toEqual([
      {
        part: 'headers.x-key',
        code: 'bad-header',
        severity: 'error',
        got: 'x-key',
        rule: 'A header is given once; its case does not matter.',
        mend: 'Take one of the two away.',
      },
    ])
  })

  // Decision 15.
  it.each(['a\nb', 'a\r', '李', 'x {{my.Key}} \0'])('have no value %j', (value) => {
    expect(check({ headers: [{ name: 'X', value }] })).toEqual([
      {
        part: 'headers.X',
        code: 'bad-header',
        severity: 'error',
        got: value,
        rule: 'A header value is one line of printable Latin-1 characters.',
        mend: 'Take line breaks and other characters out.',
      },
    ])
  })

  // Decision 12.
  it.each([
    ['JSON', 'text/plain'],
    ['None', 'text/plain'],
    ['Form/Url', 'application/x-www-form-urlencoded'],
  ] as const)('under %s name the content type, or it is %s', (encoding, byDefault) => {
    expect(check({ payload: 'x', encoding })).toEqual([
      {
        part: 'headers.Content-Type',
        code: 'bad-header',
        severity: 'warning',
        got: '',
        rule: `Which Content-Type the platform sends by itself is not documented; here it is ${byDefault}.`,
        mend: 'Add a Content-Type header.',
      },
    ])
    expect(check({ payload: 'x', encoding, headers: contentType })).toEqual([])
    expect(check({ payload: '', encoding })).toEqual([])
  })
})

describe('a mapping', () => {
  const mapped = (attribute: string, field: string, part: Partial<Webhook> = {}) =>
    check({ ...part, mappings: [{ attribute, field }] })

  it('with the response type None maps nothing', () => {
    expect(mapped('a', 'LeadScore', { responseType: 'None' })).toEqual([
      {
        part: 'mappings.a',
        code: 'conflict',
        severity: 'warning',
        got: 'a',
        rule: 'With the response type None nothing is mapped.',
        mend: 'Use the response type JSON or XML, or take the mapping away.',
      },
    ])
  })

  it('has a path of the grammar', () => {
    expect(mapped('a.b@c', 'LeadScore')).toMatchObject([
      {
        part: 'mappings.a.b@c',
        code: 'bad-path',
        severity: 'error',
        got: 'a.b@c',
        offset: 3,
        mend: 'A key with @ in it cannot be mapped; let the service answer another name.',
      },
    ])
  })

  // Decision 30.
  it('had better not reach into an array at the root', () => {
    expect(mapped('[0].a', 'LeadScore')).toMatchObject([
      {
        code: 'bad-path',
        severity: 'warning',
        got: '[0].a',
        mend: 'Let the service answer an object.',
      },
    ])
  })

  // marketo.md §3.4 [DOC].
  it.each(['[0].a', 'a[0][1]', '[0]'])('of XML cannot be %s', (attribute) => {
    expect(mapped(attribute, 'LeadScore', { responseType: 'XML' })).toMatchObject([
      {
        code: 'bad-path',
        severity: 'error',
        got: attribute,
        mend: 'Write it like elementList.element[0].foo.',
      },
    ])
  })

  it.each([
    ['shoeSize', 'Add the field to leads.fields.'],
    ['Lead Score', 'Did you mean LeadScore?'],
    [' email address ', 'Did you mean Email?'],
    ['FristName', 'Did you mean FirstName?'],
  ])('names a field that exists, not %s', (field, mend) => {
    expect(mapped('a', field)).toEqual([
      {
        part: 'mappings.a',
        code: 'unknown-field',
        severity: 'error',
        got: field,
        rule: 'A mapping names a lead field by its SOAP name.',
        mend,
      },
    ])
  })

  // Decision 33.
  it('names its field by the SOAP name', () => {
    expect(mapped('a', 'numberOfEmployees')).toEqual([])
    const rule = 'A mapping names its field by the SOAP name; this is the REST name.'
    expect(mapped('a', 'company')).toEqual([])
    expect(
      checkWebhook({
        webhook: webhook({ mappings: mappings({ a: 'nick' }) }),
        fields: [
          {
            scope: 'lead',
            displayName: 'Nick',
            type: 'string',
            restName: 'nick',
            soapName: 'NickName',
          },
        ],
        tokens,
        settings: DEFAULT_SETTINGS,
      }),
    ).toEqual([
      {
        part: 'mappings.a',
        code: 'unknown-field',
        severity: 'warning',
        got: 'nick',
        rule,
        mend: 'Write NickName.',
      },
    ])
  })

  it.each([
    ['createdAt', 'A field without a SOAP name cannot be mapped.'],
    ['FullName', 'A formula field is never written.'],
    ['LeadOwner', 'A reference field is never written.'],
  ])('names a field that can be written, not %s', (field, rule) => {
    expect(mapped('a', field)).toEqual([
      {
        part: 'mappings.a',
        code: 'field-not-writable',
        severity: 'error',
        got: field,
        rule,
        mend: 'Map the attribute to another field.',
      },
    ])
  })
})

it('problems come in the order url, payload, headers, mappings', () => {
  const problems = check({
    url: '',
    payload: '\\d',
    headers: [{ name: 'a b', value: '' }],
    mappings: mappings({ '': 'x' }),
  })
  expect(problems.map(({ part }) => part)).toEqual([
    'url',
    'payload',
    'headers.a b',
    'headers.Content-Type',
    'mappings.',
    'mappings.',
  ])
})
