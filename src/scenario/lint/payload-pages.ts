import type { RulePage } from './rule.ts'

export const PAYLOAD_PAGES = {
  'payload-on-get': {
    what: 'A webhook with the method GET has a payload.',
    why: 'The platform takes a payload template for every method but GET. It is never sent.',
    source: 'marketo.md §1.2 [DOC], decision 11',
    fix: 'Use POST, or move what matters into the URL.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    method: GET
    payload: '{ "email": {{lead.Email Address}} }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    method: POST
    headers: { Content-Type: application/json }
    payload: '{ "email": {{lead.Email Address}} }'
`,
  },
  'illegal-backslash': {
    what: 'A backslash of the payload begins none of the sequences that the platform knows.',
    why: 'The template is unescaped before it is used: \\b \\t \\n \\f \\r \\\\ \\" and \\\' become the real character, and any other sequence is an error. Whoever wants the service to see \\d has to type \\\\d.',
    source: 'marketo.md §1.13 [COM], decision 23',
    fix: 'Type two backslashes where the service is to see one.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "folder": "C:\\data" }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "folder": "C:\\\\\\\\data" }'
`,
  },
  'quoted-token': {
    what: 'A token of text stands in quotes under the encoding JSON.',
    why: 'A text brings its own quotes, so the service gets two pairs, which is no JSON. Numbers and booleans come bare, and quotes make texts of them.',
    source: 'marketo.md §2.3.1 [DOC], §2.3.7 [COM]',
    fix: 'Take the quotes around the token away.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "email": "{{lead.Email Address}}" }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "email": {{lead.Email Address}} }'
`,
  },
  'unquoted-token': {
    what: 'A token of text stands without quotes in a JSON payload under the encoding None.',
    why: 'The value goes in as it is, so the service gets {"email": ann@example.com}. Only a text area that holds JSON itself is right like that.',
    source: 'marketo.md §2.3.3 [COM], §2.3.5 [COM]',
    fix: 'Use the encoding JSON.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    encoding: None
    payload: '{ "email": {{lead.Email Address}} }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    encoding: JSON
    payload: '{ "email": {{lead.Email Address}} }'
`,
  },
  'raw-token-in-form': {
    what: 'A token of text stands in a form under the encoding None.',
    why: 'The value goes in as it is: the & of Jack & Jill ends it and begins another pair, and a + is a space. Guides of vendors are wrong here too.',
    source: 'marketo.md §2.3.4 [COM]',
    fix: 'Use the encoding Form/Url.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/x-www-form-urlencoded }
    encoding: None
    payload: company={{company.Company Name}}
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/x-www-form-urlencoded }
    encoding: Form/Url
    payload: company={{company.Company Name}}
`,
  },
  'numeric-default': {
    what: 'A token of a number or a boolean has a default under the encoding JSON.',
    why: 'How a default is written then is not documented. hookdrill sends a text, as for any default: "0" where other leads have 0.',
    source: 'marketo.md §2.3.8 [UNK], decision 19',
    fix: 'Leave the default out: an empty number is null, an empty boolean false.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "score": {{lead.Lead Score:default=0}} }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "score": {{lead.Lead Score}} }'
`,
  },
} as const satisfies Readonly<Record<string, RulePage>>
