import type { RulePage } from './rule.ts'

export const HEADER_PAGES = {
  'illegal-header': {
    what: 'A header has a name or a value that cannot be sent.',
    why: 'Names are letters, digits and hyphens; values are one line of Latin-1. Some headers belong to the connection, and the client writes them itself.',
    source: 'marketo.md §1.8 [DOC], decision 15',
    fix: 'Rename the header, or take it away.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Length: 20 }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { X-Source: sign-up }
`,
  },
  'repeated-header': {
    what: 'A header is given twice.',
    why: 'The case of a name does not matter, so the two are one, and only one value can be sent.',
    source: 'RFC 9110 §5.1, §5.3',
    fix: 'Keep one of the two.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { X-Source: sign-up, x-source: event }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { X-Source: sign-up }
`,
  },
  'missing-content-type': {
    what: 'A webhook sends a payload and no Content-Type.',
    why: 'What the platform sends by itself is not documented. All guides add the header by hand, and services that read JSON answer 415 without it.',
    source: 'marketo.md §1.9 [UNK], §7 [COM], decision 12',
    fix: 'Add a custom header.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    payload: '{ "email": {{lead.Email Address}} }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "email": {{lead.Email Address}} }'
`,
  },
  'content-type-mismatch': {
    what: 'The Content-Type says one thing, and the encoding writes values for another.',
    why: 'Under Form/Url, Jack & Jill becomes Jack+%26+Jill, which a reader of JSON takes for the name. Under JSON a text has quotes, which a form or XML takes for a part of it.',
    source: 'marketo.md §2.3 [COM]',
    fix: 'Use the encoding that belongs to the payload: JSON for JSON, Form/Url for a form, None for XML.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/x-www-form-urlencoded }
    encoding: JSON
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
} as const satisfies Readonly<Record<string, RulePage>>
