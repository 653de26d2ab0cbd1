import { describe, expect, it } from 'vitest'
import { checkWebhook } from '../../src/executor/check-webhook.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type { ExecutorSettings, Webhook } from '../../src/executor/webhook.ts'
import type { WebhookProblem } from '../../src/executor/webhook-problem.ts'
import { FIELDS, mappings, webhook } from './example-call.ts'

const tokens = { my: { Key: 'abc', Odd: 'a b', Step: 6 }, campaign: { id: 987 } }

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
      url: 'https://x.example/v1/%26?src={{my.Key}}&key={{my.Key}}',
      headers: [
        { name: 'X-Key', value: '{{my.Key}} {{lead.First Name:default=x}}' },
        { name: 'content-type', value: 'application/x-www-form-urlencoded' },
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
        id: 'illegal-url',
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

  it('that is illegal is told of with the mistakes of its tokens, each in its place', () => {
    expect(check({ url: 'https://x.example/ {{my.Hots}}', encoding: 'Form/Url' })).toMatchObject([
      { part: 'url', got: '{{my.Hots}}' },
      { part: 'url', got: ' ' },
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
        id: 'json-token-in-url',
        part: 'url',
        code: 'bad-url',
        severity: 'warning',
        got: '{{lead.First Name}}',
        offset: 18,
        rule: 'How JSON encoding writes a token into a URL is not documented; here it is percent-encoded, without quotes.',
        mend: 'Use the encoding Form/Url, or move it into the payload.',
      },
    ])
    expect(check({ url, encoding: 'Form/Url' })).toEqual([])
  })

  // Decision 14, marketo.md §2.3.4 [COM].
  it.each([
    ['{{lead.First Name}}', ['{{lead.First Name}}']],
    ['{{lead.Lead Score}}{{lead.Email Address}}{{lead.First Name}}', ['{{lead.Email Address}}']],
    ['{{system.date}}', ['{{system.date}}']],
    ['{{my.Odd}}', ['{{my.Odd}}']],
    ['{{lead.Lead Score}}{{lead.Unsubscribed}}{{my.Key}}{{my.Step}}', []],
    ['{{my.Nothing at all}}{{my.Half}}', ['{{my.Half}}']],
    ['{{my.Empty}}', []],
  ])('of a webhook without encoding has %s, of which %j may take it apart', (text, got) => {
    const subject = {
      webhook: webhook({ url: `https://x.example/?a=${text}`, encoding: 'None' }),
      fields: FIELDS,
      tokens: { my: { ...tokens.my, Half: '\ud800', Empty: null } },
      settings: DEFAULT_SETTINGS,
    }
    const problems = checkWebhook(subject).filter(({ id }) => id === 'raw-token-in-url')
    expect(problems.map((problem) => problem.got)).toEqual(got)
    expect(problems.every(({ part }) => part === 'url')).toBe(true)
  })

  // marketo.md §1.7 [DOC].
  it.each([
    ['https://ann:pw@x.example/', 'https://***@x.example', undefined],
    ['https://x.example/?a=1&api_key=abc', 'api_key=', 23],
    ['https://x.example/?key=a{{my.Key}}', 'key=', 19],
    ['https://x.example/?access-token=abc#x', 'access-token=', 19],
    ['https://x.example/?PASSWORD=abc', 'PASSWORD=', 19],
    ['https://x.example/?client_secret=abc', 'client_secret=', 19],
  ])('%s has a secret, which is not told', (url, got, offset) => {
    const [problem, ...others] = check({ url, encoding: 'Form/Url' })
    expect(problem).toMatchObject({
      id: 'secret-in-url',
      part: 'url',
      severity: 'warning',
      got,
      rule: 'It is a secret, and URLs are written to logs all the way.',
      mend: got.endsWith('=')
        ? `Send it in a header, or write ${got}{{my.${got.slice(0, -1)}}}.`
        : 'Send it in an Authorization header.',
    })
    expect(problem?.offset).toBe(offset)
    expect(JSON.stringify(problem)).not.toMatch(/pw|abc/)
    expect(others).toEqual([])
  })

  it.each([
    'https://x.example/?key={{my.Key}}&keyword=shoes&monkey=1&sort_key=a',
    'https://x.example/?key=&token',
    'https://x.example/key=abc',
  ])('%s has no secret that one could know', (url) => {
    expect(check({ url, encoding: 'Form/Url' })).toEqual([])
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
        id: 'malformed-token',
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
        id: 'api-name-token',
        part,
        code: 'unknown-token',
        severity: 'error',
        got: '{{lead.FirstName}}',
        rule: 'A token names a field by its display name, and this is its API name; this one would be sent empty.',
        mend: 'Did you mean {{lead.First Name}}?',
      },
    ])
  })

  it('that names nothing near anything is to be added', () => {
    expect(check({ payload: '{{lead.Shoe Size}}', headers: contentType })).toMatchObject([
      { got: '{{lead.Shoe Size}}', offset: 0, mend: 'Add the field, or give the token a value.' },
    ])
  })

  // marketo.md §2.1.3, §2.2 [DOC]; decisions 20, 21, 22.
  it.each([
    ['{{lead.Shoe Size}}', 'unknown-token'],
    ['{{shop.Name}}', 'unknown-token'],
    ['{{lead.LeadScore}}', 'api-name-token'],
    ['{{member.webinar url}}', 'out-of-scope-token'],
    ['{{program.Name}}', 'out-of-scope-token'],
    ['{{trigger.Subject}}', 'out-of-scope-token'],
    ['{{system.unsubscribeLink}}', 'email-only-token'],
    ['{{SP_Send_Alert_Info}}', 'email-only-token'],
    ['{{my.Script}}', 'email-only-token'],
  ])('that names nothing says why: %s is %s', (payload, id) => {
    const my = { Script: { type: 'email script', value: null, overrides: [] } } as const
    const subject = {
      webhook: webhook({ payload, headers: contentType }),
      fields: FIELDS,
      tokens: { my },
    }
    const problems = checkWebhook({ ...subject, settings: DEFAULT_SETTINGS })
    expect(problems).toMatchObject([{ id, code: 'unknown-token', severity: 'error', offset: 0 }])
  })

  it('that names nothing says what becomes of it, and what to do', () => {
    const wordsOf = (payload: string, trigger = {}) => {
      const my = { Script: { type: 'email script', value: null, overrides: [] } } as const
      const [problem] = checkWebhook({
        webhook: webhook({ payload, headers: contentType }),
        fields: FIELDS,
        tokens: { my, ' Trigger ': trigger, '': { Plain: 'x' } },
        settings: DEFAULT_SETTINGS,
      })
      return [problem?.rule, problem?.mend]
    }
    expect(wordsOf('{{shop.Name}}')).toEqual([
      'The platform has no tokens of this scope; this one would be sent empty.',
      'Use lead, company, system, my, program, campaign, trigger, member, social.',
    ])
    expect(wordsOf('{{member.webinar url:default=x}}')).toEqual([
      'Tokens of this scope have values only where the campaign has them; this one would be sent as its default.',
      'Take the token out, or give it a value under tokens.',
    ])
    expect(wordsOf('{{trigger.Subject}}', { Name: 'Fills Out Form', 'Web Page': '/a' })).toEqual([
      'The trigger of this campaign does not give this token; this one would be sent empty.',
      'It gives Name, Web Page.',
    ])
    expect(wordsOf('{{system.unsubscribeLink}}')).toEqual([
      'The platform fills this token in emails only; this one would be sent empty.',
      'Take the token out, or give it a value under tokens.',
    ])
    expect(wordsOf('{{my.Script}}')).toEqual([
      'A my token of this type has a value in emails only; this one would be sent empty.',
      'Use a my token of another type.',
    ])
    expect(wordsOf('{{lead.Shoe Size}}')).toEqual([
      'A token names a field by its display name, or a value given under tokens; this one would be sent empty.',
      'Add the field, or give the token a value.',
    ])
    expect(wordsOf('{{Plian}}')[1]).toBe('Did you mean {{Plain}}?')
    expect(wordsOf('{{system.tiem}}')[1]).toBe('Did you mean {{system.time}}?')
    expect(wordsOf('{{system.daet}}')[1]).toBe('Did you mean {{system.date}}?')
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
        id: 'payload-on-get',
        part: 'payload',
        code: 'bad-template',
        severity: 'warning',
        got: 'x'.repeat(40),
        rule: 'GET has no body.',
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
    const id = 'illegal-backslash'
    const problem = { id, part: 'payload', code: 'bad-template', severity: 'error', rule }
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
    ['{"a":"{{lead.Lead Score}}","b":"{{lead.Unsubscribed}}"}', []],
  ])('%s under JSON has two pairs of quotes at %j', (payload, offsets) => {
    const problems = payloadProblems(payload)
    expect(problems.map(({ offset }) => offset)).toEqual(offsets)
    for (const problem of problems) {
      expect(problem).toMatchObject({
        id: 'quoted-token',
        code: 'bad-template',
        severity: 'warning',
        got: expect.stringMatching(/^\{\{.*\}\}$/),
        rule: 'Under JSON encoding a text brings its own quotes, so this one would have two pairs.',
        mend: 'Take those around it away.',
      })
    }
  })

  // marketo.md §2.3.3, §2.3.5 [COM].
  it.each([
    ['{"a":{{lead.First Name}},"b":{{lead.Last Name}}}', [5]],
    ['{"a":{{system.date}}}', [5]],
    ['{"a":{{my.Key}}}', [5]],
    ['{"a":"{{lead.First Name}}","b":{{lead.Lead Score}},"c":{{lead.Unsubscribed}}}', []],
    ['{"a":{{lead.Notes}},"b":{{my.List}},"c":{{my.Step}}}', []],
  ])('%s without encoding is no JSON at %j', (payload, offsets) => {
    const problems = checkWebhook({
      webhook: webhook({ payload, encoding: 'None', headers: contentType }),
      fields: FIELDS,
      tokens: { my: { ...tokens.my, List: '[1, 2]' } },
      settings: DEFAULT_SETTINGS,
    })
    expect(problems.map(({ offset }) => offset)).toEqual(offsets)
    expect(problems.every(({ id }) => id === 'unquoted-token')).toBe(true)
  })

  it('without encoding is JSON by its Content-Type, or without one by its looks', () => {
    const typed = (value: string) => [{ name: 'Content-Type', value }]
    const ids = (payload: string, headers: Webhook['headers']) =>
      check({ payload, headers, encoding: 'None' }).map(({ id }) => id)
    expect(ids('{{lead.First Name}}', typed('application/vnd.api+json; charset=utf-8'))).toEqual([
      'unquoted-token',
    ])
    expect(ids('[{{lead.First Name}}]', typed('text/plain'))).toEqual([])
    expect(ids(' [{{lead.First Name}}]', [])).toEqual(['unquoted-token', 'missing-content-type'])
    expect(ids('{{lead.First Name}}', [])).toEqual(['missing-content-type'])
  })

  // marketo.md §2.3.4 [COM].
  it('that is a form has no text in it without encoding', () => {
    const headers = [{ name: 'content-type', value: 'application/x-www-form-urlencoded' }]
    const payload = 'a={{lead.Lead Score}}&b={{lead.First Name}}&c={{lead.Last Name}}'
    expect(check({ payload, headers, encoding: 'None' })).toEqual([
      {
        id: 'raw-token-in-form',
        part: 'payload',
        code: 'bad-template',
        severity: 'warning',
        got: '{{lead.First Name}}',
        offset: 24,
        rule: 'Under the encoding None its value goes out as it is, and an & in it begins another pair.',
        mend: 'Use the encoding Form/Url.',
      },
    ])
    expect(check({ payload, headers, encoding: 'Form/Url' })).toEqual([])
    expect(check({ payload: 'a={{lead.Lead Score}}', headers, encoding: 'None' })).toEqual([])
  })

  // Decision 19.
  it('has no default on a number or a boolean under JSON, where it would be text', () => {
    expect(payloadProblems('[{{lead.Lead Score:default=0}}]')).toEqual([
      {
        id: 'numeric-default',
        part: 'payload',
        code: 'bad-template',
        severity: 'warning',
        got: '{{lead.Lead Score:default=0}}',
        offset: 1,
        rule: 'Under JSON encoding a default is a text, "0", where the field is a number.',
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
          id: 'illegal-header',
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
        id: 'repeated-header',
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
  it('have any token in a value, whatever its name', () => {
    const fields = [{ scope: 'lead', displayName: '名', type: 'string' } as const]
    const headers = [{ name: 'X', value: '{{lead.名}}' }]
    const settings = DEFAULT_SETTINGS
    expect(checkWebhook({ webhook: webhook({ headers }), fields, tokens, settings })).toEqual([])
  })

  // Decision 15.
  it.each(['a\nb', 'a\r', '李', 'x {{my.Key}} \0'])('have no value %j', (value) => {
    expect(check({ headers: [{ name: 'X', value }] })).toEqual([
      {
        id: 'illegal-header',
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
        id: 'missing-content-type',
        part: 'headers.Content-Type',
        code: 'bad-header',
        severity: 'warning',
        got: '',
        rule: `Which Content-Type the platform sends by itself is not documented; here it is ${byDefault}.`,
        mend: `Add a header like Content-Type: ${byDefault}.`,
      },
    ])
    expect(check({ payload: 'x', encoding, headers: contentType })).toEqual([])
    expect(check({ payload: '', encoding })).toEqual([])
  })

  it('name the content type that the payload looks like, and what is sent without one', () => {
    expect(check({ payload: '{}' })).toMatchObject([
      { mend: 'Add a header like Content-Type: application/json.' },
    ])
    expect(check({ payload: 'x' }, { contentType: 'strict' })).toMatchObject([
      { rule: expect.stringMatching(/; here it is none\.$/) },
    ])
  })

  // marketo.md §2.3 [COM].
  it.each([
    ['JSON', 'application/x-www-form-urlencoded', 'Use the encoding Form/Url.'],
    ['JSON', 'text/xml; charset=utf-8', 'Use the encoding None.'],
    ['Form/Url', 'application/json', 'Use the encoding JSON.'],
    ['Form/Url', 'application/soap+xml', 'Use the encoding None.'],
  ] as const)('do not say that what is %s is %s', (encoding, value, mend) => {
    const headers = [{ name: 'content-type', value }]
    expect(check({ payload: '{{lead.Lead Score}}', encoding, headers })).toMatchObject([
      {
        id: 'content-type-mismatch',
        part: 'headers.content-type',
        code: 'bad-header',
        severity: 'warning',
        got: value,
        mend,
      },
    ])
    expect(check({ payload: 'nothing is encoded', encoding, headers })).toEqual([])
    expect(check({ payload: '{{lead.Lead Score}}', encoding: 'None', headers })).toEqual([])
  })
})

describe('a mapping', () => {
  const mapped = (attribute: string, field: string, part: Partial<Webhook> = {}) =>
    check({ ...part, mappings: [{ attribute, field }] })

  it('with the response type None maps nothing', () => {
    expect(mapped('a', 'LeadScore', { responseType: 'None' })).toEqual([
      {
        id: 'nothing-mapped',
        part: 'mappings.a',
        code: 'conflict',
        severity: 'warning',
        got: 'a',
        rule: 'The response type is None.',
        mend: 'Use JSON or XML, or take the mapping away.',
      },
    ])
  })

  it('has a path of the grammar', () => {
    expect(mapped('a.b@c', 'LeadScore')).toMatchObject([
      {
        id: 'unmappable-key',
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
        id: 'root-array',
        code: 'bad-path',
        severity: 'warning',
        got: '[0].a',
        rule: 'Reaching into an array at the root of a response is not documented.',
        mend: 'Let the service answer an object.',
      },
    ])
  })

  // marketo.md §3.4 [DOC].
  it.each(['[0].a', 'a[0][1]', '[0]'])('of XML cannot be %s', (attribute) => {
    expect(mapped(attribute, 'LeadScore', { responseType: 'XML' })).toMatchObject([
      {
        id: 'malformed-path',
        code: 'bad-path',
        severity: 'error',
        got: attribute,
        rule: 'An XML path begins with the root element, and each index follows an element name.',
        mend: 'Write it like elementList.element[0].foo.',
      },
    ])
  })

  it.each(['a', 'a.b', 'a[0]', 'list.item[0].name', 'a[0].b[1]'])(
    'of XML may be %s',
    (attribute) => {
      expect(mapped(attribute, 'LeadScore', { responseType: 'XML' })).toEqual([])
    },
  )

  it.each([
    ['shoeSize', 'Add the field to leads.fields.'],
    ['Lead Score', 'Did you mean LeadScore?'],
    [' email address ', 'Did you mean Email?'],
    ['FristName', 'Did you mean FirstName?'],
  ])('names a field that exists, not %s', (field, mend) => {
    expect(mapped('a', field)).toEqual([
      {
        id: 'no-such-field',
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
    const rule = 'A mapping names its field by the SOAP name.'
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
        id: 'rest-name',
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
    ['Grade', 'A read-only field is never written.'],
  ])('names a field that can be written, not %s', (field, rule) => {
    expect(mapped('a', field)).toEqual([
      {
        id: field === 'createdAt' ? 'no-soap-name' : 'read-only-field',
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

describe('two mappings', () => {
  // marketo.md §3.11 [UNK].
  it('do not fill one field, whatever they call it', () => {
    const twice = mappings({ a: 'Email', b: 'Phone', c: 'email', d: 'LeadScore' })
    expect(check({ mappings: twice })).toEqual([
      {
        id: 'field-mapped-twice',
        part: 'mappings.c',
        code: 'conflict',
        severity: 'warning',
        got: 'email',
        rule: 'a fills it too, and which of the two stands is not documented; here it is the later one.',
        mend: 'Keep one of the two.',
      },
    ])
  })

  it('may name the same field that is not there: that is told', () => {
    const problems = check({ mappings: mappings({ a: 'Nobody', b: 'Nobody' }) })
    expect(problems.map(({ id }) => id)).toEqual(['no-such-field', 'no-such-field'])
  })
})

it.each([
  ['a.@b', 'unmappable-key', 2],
  ['@id', 'unmappable-key', 0],
  ['a/b', 'unmappable-key', 1],
  ['a[*]', 'malformed-path', 1],
  ['a..b', 'malformed-path', 1],
  ['', 'malformed-path', 0],
] as const)('the attribute %j is a %s at %i', (attribute, id, offset) => {
  const problems = check({ mappings: [{ attribute, field: 'LeadScore' }] })
  expect(problems).toMatchObject([{ id, offset }])
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
