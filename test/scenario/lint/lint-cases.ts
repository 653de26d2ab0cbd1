// Scenarios that break a rule of lint, with what is said, and scenarios that look like it and keep it:
// data for `lint.test.ts`. What a scenario has besides is added by `scripts/lint-example.ts`.

export interface LintCases {
  /** Each with the lines of lint, all of them. */
  readonly breaks: readonly (readonly [what: string, scenario: string, ...lines: string[]])[]
  /** Nothing at all is found in these. */
  readonly keeps: readonly (readonly [what: string, scenario: string])[]
}

const JSON_TYPE = 'headers: { Content-Type: application/json }'

/** The webhook `enrich` with these lines. */
function webhook(...lines: readonly string[]): string {
  const url = lines.some((line) => line.startsWith('url:'))
    ? []
    : ['url: https://api.example.com/v1/enrich']
  const all = [...url, ...lines].map((line) => `    ${line}\n`).join('')
  return `webhooks:\n  enrich:\n${all}`
}

function payload(text: string, ...lines: readonly string[]): string {
  return webhook(JSON_TYPE, ...lines, `payload: '${text}'`)
}

function replies(...lines: readonly string[]): string {
  const all = lines.map((line) => `      - ${line}\n`).join('')
  return `services:\n  https://api.example.com:\n    latency: 50ms\n    replies:\n${all}`
}

/** The service with these lines. */
function serving(...lines: readonly string[]): string {
  const all = lines.map((line) => `    ${line}\n`).join('')
  return `services:\n  https://api.example.com:\n    latency: 50ms\n${all}`
}

function mapped(attribute: string, reply: string, ...lines: readonly string[]): string {
  return webhook(...lines, `mappings: { '${attribute}': leadScore }`) + replies(reply)
}

export const LINT_CASES: Readonly<Record<string, LintCases>> = {
  'malformed-token': {
    breaks: [
      [
        'a default without its mark',
        payload('{ "a": {{lead.First Name=edit me}} }'),
        '5:22 error malformed-token webhooks.enrich.payload: "{{lead.First Name=edit me}}" is not a token. A token is {{scope.Display Name}} or {{scope.Display Name:default=text}}. Write {{lead.First Name:default=edit me}} for a default.',
      ],
      [
        'a token that is never closed',
        webhook('encoding: Form/Url', 'url: https://api.example.com/{{lead.Id'),
        '4:34 error malformed-token webhooks.enrich.url: "{{lead.Id" is not a token. A token that is opened with {{ is closed with }}. Close it, or put a space between the two braces if this is no token.',
      ],
    ],
    keeps: [['a default as it should be', payload('{ "a": {{lead.First Name:default=a=b}} }')]],
  },
  'unknown-token': {
    breaks: [
      [
        'a name that is misspelt',
        payload('{ "a": {{lead.Frist Name}} }'),
        '5:22 error unknown-token webhooks.enrich.payload: "{{lead.Frist Name}}" names nothing. A token names a field by its display name, or a value given under tokens; this one would be sent empty. Did you mean {{lead.First Name}}?',
      ],
      [
        'one that is wanted empty, as a warning',
        `instance: { unknownToken: empty }\n${payload('{ "a": {{lead.Frist Name}} }')}`,
        '6:22 warning unknown-token webhooks.enrich.payload: "{{lead.Frist Name}}" names nothing. A token names a field by its display name, or a value given under tokens; this one would be sent empty. Did you mean {{lead.First Name}}?',
      ],
      [
        'one that is wanted as typed, as a warning',
        `instance: { unknownToken: literal }\n${payload('[ "{{lead.Shoe Size}}" ]')}`,
        '6:18 warning unknown-token webhooks.enrich.payload: "{{lead.Shoe Size}}" names nothing. A token names a field by its display name, or a value given under tokens; this one would be sent as typed. Add the field, or give the token a value.',
      ],
    ],
    keeps: [
      [
        'a field of the scenario, in another case',
        `leads: { fields: { Shoe Size: { type: integer } } }\n${payload('[{{Lead.shoe size}}]')}`,
      ],
    ],
  },
  'api-name-token': {
    breaks: [
      [
        'the REST name',
        payload('{ "a": {{lead.leadScore}} }'),
        '5:22 error api-name-token webhooks.enrich.payload: "{{lead.leadScore}}" names nothing. A token names a field by its display name, and this is its API name; this one would be sent empty. Did you mean {{lead.Lead Score}}?',
      ],
    ],
    keeps: [['a field whose two names are one', payload('{ "a": {{lead.City}} }')]],
  },
  'out-of-scope-token': {
    breaks: [
      [
        'a token of another trigger',
        `campaign: { trigger: Fills Out Form, flow: [{ call: enrich }] }\n${payload('{ "a": {{trigger.Subject}} }')}`,
        '6:22 error out-of-scope-token webhooks.enrich.payload: "{{trigger.Subject}}" names nothing. The trigger of this campaign does not give this token; this one would be sent empty. It gives Trigger Name, Name, Web Page, Client IP Address.',
      ],
      [
        'a token of a member',
        payload('{ "a": {{member.webinar url}} }'),
        '5:22 error out-of-scope-token webhooks.enrich.payload: "{{member.webinar url}}" names nothing. Tokens of this scope have values only where the campaign has them; this one would be sent empty. Take the token out, or give it a value under tokens.',
      ],
    ],
    keeps: [
      [
        'a token that the trigger gives',
        `campaign: { trigger: Opens Email, flow: [{ call: enrich }] }\n${payload('[{{trigger.Subject}}]')}`,
      ],
      [
        'a member that the scenario gives',
        `tokens: { member: { webinar url: https://a.example } }\n${payload('[{{member.webinar url}}]')}`,
      ],
    ],
  },
  'email-only-token': {
    breaks: [
      [
        'a link of emails',
        payload('{ "a": {{system.viewAsWebpageLink}} }'),
        '5:22 error email-only-token webhooks.enrich.payload: "{{system.viewAsWebpageLink}}" names nothing. The platform fills this token in emails only; this one would be sent empty. Take the token out, or give it a value under tokens.',
      ],
      [
        'a my token that is a script',
        `tokens: { my: { Greeting: { type: email script } } }\n${payload('[{{my.Greeting}}]')}`,
        '6:16 error email-only-token webhooks.enrich.payload: "{{my.Greeting}}" names nothing. A my token of this type has a value in emails only; this one would be sent empty. Use a my token of another type.',
      ],
    ],
    keeps: [
      ['a my token that is a text', `tokens: { my: { Step: 6 } }\n${payload('[{{my.Step}}]')}`],
      ['the date', payload('[{{system.date}}]')],
    ],
  },
  'illegal-url': {
    breaks: [
      [
        'no scheme',
        webhook('url: api.example.com'),
        '3:10 error illegal-url webhooks.enrich.url: "api.example.com" is not a URL. A URL begins with http:// or https:// and a host. Write it in full, like https://api.example.com/v1/enrich.',
      ],
      [
        'a letter that is not ASCII',
        webhook('url: https://api.example.com/café'),
        '3:37 error illegal-url webhooks.enrich.url: "é" cannot stand in a URL. A URL is sent exactly as typed, so it holds visible ASCII characters only. Write %C3%A9 for this one.',
      ],
    ],
    keeps: [['what is encoded already', webhook('url: https://api.example.com/caf%C3%A9?a=%26&b')]],
  },
  'json-token-in-url': {
    breaks: [
      [
        'the first of two tokens',
        webhook('url: https://api.example.com/{{lead.Id}}?a={{lead.City}}', 'method: GET'),
        '3:34 warning json-token-in-url webhooks.enrich.url: "{{lead.Id}}" stands in the URL. How JSON encoding writes a token into a URL is not documented; here it is percent-encoded, without quotes. Use the encoding Form/Url, or move it into the payload.',
      ],
    ],
    keeps: [
      [
        'a form',
        webhook(
          'url: https://api.example.com/?a={{lead.City}}',
          'method: GET',
          'encoding: Form/Url',
        ),
      ],
    ],
  },
  'raw-token-in-url': {
    breaks: [
      [
        'a text among numbers',
        webhook(
          'url: https://api.example.com/?a={{lead.Id}}&b={{lead.City}}',
          'method: GET',
          'encoding: None',
        ),
        '3:51 warning raw-token-in-url webhooks.enrich.url: "{{lead.City}}" stands in the URL. Under the encoding None its value goes in as it is: a space makes the URL illegal, an & begins another parameter. Use the encoding Form/Url.',
      ],
    ],
    keeps: [
      [
        'a number, and a value that is known',
        `tokens: { my: { Key: a-1 } }\n${webhook('url: https://api.example.com/?a={{lead.Id}}&b={{my.Key}}', 'method: GET', 'encoding: None')}`,
      ],
    ],
  },
  'secret-in-url': {
    breaks: [
      [
        'a user and a password',
        webhook('url: https://ann:pa55@api.example.com/v1'),
        '3:10 warning secret-in-url webhooks.enrich.url: "https://***@api.example.com" stands in the URL. It is a secret, and URLs are written to logs all the way. Send it in an Authorization header.',
      ],
      [
        'a key and a token',
        webhook('url: https://api.example.com/v1?api_key=4eC39&access_token=81b'),
        '3:37 warning secret-in-url webhooks.enrich.url: "api_key=" stands in the URL. It is a secret, and URLs are written to logs all the way. Send it in a header, or write api_key={{my.api_key}}.',
        '3:51 warning secret-in-url webhooks.enrich.url: "access_token=" stands in the URL. It is a secret, and URLs are written to logs all the way. Send it in a header, or write access_token={{my.access_token}}.',
      ],
    ],
    keeps: [
      [
        'a key from a token',
        `tokens: { my: { key: abc } }\n${webhook('url: https://api.example.com/v1?key={{my.key}}&page=1', 'encoding: Form/Url')}`,
      ],
    ],
  },
  'payload-on-get': {
    breaks: [
      [
        'a payload, in which nothing else matters then',
        webhook('method: GET', `payload: '{{lead.Nobody}}'`),
        '5:15 warning payload-on-get webhooks.enrich.payload: "{{lead.Nobody}}" is not sent. GET has no body. Use POST, or leave the payload empty.',
      ],
    ],
    keeps: [
      ['no payload', webhook('method: GET')],
      ['a DELETE', payload('[{{lead.Id}}]', 'method: DELETE')],
    ],
  },
  'illegal-backslash': {
    breaks: [
      [
        'an expression of JavaScript',
        webhook('headers: { Content-Type: text/plain }', 'payload: a.split(/\\s*;\\n*/)'),
        '5:23 error illegal-backslash webhooks.enrich.payload: "\\\\s" cannot stand in a payload. In a payload a backslash begins one of \\b \\t \\n \\f \\r \\\\ \\" \\\'. Write \\\\s to send \\s.',
      ],
    ],
    keeps: [
      [
        'two of them',
        webhook('headers: { Content-Type: text/plain }', 'payload: a.split(/\\\\s/)'),
      ],
      [
        'any, where they are not looked at',
        `instance: { backslashPreParse: false }\n${webhook('headers: { Content-Type: text/plain }', 'payload: a.split(/\\s/)')}`,
      ],
    ],
  },
  'quoted-token': {
    breaks: [
      [
        'two in one text, and the second of two that read alike',
        payload('{ "a": {{lead.City}}, "b": "{{lead.State}} {{lead.City}}" }'),
        '5:43 warning quoted-token webhooks.enrich.payload: "{{lead.State}}" stands in quotes. Under JSON encoding a text brings its own quotes, so this one would have two pairs. Take those around it away.',
        '5:58 warning quoted-token webhooks.enrich.payload: "{{lead.City}}" stands in quotes. Under JSON encoding a text brings its own quotes, so this one would have two pairs. Take those around it away.',
      ],
    ],
    keeps: [
      ['none', payload('{ "a": {{lead.City}}, "b": "{" }')],
      ['a number', payload('{ "a": "{{lead.Lead Score}}" }')],
    ],
  },
  'unquoted-token': {
    breaks: [
      [
        'the first of two',
        payload('{ "a": {{lead.City}}, "b": {{lead.State}} }', 'encoding: None'),
        '6:22 warning unquoted-token webhooks.enrich.payload: "{{lead.City}}" stands without quotes. Under the encoding None a text goes out as it is, so this is no JSON. Use the encoding JSON.',
      ],
    ],
    keeps: [
      [
        'a text area that holds JSON',
        `leads: { fields: { Answers: { type: text, always: '[1, 2]' } } }\n${payload('{ "a": {{lead.Answers}} }', 'encoding: None')}`,
      ],
      [
        'what is no JSON',
        webhook(
          'headers: { Content-Type: text/plain }',
          'encoding: None',
          `payload: '[{{lead.City}}]'`,
        ),
      ],
    ],
  },
  'raw-token-in-form': {
    breaks: [
      [
        'the first text of a form',
        webhook(
          'headers: { Content-Type: application/x-www-form-urlencoded }',
          'encoding: None',
          'payload: id={{lead.Id}}&city={{lead.City}}&state={{lead.State}}',
        ),
        '6:34 warning raw-token-in-form webhooks.enrich.payload: "{{lead.City}}" stands in a form. Under the encoding None its value goes out as it is, and an & in it begins another pair. Use the encoding Form/Url.',
      ],
    ],
    keeps: [
      [
        'numbers',
        webhook(
          'headers: { Content-Type: application/x-www-form-urlencoded }',
          'encoding: None',
          'payload: id={{lead.Id}}&score={{lead.Lead Score}}',
        ),
      ],
    ],
  },
  'numeric-default': {
    breaks: [
      [
        'a default of a number and one of a boolean',
        payload('[{{lead.Lead Score:default=0}}, {{lead.Unsubscribed:default=no}}]'),
        '5:16 warning numeric-default webhooks.enrich.payload: "{{lead.Lead Score:default=0}}" has a default. Under JSON encoding a default is a text, "0", where the field is a number. Leave the default out, or let the service take both.',
        '5:47 warning numeric-default webhooks.enrich.payload: "{{lead.Unsubscribed:default=no}}" has a default. Under JSON encoding a default is a text, "no", where the field is a boolean. Leave the default out, or let the service take both.',
      ],
    ],
    keeps: [['a default of a text', payload('[{{lead.City:default=0}}]')]],
  },
  'illegal-header': {
    breaks: [
      [
        'a name that belongs to the connection, and a value of two lines',
        webhook('headers: { Transfer-Encoding: chunked, X-A: "a\\nb" }'),
        '4:16 error illegal-header webhooks.enrich.headers.Transfer-Encoding: "Transfer-Encoding" cannot be sent. A header name is letters, digits and hyphens, and not one that belongs to the connection, like Content-Length. Rename the header, or take it away.',
        '4:49 error illegal-header webhooks.enrich.headers.X-A: "a\\nb" cannot be sent. A header value is one line of printable Latin-1 characters. Take line breaks and other characters out.',
      ],
    ],
    keeps: [['a token in a value', webhook(`headers: { X-Lead: 'id {{lead.Id}}' }`)]],
  },
  'repeated-header': {
    breaks: [
      [
        'another case',
        webhook('headers: { X-A: 1, x-a: 2 }'),
        '4:24 error repeated-header webhooks.enrich.headers.x-a: "x-a" cannot be sent. A header is given once; its case does not matter. Take one of the two away.',
      ],
    ],
    keeps: [['two that differ', webhook('headers: { X-A: 1, X-B: 1 }')]],
  },
  'missing-content-type': {
    breaks: [
      [
        'a form',
        webhook('encoding: Form/Url', 'payload: a={{lead.City}}'),
        '2:3 warning missing-content-type webhooks.enrich.headers.Content-Type: Which Content-Type the platform sends by itself is not documented; here it is application/x-www-form-urlencoded. Add a header like Content-Type: application/x-www-form-urlencoded.',
      ],
      [
        'JSON beside other headers, where none is sent',
        `instance: { contentType: strict }\n${webhook('headers: { X-A: 1 }', `payload: '[{{lead.Id}}]'`)}`,
        '5:5 warning missing-content-type webhooks.enrich.headers.Content-Type: Which Content-Type the platform sends by itself is not documented; here it is none. Add a header like Content-Type: application/json.',
      ],
    ],
    keeps: [
      ['nothing is sent', webhook('method: POST')],
      [
        'it is there, in another case',
        webhook('headers: { content-type: text/plain }', 'payload: a'),
      ],
    ],
  },
  'content-type-mismatch': {
    breaks: [
      [
        'JSON that is encoded as a form',
        payload('[{{lead.Id}}]', 'encoding: Form/Url'),
        '4:30 warning content-type-mismatch webhooks.enrich.headers.Content-Type: "application/json" does not fit the encoding. Under Form/Url encoding a text is percent-encoded and without quotes: Jack+%26+Jill. Use the encoding JSON.',
      ],
      [
        'XML that is encoded as JSON',
        webhook(
          'headers: { Content-Type: text/xml; charset=utf-8 }',
          'payload: <a>{{lead.City}}</a>',
        ),
        '4:30 warning content-type-mismatch webhooks.enrich.headers.Content-Type: "text/xml; charset=utf-8" does not fit the encoding. Under JSON encoding a text comes with quotes, which in XML are part of the value. Use the encoding None.',
      ],
    ],
    keeps: [
      ['no token that is encoded', payload('[1]', 'encoding: Form/Url')],
      [
        'XML that is not encoded',
        webhook(
          'headers: { Content-Type: text/xml }',
          'encoding: None',
          'payload: <a>{{lead.City}}</a>',
        ),
      ],
    ],
  },
  'malformed-path': {
    breaks: [
      [
        'a wildcard',
        mapped('a[*]', '{ json: { a: [5] } }'),
        '4:17 error malformed-path webhooks.enrich.mappings["a[*]"]: "a[*]" is not a response attribute. A response attribute is keys joined by dots, each with an optional [index]; a key is made of letters, digits, - _ : and spaces. Write a whole number in the brackets: [0].',
      ],
      [
        'an index first, of XML',
        mapped('[0].a', '{ xml: { a: 5 } }', 'responseType: XML'),
        '5:17 error malformed-path webhooks.enrich.mappings["[0].a"]: "[0].a" is not a response attribute. An XML path begins with the root element, and each index follows an element name. Write it like elementList.element[0].foo.',
      ],
    ],
    keeps: [['two indexes', mapped('a[1][0]', '{ json: { a: [4, [5]] } }')]],
  },
  'unmappable-key': {
    breaks: [
      [
        'an at sign',
        mapped('@score', '{ json: { "@score": 5 } }'),
        '4:17 error unmappable-key webhooks.enrich.mappings.@score: "@score" is not a response attribute. A response attribute is keys joined by dots, each with an optional [index]; a key is made of letters, digits, - _ : and spaces. A key with @ in it cannot be mapped; let the service answer another name.',
      ],
    ],
    keeps: [['hyphens, colons and spaces', mapped('a-b:c d_e', '{ json: { "a-b:c d_e": 5 } }')]],
  },
  'root-array': {
    breaks: [
      [
        'an index first',
        mapped('[0].score', '{ json: [{ score: 5 }] }'),
        '4:17 warning root-array webhooks.enrich.mappings["[0].score"]: "[0].score" begins with an index. Reaching into an array at the root of a response is not documented. Let the service answer an object.',
      ],
    ],
    keeps: [['an array inside', mapped('a[0].score', '{ json: { a: [{ score: 5 }] } }')]],
  },
  'nothing-mapped': {
    breaks: [
      [
        'a mapping',
        mapped('score', '{ json: { score: 5 } }', 'responseType: None'),
        '5:17 warning nothing-mapped webhooks.enrich.mappings.score: "score" is not mapped. The response type is None. Use JSON or XML, or take the mapping away.',
      ],
    ],
    keeps: [['no mapping', webhook('responseType: None')]],
  },
  'no-such-field': {
    breaks: [
      [
        'the display name',
        webhook('mappings: { person.score: Lead Score }'),
        '4:31 error no-such-field webhooks.enrich.mappings["person.score"]: "Lead Score" names no field. A mapping names a lead field by its SOAP name. Did you mean LeadScore?',
      ],
      [
        'nothing near',
        webhook('mappings: { person.score: shoeSize }'),
        '4:31 error no-such-field webhooks.enrich.mappings["person.score"]: "shoeSize" names no field. A mapping names a lead field by its SOAP name. Add the field to leads.fields.',
      ],
    ],
    keeps: [
      [
        'a field of the scenario',
        `leads: { fields: { Shoe Size: { type: integer } } }\n${webhook('mappings: { person.score: shoeSize }')}`,
      ],
    ],
  },
  'rest-name': {
    breaks: [
      [
        'a name that differs',
        `leads: { fields: { Tier: { type: string, restName: tier, soapName: Customer_Tier } } }\n${webhook('mappings: { person.grade: tier }')}`,
        '5:31 warning rest-name webhooks.enrich.mappings["person.grade"]: "tier" is the REST name. A mapping names its field by the SOAP name. Write Customer_Tier.',
      ],
    ],
    keeps: [
      ['names that differ in their case only', webhook('mappings: { person.score: leadscore }')],
    ],
  },
  'no-soap-name': {
    breaks: [
      [
        'createdAt',
        webhook('mappings: { person.score: createdAt }'),
        '4:31 error no-soap-name webhooks.enrich.mappings["person.score"]: "createdAt" cannot be mapped to. A field without a SOAP name cannot be mapped. Map the attribute to another field.',
      ],
    ],
    keeps: [['a field that has one', webhook('mappings: { person.score: Rating }')]],
  },
  'read-only-field': {
    breaks: [
      [
        'a formula',
        `leads: { fields: { Grade: { type: formula } } }\n${webhook('mappings: { person.grade: grade }')}`,
        '5:31 error read-only-field webhooks.enrich.mappings["person.grade"]: "grade" cannot be mapped to. A formula field is never written. Map the attribute to another field.',
      ],
    ],
    keeps: [
      [
        'a string',
        `leads: { fields: { Grade: { type: string } } }\n${webhook('mappings: { person.grade: grade }')}`,
      ],
    ],
  },
  'field-mapped-twice': {
    breaks: [
      [
        'two names of one field',
        webhook('mappings: { person.score: leadScore, person.rank: LEADSCORE }'),
        '4:55 warning field-mapped-twice webhooks.enrich.mappings["person.rank"]: "LEADSCORE" is mapped to twice. person.score fills it too, and which of the two stands is not documented; here it is the later one. Keep one of the two.',
      ],
    ],
    keeps: [
      ['two fields', webhook('mappings: { person.score: leadScore, person.grade: leadSource }')],
    ],
  },
  'broken-json': {
    breaks: [
      [
        'a quote in any of several texts',
        payload('{ "a": "{{lead.City}}", "b": "{{lead.State}}" }', 'encoding: None'),
        '6:23 warning broken-json webhooks.enrich.payload: "{{lead.City}}" breaks the JSON when it is "say \\"hi\\"": under the encoding None that goes out as it is. Another token does so too. Use the encoding JSON, without quotes around tokens.',
      ],
      [
        'an empty number',
        payload('{ "a": {{lead.Lead Score}} }', 'encoding: None'),
        '6:22 warning broken-json webhooks.enrich.payload: "{{lead.Lead Score}}" breaks the JSON when it is empty: under the encoding None nothing goes out then. Use the encoding JSON, without quotes around tokens.',
      ],
      [
        'a comma too many',
        payload('{ "a": {{lead.City}}, }'),
        '5:14 warning broken-json webhooks.enrich.payload: This is no JSON, whatever the values of its tokens are. Mend it, or say in the Content-Type what it is.',
      ],
      [
        'a mistake in what looks like JSON, whatever the encoding',
        webhook(`payload: '[ {{lead.City}}'`),
        '2:3 warning missing-content-type webhooks.enrich.headers.Content-Type: Which Content-Type the platform sends by itself is not documented; here it is text/plain. Add a header like Content-Type: application/json.',
        '4:14 warning broken-json webhooks.enrich.payload: This is no JSON, whatever the values of its tokens are. Mend it, or say in the Content-Type what it is.',
      ],
    ],
    keeps: [
      [
        'the encoding JSON',
        payload('{ "a": {{lead.City}}, {{lead.Id}}: 1 }'.replace('{{lead.Id}}', '"b"')),
      ],
      ['a boolean, which is never empty', payload('[{{lead.Unsubscribed}}]', 'encoding: None')],
      ['a number in quotes', payload('["{{lead.Id}}"]', 'encoding: None')],
      [
        'another language',
        webhook('headers: { Content-Type: text/plain }', `payload: 'f({{lead.City}}'`),
      ],
    ],
  },
  'unreadable-replies': {
    breaks: [
      [
        'JSON for XML',
        mapped('score', '{ json: { score: 5 } }', 'responseType: XML'),
        '4:19 warning unreadable-replies webhooks.enrich.responseType: "XML" is none of what the service answers: no 2xx reply can be read as that. Use the response type JSON, or mend the replies.',
      ],
    ],
    keeps: [
      ['one of two', mapped('score', '{ json: { score: 5 } }\n      - { text: nothing }')],
      ['no mapping', webhook('responseType: XML')],
      ['nothing of a 2xx to read', mapped('score', '{ status: 404, text: nothing }')],
    ],
  },
  'xml-path-misses-root': {
    breaks: [
      [
        'the root left out, in built XML and in a text',
        mapped(
          'score',
          '{ xml: { person: { score: 5 } } }\n      - { xml: "<?xml version=\'1.0\'?><lead><score>5</score></lead>" }',
          'responseType: XML',
        ),
        '5:17 warning xml-path-misses-root webhooks.enrich.mappings.score: "score" does not begin with the root element, which the replies call person or lead. Write person.score.',
      ],
      [
        'a path that leads nowhere with the root either',
        mapped('rank', '{ xml: { person: { score: 5 } } }', 'responseType: XML'),
        '5:17 warning xml-path-misses-root webhooks.enrich.mappings.rank: "rank" does not begin with the root element, which the replies call person. Begin with person.',
      ],
    ],
    keeps: [
      [
        'the root',
        mapped('person.score', '{ xml: { person: { score: 5 } } }', 'responseType: XML'),
      ],
    ],
  },
  'wrong-index': {
    breaks: [
      [
        'no index in a list',
        mapped('orders.total', '{ json: { orders: [{ total: 5 }] } }'),
        '4:17 warning wrong-index webhooks.enrich.mappings["orders.total"]: "orders.total" has no index where the replies have several values. Write orders[0].total.',
      ],
      [
        'no index at the end',
        mapped('a', '{ json: { a: [5, 6] } }'),
        '4:17 warning wrong-index webhooks.enrich.mappings.a: "a" has no index where the replies have several values. Write a[0].',
      ],
      [
        'an index in an object',
        mapped('person[0].score', '{ json: { person: { score: 5 } } }'),
        '4:17 warning wrong-index webhooks.enrich.mappings["person[0].score"]: "person[0].score" has an index where the replies have a single value. Write person.score.',
      ],
      [
        'no index among several elements',
        mapped('a.b.c', '{ xml: { a: { b: [{ c: 5 }, { c: 6 }] } } }', 'responseType: XML'),
        '5:17 warning wrong-index webhooks.enrich.mappings["a.b.c"]: "a.b.c" has no index where the replies have several values. Write a.b[0].c.',
      ],
    ],
    keeps: [
      ['an index in a list', mapped('orders[1].total', '{ json: { orders: [{}, { total: 5 }] } }')],
      [
        'an index on an only child',
        mapped('a.b[0]', '{ xml: { a: { b: 5 } } }', 'responseType: XML'),
      ],
    ],
  },
  'path-not-in-replies': {
    breaks: [
      [
        'a key that is misspelt',
        mapped('person.scroe', '{ json: { person: { score: 5 } } }'),
        '4:17 warning path-not-in-replies webhooks.enrich.mappings["person.scroe"]: "person.scroe" is in no 2xx reply of the service, so nothing is written. Did you mean person.score?',
      ],
      [
        'an object',
        mapped('person', '{ json: { person: { score: 5 } } }'),
        '4:17 warning path-not-in-replies webhooks.enrich.mappings.person: "person" leads to an object or a list, and only single values are written. Did you mean person.score?',
      ],
      [
        'what only an error has',
        mapped('code', '{ json: {} }\n      - { status: 400, json: { code: 5 } }'),
        '4:17 warning path-not-in-replies webhooks.enrich.mappings.code: "code" is in no 2xx reply of the service, so nothing is written. Write a path of a reply, or add it to one.',
      ],
    ],
    keeps: [
      ['one of the replies', mapped('b', '{ json: { a: 5 } }\n      - { json: { b: 5 } }')],
      ['one of the values drawn', mapped('a.b', '{ json: { a: { $pick: [null, 1, { b: 5 }] } } }')],
      ['no body at all', mapped('a', '{ status: 204 }')],
    ],
  },
  'value-does-not-fit': {
    breaks: [
      [
        'a text for a score',
        mapped('score', '{ json: { score: "90" } }'),
        '4:26 warning value-does-not-fit webhooks.enrich.mappings.score: "leadScore" takes a whole number, and no reply has one at score. Let the service answer one, or map it to a string field.',
      ],
    ],
    keeps: [
      [
        'one of the replies',
        mapped('score', '{ json: { score: "90" } }\n      - { json: { score: 90 } }'),
      ],
      ['texts of XML', mapped('a.score', '{ xml: { a: { score: 90 } } }', 'responseType: XML')],
      [
        'numbers in texts, where these are taken',
        `instance: { typing: lenient }\nleads: { fields: { Rate: { type: float } } }\n${webhook('mappings: { rate: rate }')}${replies('{ json: { rate: "0.5" } }')}`,
      ],
    ],
  },
  'read-too-early': {
    breaks: [
      [
        'in a URL and in a header',
        `campaign: { flow: [{ call: enrich }, { call: notify }] }
webhooks:
  enrich: { url: https://api.example.com/a, mappings: { person.grade: city } }
  notify:
    url: https://api.example.com/b?c={{lead.City}}
    method: GET
    encoding: Form/Url
    headers: { X-City: '{{lead.City}}' }
`,
        '5:38 warning read-too-early webhooks.notify.url: "{{lead.City}}" is read before it is there: enrich writes it, and writes are not seen by later steps of the same run. Call notify in a campaign of its own, when the field changes.',
        '8:25 warning read-too-early webhooks.notify.headers.X-City: "{{lead.City}}" is read before it is there: enrich writes it, and writes are not seen by later steps of the same run. Call notify in a campaign of its own, when the field changes.',
      ],
    ],
    keeps: [
      [
        'the other way round',
        `campaign: { flow: [{ call: notify }, { call: enrich }] }
webhooks:
  enrich: { url: https://api.example.com/a, mappings: { person.grade: city } }
  notify: { url: https://api.example.com/b, headers: { X-City: '{{lead.City}}' } }
`,
      ],
      [
        'where writes are seen',
        `instance: { writeDelay: 0s }
campaign: { flow: [{ call: enrich }, { call: notify }] }
webhooks:
  enrich: { url: https://api.example.com/a, mappings: { person.grade: city } }
  notify: { url: https://api.example.com/b, headers: { X-City: '{{lead.City}}' } }
`,
      ],
    ],
  },
  'batch-campaign': {
    breaks: [
      [
        'an executable campaign',
        'campaign: { type: executable, flow: [{ call: enrich }] }\n',
        '1:19 error batch-campaign campaign.type: "executable" is refused by Call Webhook: each call ends with error 1000, and nothing is sent. Use a trigger campaign that this one requests.',
      ],
    ],
    keeps: [['a trigger campaign', 'campaign: { type: trigger, flow: [{ call: enrich }] }\n']],
  },
  'unreachable-timeouts': {
    breaks: [
      [
        'no timeouts, of replies that hang',
        `leads: { count: 100 }\n${replies('{ share: 10%, fault: hang }', '{ json: {} }')}expect: { timeouts: '== 0', timeoutShare: '< 10%' }\n`,
        '8:21 error unreachable-timeouts expect.timeouts: "== 0" cannot be kept: of 100 calls at least 10 time out, by the latencies and faults of the services. Change the limit, the timeout or the replies.',
        '8:43 error unreachable-timeouts expect.timeoutShare: "< 10%" cannot be kept: of 100 calls at least 10 time out, by the latencies and faults of the services. Change the limit, the timeout or the replies.',
      ],
      [
        'no timeouts, of replies that are late',
        `leads: { count: 10000 }\n${replies('{ weight: 9 }', '{ weight: 1, latency: 31s }')}expect: { timeouts: '<= 5' }\n`,
        `8:21 error unreachable-timeouts expect.timeouts: "<= 5" cannot be kept: of 10,000 calls at least 880 time out, by the latencies and faults of the services. Change the limit, the timeout or the replies.`,
      ],
      [
        'no timeouts, of bodies that drip',
        `leads: { count: 100 }\n${replies('{ share: 10%, fault: drip }', '{ json: {} }')}expect: { timeouts: '== 0' }\n`,
        '8:21 error unreachable-timeouts expect.timeouts: "== 0" cannot be kept: of 100 calls at least 10 time out, by the latencies and faults of the services. Change the limit, the timeout or the replies.',
      ],
      [
        'timeouts, where there are none',
        `${replies('{ latency: 30s }')}expect: { timeouts: '> 0' }\n`,
        '6:21 error unreachable-timeouts expect.timeouts: "> 0" cannot be kept: of 1,000 calls none can time out, by the latencies and faults of the services. Change the limit, the timeout or the replies.',
      ],
    ],
    keeps: [
      [
        'exactly those that are dealt',
        `leads: { count: 100 }\n${replies('{ share: 10%, fault: hang }', '{ json: {} }')}expect: { timeouts: '== 10', timeoutShare: '<= 10%' }\n`,
      ],
      [
        'a hang that few leads may never meet',
        `leads: { count: 10 }\n${replies('{ weight: 1, fault: hang }', '{ weight: 99 }')}expect: { timeouts: '== 0' }\n`,
      ],
      [
        'bodies that drip within a limit that covers the header only',
        `instance: { timeoutCovers: connect }\n${replies('{ fault: drip }')}expect: { timeouts: '== 0' }\n`,
      ],
      [
        'replies that workers may make late',
        `${serving('workers: 1')}instance: { concurrency: 20 }\nexpect: { timeouts: '> 0' }\n`,
      ],
      [
        'hangs that only some conditions or turns bring',
        `${replies('{ when: { lead: Lead Score, above: 50 }, fault: hang }', '{ times: 5, fault: hang }', '{ json: {} }')}expect: { timeouts: '== 0' }\n`,
      ],
      [
        'replies that a rate limit may answer before they are late',
        `${serving('rateLimit: { limit: 1/h }', 'replies: [{ fault: hang }]')}expect: { timeouts: '<= 5' }\n`,
      ],
      [
        'a tail that may go far',
        `${replies('{ latency: { lognormal: { median: 1s, sigma: 1 } } }')}expect: { timeouts: '== 0', timeoutShare: '> 0%' }\n`,
      ],
    ],
  },
  'unreachable-delay': {
    breaks: [
      [
        'less than the calls add up to',
        `leads: { count: 1000 }\ninstance: { concurrency: 20 }\nexpect: { totalDelay: '< 2s' }\n`,
        '3:23 error unreachable-delay expect.totalDelay: "< 2s" cannot be kept: 1,000 calls keep 20 slots busy for at least 2s. Allow more time, or change the slots, the replies or the leads.',
      ],
      [
        'less than the timeouts hold',
        `leads: { count: 100 }\n${replies('{ fault: hang }')}expect: { totalDelay: '<= 49m' }\n`,
        '7:23 error unreachable-delay expect.totalDelay: "<= 49m" cannot be kept: 100 calls keep 1 slot busy for at least 50m. Allow more time, or change the slots, the replies or the leads.',
      ],
      [
        'less than the calls add up to, which load can only make longer',
        `${serving('workers: 1', 'slowdowns: [{ from: 0s, for: 1h, factor: 2 }]')}expect: { totalDelay: '<= 49s' }\n`,
        '6:23 error unreachable-delay expect.totalDelay: "<= 49s" cannot be kept: 1,000 calls keep 1 slot busy for at least 50s. Allow more time, or change the slots, the replies or the leads.',
      ],
      [
        'less than even refusals take',
        `${serving('rateLimit: { limit: 10/s }')}expect: { totalDelay: '<= 9s' }\n`,
        '5:23 error unreachable-delay expect.totalDelay: "<= 9s" cannot be kept: 1,000 calls keep 1 slot busy for at least 10s. Allow more time, or change the slots, the replies or the leads.',
      ],
      [
        'an end before the last has come',
        `leads: { count: 7201 }\ncampaign: { arrivals: { rate: 1/s }, flow: [{ call: enrich }] }\nexpect: { totalDelay: '== 1h' }\n`,
        '3:23 error unreachable-delay expect.totalDelay: "== 1h" cannot be kept: the last lead comes after 2h. Allow more time, or change the slots, the replies or the leads.',
      ],
    ],
    keeps: [
      [
        'exactly what they add up to',
        `leads: { count: 100000 }\nexpect: { totalDelay: '== 1h 23m 20s' }\n`,
      ],
      [
        'less than all replies add up to, where some may be refused at once',
        `${serving('rateLimit: { limit: 10/s }')}expect: { totalDelay: '<= 11s' }\n`,
      ],
      [
        'less than all replies add up to, where conditions and turns choose them',
        `${replies('{ when: { lead: Lead Score, above: 50 }, latency: 1s }', '{ times: 5, latency: 1ms }', '{ json: {} }')}expect: { totalDelay: '<= 2s' }\n`,
      ],
      ['any other limit', `expect: { callTimeP50: '<= 1ms', totalDelay: '>= 1h' }\n`],
    ],
  },
  'unused-webhook': {
    breaks: [
      [
        'a second webhook',
        `${webhook()}  other: { url: https://api.example.com/b }\n`,
        '4:3 warning unused-webhook webhooks.other: No flow step calls this webhook. Add a step, call: other, or take the webhook away.',
      ],
    ],
    keeps: [
      [
        'two that are called',
        `campaign: { flow: [{ call: enrich }, { call: other }] }\n${webhook()}  other: { url: https://api.example.com/b }\n`,
      ],
    ],
  },
  'unused-service': {
    breaks: [
      [
        'a second service',
        'services:\n  https://api.example.com: { latency: 1s }\n  https://b.example.com: { latency: 1s }\n',
        '3:3 warning unused-service services["https://b.example.com"]: No webhook calls this service. Let a webhook have a URL there, or take the service away.',
      ],
    ],
    keeps: [
      [
        'a key that is written otherwise',
        'services:\n  HTTPS://API.example.com:443: { latency: 1s }\n',
      ],
    ],
  },
}
